import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AnnualReport, type CheckResult, OUTCOME_CODES, ROW_CODES, TABLE3_COLUMNS } from '../report.ts'
import { sampleReport } from '../testing/printed-report.ts'
import { balancedReport } from '../testing/random-report.ts'
import { checkReport, count, emptyTable3, totalsOf } from './index.ts'

const hard = (report: AnnualReport): CheckResult[] =>
  checkReport(report).filter(({ kind }) => kind === 'hard')
const failing = (report: AnnualReport): string[] =>
  hard(report)
    .filter(({ verdict }) => verdict === 'fail')
    .map(({ id }) => id)
    .sort()

describe('the hard checks', () => {
  it('are 7 + 7 columns, 25 rows and 3 groups', () => {
    const ids = hard(sampleReport()).map(({ id }) => id)
    expect(ids).toHaveLength(42)
    expect(new Set(ids).size).toBe(42)
    expect(OUTCOME_CODES).toHaveLength(21)
  })

  it('all pass on any table that balances', () => {
    fc.assert(
      fc.property(balancedReport, (report) => {
        expect(failing(report)).toEqual([])
      }),
    )
  })

  it('fail exactly where one cell of table 3 is wrong', () => {
    const place = fc.record({
      code: fc.constantFrom(...ROW_CODES),
      column: fc.constantFrom(...TABLE3_COLUMNS),
      by: fc.integer({ min: 1, max: 99 }),
    })
    fc.assert(
      fc.property(balancedReport, place, (report, { code, column: { column }, by }) => {
        const wrong = structuredClone(report)
        wrong.table3[code][column] = count(wrong.table3[code][column]) + by
        const inBalance = ['received', 'carriedIn', 'concluded', 'carriedOut'].includes(code)
        const inSum = code === 'concluded' || OUTCOME_CODES.includes(code)
        const expected = [`rowTotal.${code}`]
        if (inBalance) expected.push(`balance.${column}`)
        if (inSum) expected.push(`concluded.${column}`)
        expect(failing(wrong)).toEqual(expected.sort())
      }),
    )
  })

  it('fail exactly where one cell of table 4 is wrong', () => {
    fc.assert(
      fc.property(
        balancedReport,
        fc.constantFrom('reconsideration', 'suitDirect', 'suitAfterReconsideration'),
        (report, group) => {
          const wrong = structuredClone(report)
          wrong.table4[group].upheld = count(wrong.table4[group].upheld) + 1
          expect(failing(wrong)).toEqual([`remedyTotal.${group}`])
        },
      ),
    )
  })

  it('are not assessable where a cell they read could not be read, and only there', () => {
    const report = sampleReport({
      unreadable: [{ table: 3, row: 'granted', column: 'business', text: '1?' }],
    })
    const ids = hard(report)
      .filter(({ verdict }) => verdict === 'notAssessable')
      .map(({ id }) => id)
    expect(ids).toEqual(['concluded.business', 'rowTotal.granted'])
  })

  it('say both sides and the difference', () => {
    const report = sampleReport()
    report.table3.received.naturalPerson = 3
    const check = hard(report).find(({ id }) => id === 'balance.naturalPerson')
    expect(check).toMatchObject({ verdict: 'fail', left: 3, right: 0, difference: 3 })
    expect(check?.cells).toEqual([
      'table3.received.naturalPerson',
      'table3.carriedIn.naturalPerson',
      'table3.concluded.naturalPerson',
      'table3.carriedOut.naturalPerson',
    ])
  })
})

describe('across the years', () => {
  const of = (year: number) => sampleReport({ year })
  const across = (report: AnnualReport, previous: AnnualReport) =>
    checkReport(report, previous).filter(({ kind }) => kind === 'acrossYears')

  it('compares what was carried over column by column', () => {
    const [last, current] = [of(2023), of(2024)]
    last.table3.carriedOut.business = 3
    current.table3.carriedIn.business = 2
    const failed = across(current, last).filter(({ verdict }) => verdict === 'fail')
    expect(failed.map(({ id, left, right, difference }) => ({ id, left, right, difference }))).toEqual([
      { id: 'carriedOver.business', left: 2, right: 3, difference: -1 },
    ])
  })

  it('reckons what is in force', () => {
    const [last, current] = [of(2023), of(2024)]
    last.table2.rules.inForce = 11
    current.table2.rules = { made: 2, repealed: 1, inForce: 13 }
    const check = across(current, last).find(({ id }) => id === 'inForce.rules')
    expect(check).toMatchObject({ verdict: 'fail', left: 13, right: 12, difference: 1 })
  })

  it('does not compare with a year that is not the one before', () => {
    expect(across(of(2024), of(2022)).every(({ verdict }) => verdict === 'notAssessable')).toBe(true)
  })
})

describe('totalsOf', () => {
  it('adds up kinds and outcomes', () => {
    const table = emptyTable3()
    table.granted.naturalPerson = 2
    table['refused.stateSecret'].other = 1
    const totals = totalsOf(table)
    expect(totals.granted.total).toBe(2)
    expect(totals.concluded).toMatchObject({ naturalPerson: 2, other: 1, total: 3 })
    expect(table.granted.total).toBe(0)
  })
})
