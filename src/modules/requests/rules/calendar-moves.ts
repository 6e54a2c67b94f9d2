import type { Day } from '../../../lib/day.ts'
import { type Calendar, workingDaysBetween } from '../../calendar/rules/index.ts'
import type { Act } from '../acts.ts'
import { type ClockCase, runClock } from './clock.ts'
import { type CaseState, clockCaseOf, foldActs } from './fold.ts'

/** What another calendar does to one open case. */
export interface CalendarMove {
  from: Day | null
  to: Day | null
  /** Working days, by the new calendar, from the old due date to the new one; negative when it comes earlier. */
  workingDays: number
  /** In time by the old calendar, overdue by the new one. */
  becomesLate: boolean
  /** Acts that were in time by the old calendar and no longer are, in words. */
  losesEffect: string[]
  isProvisional: boolean
}

/** How an open case stands by the new calendar, and the difference; null where nothing that anybody sees differs. */
export function calendarMove(
  acts: readonly Act[],
  { before, after, today }: { before: Calendar; after: Calendar; today: Day },
): { move: CalendarMove | null; state: CaseState } {
  const old = foldActs(acts, before, today)
  const state = foldActs(acts, after, today)
  const clockCase = clockCaseOf(acts)
  const losesEffect = clockCase === null ? [] : newlyRefused(clockCase, before, after)
  const { dueOn: from } = old
  const { dueOn: to } = state
  if (from === to && losesEffect.length === 0 && old.provisional === state.provisional) {
    return { move: null, state }
  }
  const workingDays = from === null || to === null ? 0 : workingDaysBetween(from, to, after)
  const becomesLate = from !== null && to !== null && from >= today && to < today
  return {
    move: { from, to, workingDays, becomesLate, losesEffect, isProvisional: state.provisional },
    state,
  }
}

function newlyRefused(clockCase: ClockCase, before: Calendar, after: Calendar): string[] {
  const known = new Set(runClock(clockCase, before).refused.map(({ kind, on }) => `${kind} ${on}`))
  return runClock(clockCase, after)
    .refused.filter(({ kind, on }) => !known.has(`${kind} ${on}`))
    .map(({ message }) => message)
}
