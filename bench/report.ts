import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { load } from 'cheerio'
import fc from 'fast-check'
import mammoth from 'mammoth'
import { reportFile } from '../src/modules/annual-report/exports/report-file.ts'
import { readReportFile } from '../src/modules/annual-report/index.ts'
import { checkReport } from '../src/modules/annual-report/rules/index.ts'
import { printHtml } from '../src/modules/annual-report/testing/printed-report.ts'
import { balancedReport } from '../src/modules/annual-report/testing/random-report.ts'
import { median } from './figures.ts'

const REPORTS = 100
const ROUNDS = 5

/**
 * Reports read from pages and Word files and checked, beside only parsing the same files with the libraries that do
 * it (cheerio, mammoth): reports per second. Rounds alternate; medians. Every one is read without a figure that cannot be
 * read, and none has a hard failure.
 */
export async function benchReport(print: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-report-'))
  try {
    const reports = fc.sample(balancedReport, { numRuns: REPORTS, seed: 20260302 })
    const pages: string[] = []
    const documents: string[] = []
    for (const [index, report] of reports.entries()) {
      const [page, document] = [join(folder, `${index}.html`), join(folder, `${index}.docx`)]
      writeFileSync(page, printHtml(report))
      writeFileSync(document, await reportFile(report, 'docx'))
      pages.push(page)
      documents.push(document)
    }
    await compare(print, '网页', pages, async (path) => {
      load(readFileSync(path, 'utf8'))
    })
    await compare(print, 'Word 文件', documents, async (path) => {
      await mammoth.convertToHtml({ path })
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function compare(
  print: (line: string) => void,
  name: string,
  paths: readonly string[],
  parse: (path: string) => Promise<void>,
): Promise<void> {
  const times = { read: [] as number[], parse: [] as number[] }
  // The first round warms up and is not counted.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const read = await timeOf(paths, readAndCheck)
    const parsed = await timeOf(paths, parse)
    if (round === 0) continue
    times.read.push(read)
    times.parse.push(parsed)
  }
  const [read, parsed] = [median(times.read), median(times.parse)]
  print(
    `年度报告（${name}）读取并核对：每秒 ${Math.round(paths.length / read)} 份，用时是只解析同一文件的 ${(read / parsed).toFixed(1)} 倍（每秒 ${Math.round(paths.length / parsed)} 份）`,
  )
}

async function readAndCheck(path: string): Promise<void> {
  const report = await readReportFile(path, { name: path })
  const failed = checkReport(report).some(({ kind, verdict }) => kind === 'hard' && verdict === 'fail')
  if (failed || report.unreadable.length > 0) throw new Error(`${path} is not read as it was written`)
}

/** In seconds. */
async function timeOf(paths: readonly string[], work: (path: string) => Promise<void>): Promise<number> {
  const start = performance.now()
  for (const path of paths) await work(path)
  return (performance.now() - start) / 1_000
}

if (import.meta.main) await benchReport((line) => process.stdout.write(`${line}\n`))
