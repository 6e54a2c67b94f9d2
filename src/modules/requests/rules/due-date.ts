import type { Day } from '../../../lib/day.ts'
import { type Calendar, nextWorkingDay } from '../../calendar/rules/index.ts'
import { type ClockState, delayedUntil, extraDays } from './clock-state.ts'
import { type Exclusion, exclusionOf } from './consultations.ts'
import { REPLY } from './periods.ts'

export interface DueDates {
  dueOn: Day
  /** What it would be without the extension; the same day where there is none. */
  originalDueOn: Day
  /** The last day of the extension; after it, what 条例第三十五条 gives. */
  extendedDueOn: Day
}

/** The exclusions of a case, as they are known on `asOf`. */
export function exclusionsOf(state: ClockState, calendar: Calendar, asOf: Day | null): Exclusion[] {
  return state.consultations.map((each) => exclusionOf(each, calendar, asOf))
}

/**
 * The last day to answer in time: the 20th working day that counts since the run began, and so many more as
 * an extension of this run gives; later where it was delayed to a later day. Null while a supplement or a payment
 * is awaited.
 */
export function dueDates(
  state: ClockState,
  exclusions: readonly Exclusion[],
  calendar: Calendar,
): DueDates | null {
  const { run } = state
  if (run.stopped !== null) return null
  const originalDueOn = addCountedDays(run.startedOn, REPLY.workingDays, exclusions, calendar)
  const extendedDueOn = addCountedDays(originalDueOn, extraDays(state), exclusions, calendar)
  const until = delayedUntil(state)
  return {
    originalDueOn,
    extendedDueOn,
    dueOn: until !== null && until > extendedDueOn ? until : extendedDueOn,
  }
}

/** An exclusion covers the days after it starts up to and including the day it ends. */
export function covers(exclusion: Exclusion, of: Day): boolean {
  return of > exclusion.after && of <= exclusion.through
}

/** A day that several exclusions cover is still one day: they count once. */
function addCountedDays(from: Day, count: number, exclusions: readonly Exclusion[], calendar: Calendar): Day {
  let at = from
  for (let left = count; left > 0; ) {
    at = nextWorkingDay(at, calendar)
    if (!exclusions.some((each) => covers(each, at))) left -= 1
  }
  return at
}
