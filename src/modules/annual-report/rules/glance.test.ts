import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampleReport } from '../testing/printed-report.ts'
import { balancedTable3 } from '../testing/random-report.ts'
import { glanceOf, YEAR_LINES } from './index.ts'

describe('a report at a glance', () => {
  it('shows every outcome once and every applicant once: the bars are the totals of the table', () => {
    fc.assert(
      fc.property(balancedTable3, (table3) => {
        const { outcomes, applicants } = glanceOf({ table3 })
        const sum = (bars: readonly { value: number }[]) => bars.reduce((all, { value }) => all + value, 0)
        expect(sum(outcomes)).toBe(Number(table3.concluded.total || 0))
        expect(sum(applicants)).toBe(Number(table3.received.total || 0))
      }),
      { seed: 3, numRuns: 100 },
    )
  })

  it('says the outcomes in the order of the form', () => {
    expect(glanceOf(sampleReport()).outcomes.map(({ label }) => label)).toEqual([
      '予以公开',
      '部分公开',
      '不予公开',
      '无法提供',
      '不予处理',
      '其他处理',
    ])
    expect(new Set(YEAR_LINES.map(({ label }) => label)).size).toBe(YEAR_LINES.length)
  })
})
