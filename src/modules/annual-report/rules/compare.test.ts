import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampleReport } from '../testing/printed-report.ts'
import { balancedReport } from '../testing/random-report.ts'
import { compareReports } from './compare.ts'

const withText = (year: number, text: string) => {
  const report = sampleReport({ year })
  report.sections = report.sections.map((section, at) => ({ ...section, text: at === 0 ? text : '' }))
  return report
}

describe('two reports side by side', () => {
  it('tell copied sentences, those with new numbers, and what is gone or new', () => {
    const before = withText(2023, '高度重视信息公开工作。全年主动公开1200条；收到申请12件。组织培训1次。')
    const after = withText(2024, '高度重视信息公开工作。全年主动公开1,487条；收到申请1件。开展自查2轮。')
    const { sections, repeated } = compareReports(before, after)
    expect(sections[0]?.sentences).toEqual([
      { kind: 'same', text: '高度重视信息公开工作。' },
      { kind: 'renumbered', text: '全年主动公开1,487条；' },
      { kind: 'renumbered', text: '收到申请1件。' },
      { kind: 'gone', text: '组织培训1次。' },
      { kind: 'new', text: '开展自查2轮。' },
    ])
    expect(sections[0]?.repeated).toBeCloseTo(32 / 39)
    expect(repeated).toBeCloseTo(32 / 39)
    expect(sections[1]?.repeated).toBeNull()
  })

  it('join the lines of a PDF, and leave headings alone', () => {
    const pdf = '（一）主动公开\n本机关严格执行政府信息公开信息处理费有关要\n求，没有收取费用。'
    const web = '（一）主动公开\n本机关严格执行政府信息公开信息处理费有关要求，没有收取费用。'
    expect(compareReports(withText(2023, pdf), withText(2024, web)).repeated).toBe(1)
  })

  it('has every one of the 200 cells with its difference', () => {
    fc.assert(
      fc.property(balancedReport, balancedReport, (before, after) => {
        const { cells } = compareReports(before, after)
        expect(cells).toHaveLength(10 + 175 + 15)
        const received = cells.find(({ row, column }) => row === 'received' && column === 'total')
        expect(received?.difference).toBe(
          (after.table3.received.total as number) - (before.table3.received.total as number),
        )
      }),
      { numRuns: 20 },
    )
  })

  it('of any texts, gives every sentence of both back', () => {
    const text = fc.array(fc.constantFrom('甲1。', '乙2。', '丙；', '丁3件。', '甲9。'), { maxLength: 12 })
    fc.assert(
      fc.property(text, text, (a, b) => {
        const sentences =
          compareReports(withText(2023, a.join('')), withText(2024, b.join(''))).sections[0]?.sentences ?? []
        const later = sentences.filter(({ kind }) => kind !== 'gone').map(({ text }) => text)
        expect(later).toEqual(b)
        expect(sentences.filter(({ kind }) => kind !== 'new')).toHaveLength(a.length)
      }),
    )
  })
})
