import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '../../../lib/day.ts'
import { nationalCalendar } from '../../calendar/index.ts'
import { type Act, type ClockAct, IRREGULAR_KINDS } from '../acts.ts'
import { caseOnDay, whyNotClockAct } from './case-guards.ts'
import { clockCaseOf, foldActs, runClock } from './index.ts'
import { pastClockAct, whyNoEffect } from './past-acts.ts'

const runs = { seed: 20190515, numRuns: 300 }
const RECEIVED = day('2024-03-01')
const BEGUN: readonly Act[] = [
  { kind: 'submitted', on: RECEIVED },
  { kind: 'receipt-confirmed', on: RECEIVED, receivedOn: RECEIVED },
  { kind: 'registered', on: RECEIVED, caseNumber: '〔2024〕1号' },
  { kind: 'assigned', on: RECEIVED, officerId: 1 },
]

const offset = fc.integer({ min: 0, max: 60 })
const clockAct = fc.record({
  kind: fc.constantFrom<ClockAct['kind'][]>(
    'supplement-asked',
    'supplemented',
    'consultation-sent',
    'consultation-answered',
    'extended',
    'delayed',
    'fee-notified',
    'fee-paid',
  ),
  after: offset,
})

/** Acts that the law gives no effect on the clock, whatever they say. */
const idleAct: fc.Arbitrary<Act> = offset.chain((after) => {
  const on = addDays(RECEIVED, after)
  return fc.constantFrom<Act[]>(
    { kind: 'unit-assigned', on, unitId: 7, unitName: '工程建设科', answerBy: on },
    { kind: 'unit-urged', on },
    { kind: 'unit-answered', on, files: [] },
    { kind: 'unit-returned', on },
    { kind: 'reason-asked', on, until: addDays(on, 5) },
    { kind: 'reason-given', on, verdict: 'reasonable' },
    { kind: 'override-notified', on, party: 'third-party:甲' },
    { kind: 'extension-proposed', on, by: 1, workingDays: 20 },
    ...IRREGULAR_KINDS.map((what) => ({ kind: 'irregular' as const, on, what, file: 1 })),
  )
})

function actOf({ kind, after }: { kind: ClockAct['kind']; after: number }): ClockAct {
  const on = addDays(RECEIVED, after)
  return (kind === 'delayed' ? { kind, on, until: addDays(on, 40) } : { kind, on }) as ClockAct
}

/** Does what the guards allow, day after day, as officers would; answers the acts and the last day. */
function allowed(list: readonly { kind: ClockAct['kind']; after: number }[]): { acts: Act[]; today: Day } {
  const wanted = list.toSorted((a, b) => a.after - b.after).map(actOf)
  const acts: Act[] = [...BEGUN]
  for (const act of wanted) {
    const file = { channel: 'inPerson', submittedOn: RECEIVED, acts } as const
    if (whyNotClockAct(caseOnDay(file, nationalCalendar, act.on), act) === null) acts.push(act)
  }
  return { acts, today: addDays(RECEIVED, 60) }
}

describe('a case of allowed acts', () => {
  test('has no act that the clock refuses, and its row says what the clock says', () => {
    fc.assert(
      fc.property(fc.array(clockAct, { maxLength: 12 }), (list) => {
        const { acts, today } = allowed(list)
        const clockCase = clockCaseOf(acts)
        if (clockCase === null) throw new Error('it was received')
        const clock = runClock(clockCase, nationalCalendar, today)
        expect(clock.refused).toEqual([])
        const { dueOn, originalDueOn } = foldActs(acts, nationalCalendar, today)
        expect({ dueOn, originalDueOn }).toEqual({ dueOn: clock.dueOn, originalDueOn: clock.originalDueOn })
        if (dueOn !== null && originalDueOn !== null) expect(dueOn >= originalDueOn).toBe(true)
      }),
      runs,
    )
  })

  test('is as it was with any irregular act, unit, reason or proposal among them', () => {
    const idle = fc.array(fc.tuple(idleAct, fc.nat()), { maxLength: 6 })
    fc.assert(
      fc.property(fc.array(clockAct, { maxLength: 10 }), idle, (list, among) => {
        const { acts, today } = allowed(list)
        const mixed = [...acts]
        for (const [act, at] of among)
          mixed.splice(BEGUN.length + (at % (mixed.length - BEGUN.length + 1)), 0, act)
        const {
          matters: _,
          unitId: __,
          unitAnswerBy: ___,
          ...before
        } = foldActs(acts, nationalCalendar, today)
        expect(foldActs(mixed, nationalCalendar, today)).toMatchObject(before)
      }),
      runs,
    )
  })

  test('takes an act of the past with effect exactly where its guard has nothing against it on its day', () => {
    const past = fc.record({
      what: fc.constantFrom('extended', 'supplement-asked', 'fee-notified'),
      after: offset,
    })
    fc.assert(
      fc.property(fc.array(clockAct, { maxLength: 8 }), past, (list, { what, after }) => {
        const { acts, today } = allowed(list)
        const file = caseOnDay({ channel: 'inPerson', submittedOn: RECEIVED, acts }, nationalCalendar, today)
        const given = { what: what as 'extended', on: addDays(RECEIVED, after) }
        const act = pastClockAct(given)
        const clockCase = clockCaseOf(acts)
        if (act === null || clockCase === null || whyNoEffect(file, given) !== null) return
        const { refused } = runClock(
          { ...clockCase, acts: [...clockCase.acts, act] },
          nationalCalendar,
          today,
        )
        expect(refused).toEqual([])
      }),
      runs,
    )
  })
})
