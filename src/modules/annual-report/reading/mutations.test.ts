import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reportFile } from '../exports/report-file.ts'
import {
  type AnnualReport,
  type Cell,
  REMEDY_COLUMNS,
  REMEDY_GROUPS,
  ROW_CODES,
  TABLE3_COLUMNS,
} from '../report.ts'
import { checkReport, count } from '../rules/index.ts'
import { printHtml, printText, type TextLayout } from '../testing/printed-report.ts'
import { balancedReport } from '../testing/random-report.ts'
import { readReport } from './read-report.ts'
import { readReportFile } from './read-report-file.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-mutations-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const text = (layout: TextLayout) => async (report: AnnualReport) =>
  readReport(printText(report, layout), { name: 'x' })

/** Every form in which a report is published and read: printed, and read back by our own reader. */
const LAYOUTS: Record<string, (report: AnnualReport) => Promise<AnnualReport>> = {
  'text, one cell a line': text('cellALine'),
  'text in columns': text('columns'),
  'text with tabs': text('tabs'),
  'text with pipes': text('pipes'),
  'a page': async (report) => readReport(printHtml(report), { name: 'x.html' }),
  'a Word file': async (report) => throughFile(report, 'docx'),
  JSON: async (report) => throughFile(report, 'json'),
}

async function throughFile(report: AnnualReport, format: 'docx' | 'json'): Promise<AnnualReport> {
  const path = join(folder, `report.${format}`)
  writeFileSync(path, await reportFile(report, format))
  return readReportFile(path, { name: `report.${format}` })
}

/** A place of table 3 or 4, as the checks name it, with the way to it. */
const places = [
  ...ROW_CODES.flatMap((code) =>
    TABLE3_COLUMNS.map(({ column }) => ({
      name: `table3.${code}.${column}`,
      row: ({ table3 }: AnnualReport) => table3[code] as Record<string, Cell>,
      column: column as string,
    })),
  ),
  ...REMEDY_GROUPS.flatMap(({ group }) =>
    REMEDY_COLUMNS.map(({ column }) => ({
      name: `table4.${group}.${column}`,
      row: ({ table4 }: AnnualReport) => table4[group] as Record<string, Cell>,
      column: column as string,
    })),
  ),
]

const failures = (report: AnnualReport) =>
  checkReport(report).filter(({ kind, verdict }) => kind === 'hard' && verdict === 'fail')

describe.each(Object.entries(LAYOUTS))('%s', (name, through) => {
  const numRuns = name === 'a Word file' ? 12 : 60

  it('a balanced report has no hard failure', async () => {
    await fc.assert(
      fc.asyncProperty(balancedReport, async (report) => {
        expect(failures(await through(report))).toEqual([])
      }),
      { numRuns: Math.ceil(numRuns / 3) },
    )
  })

  it('any one cell changed fails a check that names it', async () => {
    const change = fc.record({ place: fc.constantFrom(...places), by: fc.integer({ min: 1, max: 99 }) })
    await fc.assert(
      fc.asyncProperty(balancedReport, change, async (report, { place, by }) => {
        const wrong = structuredClone(report)
        place.row(wrong)[place.column] = count(place.row(wrong)[place.column] ?? null) + by
        const failed = failures(await through(wrong))
        expect(failed.length).toBeGreaterThan(0)
        for (const { cells } of failed) expect(cells).toContain(place.name)
      }),
      { numRuns },
    )
  })
})
