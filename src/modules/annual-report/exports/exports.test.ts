import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readZip } from '../../../lib/zip.ts'
import { readReportFile } from '../reading/read-report-file.ts'
import type { AnnualReport } from '../report.ts'
import { REPORT_SCHEMA, reportJson } from '../report-json.ts'
import { sampleReport } from '../testing/printed-report.ts'
import { balancedReport } from '../testing/random-report.ts'
import { figuresOf, printed } from './figures-of.ts'
import { reportCsv } from './report-csv.ts'
import { reportFile } from './report-file.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-exports-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function kept(name: string, bytes: Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

async function fileOf(report: AnnualReport, format: 'docx' | 'xlsx'): Promise<Uint8Array> {
  return Buffer.from(await reportFile(report, format))
}

describe('the report as an Office file', () => {
  it.each(['docx', 'xlsx'] as const)('is the same whenever it is made: %s', async (format) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2025-01-14T02:00:00Z') })
    try {
      const before = await fileOf(sampleReport(), format)
      vi.setSystemTime(new Date('2026-03-02T02:00:00Z'))
      expect(Buffer.compare(await fileOf(sampleReport(), format), before)).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('the report as a Word file', () => {
  it('read by our own reader gives the same report', async () => {
    await fc.assert(
      fc.asyncProperty(balancedReport, async (report) => {
        const path = kept('report.docx', await fileOf(report, 'docx'))
        expect(await readReportFile(path, { name: '年报.docx' })).toEqual(report)
      }),
      { numRuns: 15 },
    )
  })

  it('keeps paragraphs apart', async () => {
    const report = sampleReport()
    const first = report.sections[0]
    if (first !== undefined) first.text = '2024年，主动公开1487条。\n收到申请1件。'
    const path = kept('lines.docx', await fileOf(report, 'docx'))
    expect((await readReportFile(path, { name: 'x' })).sections[0]?.text).toBe(first?.text)
  })
})

describe('the report as data', () => {
  it('as JSON, read back, is the same report', async () => {
    await fc.assert(
      fc.asyncProperty(balancedReport, async (report) => {
        const path = kept('report.json', Buffer.from(reportJson(report)))
        expect(await readReportFile(path, { name: '年报.json' })).toEqual(report)
      }),
      { numRuns: 15 },
    )
  })

  it('refuses JSON that is no report, in one line', async () => {
    const path = kept('other.json', Buffer.from('{"year": 2024}'))
    await expect(readReportFile(path, { name: 'x.json' })).rejects.toThrow(
      'x.json 不是本平台公布的年度报告数据',
    )
  })

  it('has a schema that names each of the 25 rows', () => {
    expect(REPORT_SCHEMA.properties?.table3).toHaveProperty('properties.received.properties.naturalPerson')
    expect(REPORT_SCHEMA.properties?.table3).toHaveProperty('required.length', 25)
  })

  it('as CSV, has every figure once, and no cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(balancedReport, (report) => {
        const lines = reportCsv({ ...report, organ: '=机关,"甲"' })
          .slice(1)
          .trimEnd()
          .split('\r\n')
        expect(lines).toHaveLength(1 + 10 + 25 * 7 + 15)
        expect(lines[1]).toMatch(/^"'=机关,""甲""",2024,表二,rules,made,/)
        const values = lines.slice(1).map((line) => line.slice(line.lastIndexOf(',') + 1))
        expect(values).toEqual(figuresOf(report).map(({ value }) => printed(value)))
      }),
      { numRuns: 15 },
    )
  })

  it('as XLSX, has the figures in the printed grid and on the last sheet', async () => {
    const report = sampleReport()
    Object.assign(report.table3.received, { naturalPerson: 134, total: 134 })
    report.table2.fees.amount = 59237.2449
    report.table2.rules.made = 'n/a'
    const path = kept('report.xlsx', await fileOf(report, 'xlsx'))
    const limits = { maxBytes: 10_000_000, maxEntries: 100 }
    const sheet = async (no: number) =>
      (await readZip(path, limits, (name) => name === `xl/worksheets/sheet${no}.xml`))[0]?.toString() ?? ''
    expect(await sheet(1)).toContain('<v>59237.2449</v>')
    expect(await sheet(2)).toMatch(/<c r="D4"[^>]*><v>134<\/v>/)
    expect(await sheet(2)).toContain('<mergeCell ref="A6:A27"/>')
    expect((await sheet(4)).match(/<row /g)).toHaveLength(1 + 10 + 25 * 7 + 15)
  })
})
