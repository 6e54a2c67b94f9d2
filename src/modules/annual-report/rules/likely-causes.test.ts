import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AnnualReport, OUTCOME_CODES } from '../report.ts'
import { sampleReport } from '../testing/printed-report.ts'
import { balancedReport } from '../testing/random-report.ts'
import { checkReport } from './check-report.ts'
import { likelyCauses } from './likely-causes.ts'
import { totalsOf } from './totals.ts'

const causesOf = (report: AnnualReport) => likelyCauses(report, checkReport(report))

/** 自然人 12 件、商业企业 5 件, all granted. */
function balanced(): AnnualReport {
  const report = sampleReport()
  Object.assign(report.table3.received, { naturalPerson: 12, business: 5 })
  Object.assign(report.table3.granted, { naturalPerson: 12, business: 5 })
  report.table3 = totalsOf(report.table3)
  return report
}

describe('国办公开办函〔2021〕30号: what may stand behind a failing balance', () => {
  it('says nothing of a balanced report', () => {
    fc.assert(
      fc.property(balancedReport, (report) => {
        expect(causesOf(report)).toEqual([])
      }),
      { numRuns: 30 },
    )
  })

  it('a case under another kind of applicant: two columns off in opposite directions', () => {
    const report = balanced()
    report.table3.received.naturalPerson = 11
    report.table3.received.business = 6
    expect(causesOf(report).map(({ message }) => message)).toEqual([
      '“自然人”列与“商业企业”列相差的件数正好相反（−1 和 +1），可能有 1 件记错了申请人类别',
    ])
  })

  it('one cell mistyped: its row and its column are off by as much', () => {
    fc.assert(
      fc.property(
        balancedReport,
        fc.constantFrom(...OUTCOME_CODES),
        fc.integer({ min: 1, max: 500 }),
        (report, row, more) => {
          const meant = report.table3[row].naturalPerson as number
          report.table3[row].naturalPerson = meant + more
          const wrong = causesOf(report).filter(({ kind }) => kind === 'wrongCell')
          expect(wrong.map(({ cells }) => cells)).toEqual([[`table3.${row}.naturalPerson`]])
          expect(wrong[0]?.message).toContain(`可能应为 ${meant}`)
        },
      ),
      { numRuns: 50 },
    )
  })

  it('a number that fell into two cells', () => {
    const report = balanced()
    report.table3.received.naturalPerson = 1
    report.table3.received.business = 2
    report.table3.received.total = 12
    expect(causesOf(report).filter(({ kind }) => kind === 'splitCell')).toEqual([
      {
        kind: 'splitCell',
        cells: ['table3.received.naturalPerson', 'table3.received.business'],
        message:
          '“一、本年新收政府信息公开申请数量”行的 1 和 2 可能是一个数 12，被拆进了“自然人”和“商业企业”两格',
      },
    ])
  })
})
