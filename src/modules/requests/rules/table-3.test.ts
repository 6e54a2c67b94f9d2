import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, day } from '../../../lib/day.ts'
import { nationalCalendar } from '../../calendar/index.ts'
import type { Act } from '../acts.ts'
import { APPLICANT_KINDS, type ApplicantKind } from '../applicant.ts'
import { OUTCOME_CODES, type OutcomeCode } from '../outcome.ts'
import {
  type CaseOnDay,
  caseOnDay,
  whyNotClockAct,
  whyNotConfirm,
  whyNotServe,
  whyNotWithdraw,
} from './case-guards.ts'
import { foldActs } from './fold.ts'
import { whyNotApprove, whyNotPropose, whyNotReply } from './reply-guards.ts'
import { type CountedCase, countCases } from './table-3.ts'

const KINDS = Object.keys(APPLICANT_KINDS) as ApplicantKind[]
const YEARS = [2023, 2024, 2025, 2026]

const step = fc.record({
  wait: fc.integer({ min: 0, max: 40 }),
  do: fc
    .constantFrom('confirm', 'ask', 'supplement', 'consult', 'answer', 'extend', 'fee', 'pay', 'propose')
    .chain((command) => fc.constantFrom(command, 'approve' as const, 'serve' as const, 'withdraw' as const)),
  outcome: fc.constantFrom(...OUTCOME_CODES),
})
const story = fc.record({
  kind: fc.constantFrom(...KINDS),
  start: fc.integer({ min: 0, max: 1000 }),
  steps: fc.array(step, { maxLength: 14 }),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** The acts of a step, when the guards let them through. */
function actsOf(file: CaseOnDay, { do: command, outcome }: Step): Act[] {
  const on = file.today
  const clock = (act: Parameters<typeof whyNotClockAct>[1]): Act[] =>
    whyNotClockAct(file, act) === null ? [act] : []
  switch (command) {
    case 'confirm':
      if (whyNotConfirm(file) !== null) return []
      return [
        { kind: 'receipt-confirmed', on, receivedOn: on },
        { kind: 'registered', on, caseNumber: '〔2024〕1号' },
      ]
    case 'ask':
      return clock({ kind: 'supplement-asked', on, until: addDays(on, 15) })
    case 'supplement':
      return clock({ kind: 'supplemented', on })
    case 'consult':
      return clock({ kind: 'consultation-sent', on, party: 'other-organ' })
    case 'answer':
      return clock({ kind: 'consultation-answered', on })
    case 'extend':
      return clock({ kind: 'extended', on })
    case 'fee':
      return clock({ kind: 'fee-notified', on, amount: 100 })
    case 'pay':
      return clock({ kind: 'fee-paid', on, amount: 100 })
    case 'propose': {
      const reply = { outcome, content: '内容', ground: '理由' }
      if ((whyNotPropose(file) ?? whyNotReply(file, reply)) !== null) return []
      return [{ kind: 'referred', on, by: 1, outcome, sealed: '' }]
    }
    case 'approve': {
      const approver = { kind: 'person', id: 2, name: '乙', roles: [] } as const
      if (whyNotApprove(file, approver) !== null || file.state.proposal === null) return []
      return [{ kind: 'replied', on, outcome: file.state.proposal.outcome }]
    }
    case 'serve':
      return whyNotServe(file) === null ? [{ kind: 'served', on, serveBy: 'online' }] : []
    case 'withdraw':
      return whyNotWithdraw(file) === null ? [{ kind: 'withdrawn', on }] : []
  }
}

function tell({
  kind,
  start,
  steps,
}: {
  kind: ApplicantKind
  start: number
  steps: Step[]
}): CountedCase & { acts: Act[]; today: Day } {
  let today = addDays(day('2023-02-01'), start)
  const submittedOn = today
  let acts: Act[] = [{ kind: 'submitted', on: today }]
  for (const each of [{ wait: 1, do: 'confirm', outcome: 'granted' } as Step, ...steps]) {
    today = addDays(today, each.wait)
    const file = caseOnDay({ channel: 'internet', submittedOn, acts }, nationalCalendar, today)
    acts = [...acts, ...actsOf(file, each)]
  }
  const { receivedOn, outcome, concludedOn } = foldActs(acts, nationalCalendar, today)
  return { applicantKind: kind, receivedOn, outcome, concludedOn, acts, today }
}

describe('table 3 of any history', () => {
  it('balances in every column: 一 + 二 = (七) + 四, and 四 is next year’s 二', () => {
    let concluded = 0
    fc.assert(
      fc.property(fc.array(story, { minLength: 1, maxLength: 12 }), (stories) => {
        const cases = stories.map(tell)
        concluded += cases.filter((each) => each.concludedOn !== null).length
        for (const year of YEARS) {
          const counts = countCases(cases, year)
          const next = countCases(cases, year + 1)
          for (const kind of KINDS) {
            const done = OUTCOME_CODES.reduce((sum, code) => sum + counts.outcomes[code][kind], 0)
            expect(counts.received[kind] + counts.carriedIn[kind]).toBe(done + counts.carriedOut[kind])
            expect(next.carriedIn[kind]).toBe(counts.carriedOut[kind])
          }
        }
      }),
      { seed: 711, numRuns: 100 },
    )
    expect(concluded).toBeGreaterThan(100)
  })

  it('folds to a state without contradiction', () => {
    fc.assert(
      fc.property(story, (told) => {
        const { acts, today } = tell(told)
        const state = foldActs(acts, nationalCalendar, today)
        expect(state.outcome === null).toBe(state.concludedOn === null)
        if (state.concludedOn !== null && state.receivedOn !== null) {
          expect(state.concludedOn >= state.receivedOn).toBe(true)
        }
        expect(['replied', 'served', 'withdrawn'].includes(state.stage)).toBe(state.concludedOn !== null)
        expect(acts.filter((act) => act.kind === 'replied' || act.kind === 'withdrawn').length).toBeLessThan(
          2,
        )
      }),
      { seed: 711, numRuns: 300 },
    )
  })
})

describe('the place of a case', () => {
  const one = (receivedOn: string | null, concludedOn: string | null): CountedCase => ({
    applicantKind: 'business',
    receivedOn: receivedOn === null ? null : day(receivedOn),
    outcome: concludedOn === null ? null : ('granted' satisfies OutcomeCode),
    concludedOn: concludedOn === null ? null : day(concludedOn),
  })
  const cells = (of: CountedCase, year: number) => {
    const { received, carriedIn, outcomes, carriedOut } = countCases([of], year)
    return [received, carriedIn, outcomes.granted, carriedOut].map((each) => each.business)
  }

  it.each([
    ['received and answered on the edges of a year', '2024-01-01', '2024-12-31', 2024, [1, 0, 1, 0]],
    ['answered the day after the year', '2024-01-01', '2025-01-01', 2024, [1, 0, 0, 1]],
    ['the same, a year later', '2024-01-01', '2025-01-01', 2025, [0, 1, 1, 0]],
    ['answered before the year began', '2023-12-01', '2023-12-31', 2024, [0, 0, 0, 0]],
    ['received after the year', '2025-01-01', null, 2024, [0, 0, 0, 0]],
    ['open over a whole year', '2023-12-31', null, 2024, [0, 1, 0, 1]],
    ['never confirmed', null, null, 2024, [0, 0, 0, 0]],
    ['withdrawn before it was confirmed', null, '2024-05-01', 2024, [0, 0, 0, 0]],
  ])('%s', (_, receivedOn, concludedOn, year, expected) => {
    expect(cells(one(receivedOn, concludedOn), year)).toEqual(expected)
  })
})
