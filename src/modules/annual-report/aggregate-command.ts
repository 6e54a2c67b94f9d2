import { readFileSync } from 'node:fs'
import type { CommandIo } from '../../lib/command.ts'
import { type CheckedFile, checkFolder } from './check-folder.ts'
import { loadReport, oneLine, problemOf } from './load-report.ts'
import { inWords, printTables } from './print-report.ts'
import { UnreadableReport } from './reading/unreadable-report.ts'
import type { AnnualReport, CheckResult } from './report.ts'
import { addUp, type Gap, gapsTo } from './rules/index.ts'

export interface AggregateOptions {
  year?: string | undefined
  expected?: string | undefined
  parent?: string | undefined
  json: boolean
}

interface Part {
  file: string
  report: AnnualReport
  /** Hard checks that fail. */
  failed: CheckResult[]
}

/** A file that was not added up, and why. */
interface LeftOut {
  file: string
  why: string
}

/**
 * `report aggregate FOLDER`: adds up the reports of one year in a folder. Exit code 0 when all is well, 1 when an organ is
 * missing, a part does not balance or cannot be read, or the superior's report differs; 2 when nothing can be added up.
 */
export async function aggregate(folder: string, options: AggregateOptions, io: CommandIo): Promise<number> {
  const files = await checkFolder(folder, (done, all) => io.progress?.(`读取 ${done}/${all}`))
  io.progress?.('')
  const { year, parts, leftOut } = chosen(files, options.year)
  if (parts.length === 0) throw new UnreadableReport(`文件夹 ${oneLine(folder)} 里没有可以汇总的年度报告`)
  const missing = options.expected === undefined ? [] : missingFrom(parts, organsIn(options.expected))
  const sum = addUp(parts.map(({ report }) => report))
  const parent = options.parent === undefined ? null : await loadReport(options.parent)
  const gaps = parent === null ? null : gapsTo(parent, sum)
  const unbalanced = parts.filter(({ failed }) => failed.length > 0)
  if (options.json) {
    const named = parts.map(({ file, report }) => ({ file, organ: report.organ }))
    const inconsistent = unbalanced.map(({ file, failed }) => ({
      file,
      failed: failed.map(({ message }) => message),
    }))
    io.out(JSON.stringify({ year, parts: named, leftOut, missing, inconsistent, ...sum, gaps }, null, 2))
  } else {
    io.out(
      [
        `${year} 年 ${parts.length} 个机关的年度报告汇总`,
        ...printTables(sum),
        ...section(
          '没有计入',
          leftOut.map(({ file, why }) => `${file}：${why}`),
        ),
        ...section('缺少', missing),
        ...section('勾稽关系不符（已按原数计入）', unbalanced.flatMap(printUnbalanced)),
        ...(gaps === null ? [] : printGaps(gaps)),
      ].join('\n'),
    )
  }
  return leftOut.length + missing.length + unbalanced.length + (gaps?.length ?? 0) > 0 ? 1 : 0
}

/** The reports of one year, each organ once; the year that most of them have, unless one is named. */
function chosen(files: readonly CheckedFile[], wanted: string | undefined) {
  const years = files.flatMap((each) =>
    'report' in each && each.report.year !== null ? [each.report.year] : [],
  )
  const year = wanted === undefined ? mostOften(years) : yearOf(wanted)
  const parts: Part[] = []
  const leftOut: LeftOut[] = []
  for (const each of files) {
    const why = 'problem' in each ? each.problem : whyLeftOut(each.report, year, parts)
    if (why !== null || !('report' in each)) {
      leftOut.push({ file: each.file, why: why ?? '' })
      continue
    }
    const failed = each.checks.filter(({ kind, verdict }) => kind === 'hard' && verdict === 'fail')
    parts.push({ file: each.file, report: each.report, failed })
  }
  return { year, parts, leftOut }
}

function whyLeftOut(report: AnnualReport, year: number | null, before: readonly Part[]): string | null {
  if (report.year === null || report.year !== year) return `是 ${report.year ?? '（年份未识别）'} 年的报告`
  if (report.organ === null) return '机关名称未识别'
  if (report.unreadable.length > 0) return `有 ${report.unreadable.length} 个单元格无法识读，不能汇总`
  if (report.format === '2019') return '是 2019 年格式，与现行表格不能直接相加'
  const same = before.find((each) => each.report.organ === report.organ)
  return same === undefined ? null : `与 ${same.file} 是同一机关`
}

function mostOften(years: readonly number[]): number | null {
  const counts = new Map<number, number>()
  for (const year of years) counts.set(year, (counts.get(year) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? null
}

function yearOf(text: string): number {
  if (!/^20\d{2}$/.test(text)) throw new UnreadableReport('--year 后面应是年份，例如 2026')
  return Number(text)
}

/** One organ a line. */
function organsIn(file: string): string[] {
  try {
    const text = readFileSync(file, 'utf8').replace(/^\ufeff/, '')
    return text.split(/\r?\n/).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
  } catch (error) {
    throw new UnreadableReport(problemOf(error, oneLine(file)))
  }
}

function missingFrom(parts: readonly Part[], expected: readonly string[]): string[] {
  const there = new Set(parts.map(({ report }) => plain(report.organ ?? '')))
  return expected.filter((each) => !there.has(plain(each)))
}

function plain(name: string): string {
  return name.replace(/\s/g, '')
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `${title}（${lines.length}）`, ...lines.map((each) => `  ${each}`)]
}

function printUnbalanced({ file, failed }: Part): string[] {
  return failed.map(({ message }) => `${file}：${message}`)
}

function printGaps(gaps: readonly Gap[]): string[] {
  if (gaps.length === 0) return ['', '上级报告的各项数字都等于各机关之和']
  return section(
    '上级报告与各机关之和不符',
    gaps.map(
      ({ table, name, parent, sum, difference }) =>
        `表${'〇一二三四'[table]} ${name}：上级 ${inWords(parent)}，各机关之和 ${inWords(sum)}，相差 ${difference > 0 ? '+' : ''}${difference}`,
    ),
  )
}
