import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampleReport } from '../testing/printed-report.ts'
import { balancedTable3 } from '../testing/random-report.ts'
import { addUp, checkReport, gapsTo } from './index.ts'

const report = (changes: Parameters<typeof sampleReport>[0] = {}) => sampleReport(changes)

describe('条例第四十九条: the reports of many organs added up', () => {
  it('is the sum of each cell, and balances where each part does', () => {
    fc.assert(
      fc.property(fc.array(balancedTable3, { minLength: 1, maxLength: 5 }), (tables) => {
        const sum = addUp(tables.map((table3) => report({ table3 })))
        const whole = report({ ...sum })
        const failed = checkReport(whole).filter(
          ({ kind, verdict, cells }) =>
            kind === 'hard' && verdict === 'fail' && cells.some((each) => each.startsWith('table3')),
        )
        expect(failed).toEqual([])
        const received = tables.reduce((total, each) => total + Number(each.received.naturalPerson || 0), 0)
        expect(Number(sum.table3.received.naturalPerson || 0)).toBe(received)
      }),
      { seed: 49, numRuns: 100 },
    )
  })

  it('keeps blank and 不适用 where every part has them, and counts them as nothing elsewhere', () => {
    const [one, other] = [report(), report()]
    for (const each of [one, other]) each.table2.fees.amount = null
    one.table2.licences.decisions = 'n/a'
    other.table2.licences.decisions = 'n/a'
    one.table2.penalties.decisions = null
    other.table2.penalties.decisions = 7
    const { table2 } = addUp([one, other])
    expect([table2.fees.amount, table2.licences.decisions, table2.penalties.decisions]).toEqual([
      null,
      'n/a',
      7,
    ])
  })

  it('adds amounts of 万元 exactly', () => {
    const parts = ['0.1', '0.2', '1.2345'].map((amount) => {
      const each = report()
      each.table2.fees.amount = Number(amount)
      return each
    })
    expect(addUp(parts).table2.fees.amount).toBe(1.5345)
  })

  it('names every cell in which the superior differs from its parts, and no other', () => {
    const parts = [report(), report()]
    const parent = report({ ...addUp(parts) })
    expect(gapsTo(parent, addUp(parts))).toEqual([])
    parent.table3.received.business = Number(parent.table3.received.business || 0) + 3
    expect(gapsTo(parent, addUp(parts))).toMatchObject([{ table: 3, difference: 3 }])
    expect(gapsTo(parent, addUp(parts))[0]?.name).toContain('商业企业')
  })
})
