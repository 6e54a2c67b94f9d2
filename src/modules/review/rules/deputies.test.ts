import { describe, expect, it } from 'vitest'
import { day } from '../../../lib/day.ts'
import { whyNotEndDeputy, whyNotNameDeputy } from './deputies.ts'

const facts = {
  maySign: [1, 2, 3],
  present: [{ personId: 1, deputyId: 3, from: day('2025-03-01'), to: day('2025-03-10') }],
  today: day('2025-02-03'),
}
const given = (more: { personId?: number; deputyId?: number; from?: string; to?: string } = {}) => ({
  personId: more.personId ?? 1,
  deputyId: more.deputyId ?? 2,
  from: day(more.from ?? '2025-02-03'),
  to: day(more.to ?? '2025-02-10'),
})
const SELF = { id: 1, isAdministrator: false }

describe('A/B角: a deputy for a time', () => {
  it.each([
    ['oneself', given(), SELF, null],
    ['the system administrator', given(), { id: 9, isAdministrator: true }, null],
    ['somebody else', given(), { id: 2, isAdministrator: false }, 'not-yours'],
    ['for who signs nothing', given({ personId: 7 }), { id: 7, isAdministrator: false }, 'not-a-signer'],
    ['oneself as one’s own', given({ deputyId: 1 }), SELF, 'deputy-self'],
    ['who may not sign', given({ deputyId: 7 }), SELF, 'deputy-role'],
    ['for days gone by', given({ from: '2025-02-02' }), SELF, 'deputy-past'],
    ['to a day before the first', given({ to: '2025-02-02' }), SELF, 'deputy-days'],
    ['for good', given({ to: '2026-02-04' }), SELF, 'deputy-long'],
    ['for a year', given({ personId: 2, deputyId: 1, to: '2026-02-03' }), { ...SELF, id: 2 }, null],
    ['a second one for the same days', given({ from: '2025-03-10', to: '2025-03-11' }), SELF, 'deputy-taken'],
    ['a second one afterwards', given({ from: '2025-03-11', to: '2025-03-12' }), SELF, null],
  ])('%s', (_, named, by, code) => {
    expect(whyNotNameDeputy(named, by, facts)?.code ?? null).toBe(code)
  })

  it('is ended by whoever may name one', () => {
    expect(whyNotEndDeputy({ personId: 1 }, SELF)).toBeNull()
    expect(whyNotEndDeputy({ personId: 2 }, SELF)?.code).toBe('not-yours')
    expect(whyNotEndDeputy({ personId: 2 }, { id: 9, isAdministrator: true })).toBeNull()
  })
})
