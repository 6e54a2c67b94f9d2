import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '../../../lib/day.ts'
import { nationalCalendar } from '../../calendar/index.ts'
import { addWorkingDays } from '../../calendar/rules/index.ts'
import { CLOCK_ACTS, type ClockAct } from '../acts.ts'
import { explainClock, runClock } from './index.ts'

const runs = { seed: 20190515, numRuns: 400 }
const receipt = fc.integer({ min: 0, max: 2300 }).map((count) => addDays(day('2019-05-15'), count))
const offset = fc.integer({ min: 0, max: 60 })

/** Consultations of organs without a time limit: [days from receipt to sending, days from there to the answer]. */
const consultations = fc.array(fc.tuple(offset, offset), { maxLength: 4 })

const anyActs = fc.array(
  fc.record({
    kind: fc.constantFrom(...(Object.keys(CLOCK_ACTS) as ClockAct['kind'][])),
    after: offset,
    workingDays: fc.integer({ min: 1, max: 25 }),
    party: fc.constantFrom(undefined, 'third-party', 'third-party:甲', 'co-maker', 'other-organ'),
  }),
  { maxLength: 10 },
)

function clock(receivedOn: Day, acts: ClockAct[], today: Day | null = null) {
  return runClock({ receivedOn, acts }, nationalCalendar, today)
}

function due(receivedOn: Day, acts: ClockAct[] = []): Day {
  const { dueOn } = clock(receivedOn, acts)
  if (dueOn === null) throw new Error('no due date')
  return dueOn
}

function consulted(receivedOn: Day, list: readonly (readonly [number, number])[]): ClockAct[] {
  return list.flatMap(([after, lasts], index): ClockAct[] => {
    const party = `other-organ:${index}`
    const sentOn = addDays(receivedOn, after)
    return [
      { kind: 'consultation-sent', on: sentOn, party },
      { kind: 'consultation-answered', on: addDays(sentOn, lasts), party },
    ]
  })
}

function acted(receivedOn: Day, list: readonly { kind: ClockAct['kind']; after: number }[]): ClockAct[] {
  return list.map(({ after, ...act }) => {
    const on = addDays(receivedOn, after)
    // Only a delay has a day of its own to end with; some of these end too early and are refused.
    return {
      ...act,
      on,
      ...(act.kind === 'delayed' ? { until: addDays(receivedOn, after + 25) } : {}),
    } as ClockAct
  })
}

describe('条例第三十三条', () => {
  test('the due date is a working day, the 20th after receipt, and never earlier for a later receipt', () => {
    fc.assert(
      fc.property(receipt, fc.integer({ min: 0, max: 40 }), (receivedOn, later) => {
        const dueOn = due(receivedOn)
        expect(nationalCalendar.isWorkingDay(dueOn)).toBe(true)
        expect(dueOn).toBe(addWorkingDays(receivedOn, 20, nationalCalendar))
        expect(due(addDays(receivedOn, later)) >= dueOn).toBe(true)
      }),
      runs,
    )
  })

  test('with consultations on fixed days too, a later receipt is never due earlier', () => {
    fc.assert(
      fc.property(receipt, fc.integer({ min: 0, max: 10 }), consultations, (receivedOn, later, list) => {
        const acts = consulted(addDays(receivedOn, 10), list)
        expect(due(addDays(receivedOn, later), acts) >= due(receivedOn, acts)).toBe(true)
      }),
      runs,
    )
  })

  test('an exclusion never shortens', () => {
    fc.assert(
      fc.property(receipt, consultations, fc.tuple(offset, offset), (receivedOn, list, one) => {
        const without = due(receivedOn, consulted(receivedOn, list))
        expect(due(receivedOn, consulted(receivedOn, [...list, one])) >= without).toBe(true)
      }),
      runs,
    )
  })

  test('overlapping exclusions count once: the due date is that of their union, day by day', () => {
    fc.assert(
      fc.property(receipt, consultations, (receivedOn, list) => {
        const excluded = new Set(
          list.flatMap(([after, lasts]) =>
            Array.from({ length: lasts }, (_, index) => addDays(receivedOn, after + 1 + index)),
          ),
        )
        let at = receivedOn
        for (let left = 20; left > 0; ) {
          at = addDays(at, 1)
          if (nationalCalendar.isWorkingDay(at) && !excluded.has(at)) left -= 1
        }
        expect(due(receivedOn, consulted(receivedOn, list))).toBe(at)
      }),
      runs,
    )
  })
})

describe('whatever the acts', () => {
  test('the ledger has no gap, and ends on the due date or with what is awaited', () => {
    fc.assert(
      fc.property(receipt, anyActs, (receivedOn, list) => {
        const { ledger, dueOn } = clock(receivedOn, acted(receivedOn, list))
        const ends = ledger.map((each) => each.to)
        expect(ledger.map((each) => each.from)).toEqual(
          [receivedOn, ...ends.slice(0, -1)].map((each) => addDays(each as Day, 1)),
        )
        expect(ends.at(-1)).toBe(dueOn)
        if (dueOn === null) expect(ledger.at(-1)?.kind).toBe('reset')
      }),
      runs,
    )
  })

  test('the order of the file does not matter between days', () => {
    fc.assert(
      fc.property(receipt, anyActs, (receivedOn, list) => {
        const oneADay = acted(receivedOn, [...new Map(list.map((each) => [each.after, each])).values()])
        expect(clock(receivedOn, oneADay.toReversed())).toEqual(clock(receivedOn, oneADay))
      }),
      runs,
    )
  })

  test('what is refused changes nothing: without those acts the clock says the same', () => {
    fc.assert(
      fc.property(receipt, anyActs, (receivedOn, list) => {
        // One act of a kind a day, so that a refused one can be told from the rest.
        const acts = [...new Map(acted(receivedOn, list).map((each) => [each.kind + each.on, each])).values()]
        const { refused, ...result } = clock(receivedOn, acts)
        const gone = new Set(refused.map((each) => each.kind + each.on))
        const rest = clock(
          receivedOn,
          acts.filter((each) => !gone.has(each.kind + each.on)),
        )
        expect(rest).toEqual({ ...result, refused: [] })
      }),
      runs,
    )
  })

  test('算给我看 agrees with the clock: the days counted by today are the days used', () => {
    fc.assert(
      fc.property(receipt, anyActs, fc.integer({ min: 0, max: 120 }), (receivedOn, list, days) => {
        const today = addDays(receivedOn, days)
        const file = { receivedOn, acts: acted(receivedOn, list) }
        const { dueOn, workingDaysUsed, workingDaysLeft } = clock(receivedOn, file.acts, today)
        const explained = explainClock(file, nationalCalendar, today)
        if (dueOn === null || today > dueOn) return
        expect(explained.at(-1)?.day).toBe(dueOn)
        // A delay may end on a day off.
        const allowance = explained.findLast((each) => each.number !== null)?.number ?? 0
        const lastRun = explained.slice(explained.findLastIndex((each) => each.number === 1))
        const used = lastRun.filter((each) => each.number !== null && each.day <= today).length
        expect([workingDaysUsed, workingDaysLeft]).toEqual([used, allowance - used])
      }),
      runs,
    )
  })
})
