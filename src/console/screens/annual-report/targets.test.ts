import { describe, expect, it } from 'vitest'
import { refusal } from '../../../lib/refusal.ts'
import type { CheckResult } from '../../../modules/annual-report/api.ts'
import { targetOf } from './targets.ts'

const broken: CheckResult = {
  id: 'balance.total',
  kind: 'hard',
  verdict: 'fail',
  left: 2,
  right: 1,
  difference: 1,
  cells: ['table3.received.total'],
  message: '表三“总计”列：左边 2，右边 1，相差 1',
}
const of = { entered: [{ code: 'fees' as const }, { code: 'proposals' as const }], checks: [broken] }

describe('from a reason to the place that mends it', () => {
  it('leads to the figure to enter', () => {
    expect(targetOf(refusal('figure-missing', '尚未填报', { field: 'fees' }), of)).toEqual({
      kind: 'entry',
      code: 'fees',
    })
  })

  it('leads to the section to write', () => {
    expect(targetOf(refusal('text-unwritten', '没有写', { field: 'narrative.4' }), of)).toEqual({
      kind: 'text',
      section: 4,
    })
  })

  it('leads to the cells of a broken balance', () => {
    expect(targetOf(refusal('balance-broken', broken.message), of)).toEqual({ kind: 'check', check: broken })
  })

  it('leads nowhere from what the page cannot mend', () => {
    expect(targetOf(refusal('year-not-over', '2026年尚未结束'), of)).toBeNull()
    expect(targetOf(refusal('invalid', '请选择栏目', { field: 'columnId' }), of)).toBeNull()
  })
})
