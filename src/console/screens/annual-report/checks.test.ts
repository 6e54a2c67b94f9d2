import { describe, expect, it } from 'vitest'
import type { CheckResult } from '../../../modules/annual-report/api.ts'
import { cellsOf, groupChecks, mustMend } from './checks.ts'

function check(id: string, kind: CheckResult['kind'], verdict: CheckResult['verdict']): CheckResult {
  return { id, kind, verdict, left: null, right: null, difference: null, cells: [], message: id }
}

describe('the checks beside the tables', () => {
  it('stand by verdict, what must be mended first', () => {
    const groups = groupChecks([
      check('a', 'narrative', 'fail'),
      check('b', 'hard', 'pass'),
      check('c', 'hard', 'fail'),
      check('d', 'narrative', 'unclear'),
      check('e', 'acrossYears', 'notAssessable'),
    ])
    const { failed, unclear, notAssessable, passed } = groups
    expect([failed, unclear, notAssessable, passed].map((list) => list.map(({ id }) => id))).toEqual([
      ['c', 'a'],
      ['d'],
      ['e'],
      ['b'],
    ])
  })

  it('国办公开办函〔2021〕30号: only a broken 勾稽关系 must be mended', () => {
    expect(mustMend(check('a', 'hard', 'fail'))).toBe(true)
    expect(mustMend(check('a', 'hard', 'pass'))).toBe(false)
    expect(mustMend(check('a', 'narrative', 'fail'))).toBe(false)
  })

  it('mark only cells that are on the page', () => {
    const cells = ['table3.carriedIn.total', 'previous.table3.carriedOut.total']
    expect(cellsOf({ cells })).toEqual(['table3.carriedIn.total'])
  })
})
