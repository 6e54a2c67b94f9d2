import type { Day } from '../../../lib/day.ts'

/** Working days before the due date on which somebody is reminded; 0: it has passed. */
export const REMINDER_STEPS = [5, 2, 1, 0] as const
export type ReminderStep = (typeof REMINDER_STEPS)[number]

/**
 * The reminder that is due for a case: the tightest step it has reached, so that a day on which nothing ran is made up
 * for by one reminder, not by several. Null while there is more time, or nothing is due.
 */
export function stepOf(
  { dueOn, workingDaysLeft }: { dueOn: Day | null; workingDaysLeft: number | null },
  today: Day,
): ReminderStep | null {
  if (dueOn === null || workingDaysLeft === null) return null
  if (dueOn < today) return 0
  if (workingDaysLeft <= 1) return 1
  if (workingDaysLeft <= 2) return 2
  return workingDaysLeft <= 5 ? 5 : null
}

/**
 * Whom a step concerns, each once: the officer (everybody who handles requests, while there is none or that one has left),
 * and the heads of the disclosure office when it is nearly or really too late.
 */
export function whomToRemind(
  { step, officerId }: { step: ReminderStep; officerId: number | null },
  people: readonly { id: number; roles: readonly string[] }[],
): number[] {
  const holding = (role: string) => people.filter(({ roles }) => roles.includes(role)).map(({ id }) => id)
  const stays = officerId !== null && people.some(({ id }) => id === officerId)
  const officers = stays ? [officerId] : holding('requestOfficer')
  return [...new Set([...officers, ...(step <= 1 ? holding('officeHead') : [])])]
}
