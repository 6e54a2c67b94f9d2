import { readdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import { readReportFile } from './reading/read-report-file.ts'
import { UnreadableReport } from './reading/unreadable-report.ts'
import type { AnnualReport, CheckResult } from './report.ts'
import { checkReport } from './rules/index.ts'

/** A file of a folder: the report with its checks, or one line why it is none. */
export type CheckedFile =
  | { file: string; report: AnnualReport; checks: CheckResult[]; previous: string | null }
  | { file: string; problem: string }

const ENDINGS = ['.html', '.htm', '.shtml', '.txt', '.docx', '.json', '.pdf']

/**
 * Every report of a folder (not of folders in it) with its checks. Where the folder also holds the same organ's report
 * of the year before, the carry-over is checked against it. `tell` hears how far it has come.
 */
export async function checkFolder(
  folder: string,
  tell: (done: number, all: number) => void,
): Promise<CheckedFile[]> {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((each) => each.isFile() && ENDINGS.includes(extname(each.name).toLowerCase()))
    .map(({ name }) => name)
    .sort((a, b) => a.localeCompare(b, 'zh-CN'))
  const read: (CheckedFile | { file: string; report: AnnualReport })[] = []
  for (const [at, file] of files.entries()) {
    read.push(await readOne(folder, file))
    tell(at + 1, files.length)
  }
  const reports = read.filter((each) => 'report' in each)
  return read.map((each) => {
    if (!('report' in each)) return each
    const { file, report } = each
    const before = reports.filter((other) => isYearBefore(other.report, report))
    // Two files of one organ and year leave no way to tell which was published.
    const previous = before.length === 1 ? before[0] : undefined
    return { file, report, checks: checkReport(report, previous?.report), previous: previous?.file ?? null }
  })
}

async function readOne(folder: string, file: string) {
  try {
    return { file, report: await readReportFile(join(folder, file), { name: file }) }
  } catch (failure) {
    if (!(failure instanceof UnreadableReport)) throw failure
    return { file, problem: failure.message }
  }
}

function isYearBefore(other: AnnualReport, report: AnnualReport): boolean {
  return (
    other.organ !== null &&
    other.organ === report.organ &&
    report.year !== null &&
    other.year === report.year - 1
  )
}
