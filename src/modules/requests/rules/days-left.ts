import { addDays, type Day } from '../../../lib/day.ts'
import { addWorkingDays, type Calendar } from '../../calendar/rules/index.ts'

/** The columns of the board: open cases by the working days that are left to answer. */
export const DAYS_LEFT = {
  overdue: '已逾期',
  today: '今天到期',
  within2: '1–2个工作日',
  within5: '3–5个工作日',
  within10: '6–10个工作日',
  beyond: '10个工作日以上',
  none: '无期限（待确认、待补正、待缴费）',
} as const

export type DaysLeftBand = keyof typeof DAYS_LEFT
export const DAYS_LEFT_BANDS = Object.keys(DAYS_LEFT) as DaysLeftBand[]

/** The first working day that no longer belongs to each band. */
const ENDS = { within2: 3, within5: 6, within10: 11 } as const

/** The band of a case of which the clock says this. */
export function bandOf(
  { dueOn, workingDaysLeft }: { dueOn: Day | null; workingDaysLeft: number | null },
  today: Day,
): DaysLeftBand {
  if (dueOn === null || workingDaysLeft === null) return 'none'
  if (dueOn < today) return 'overdue'
  if (dueOn === today) return 'today'
  if (workingDaysLeft < ENDS.within2) return 'within2'
  if (workingDaysLeft < ENDS.within5) return 'within5'
  return workingDaysLeft < ENDS.within10 ? 'within10' : 'beyond'
}

/** The due dates from `from` on and before `before`; null at either end is open. */
export interface DueSpan {
  from: Day | null
  before: Day | null
}

/**
 * Due dates of a band, for cases of which every working day ahead counts: all but those in which an opinion is awaited.
 * `none` has no span: nothing is due.
 */
export function spanOfBand(band: Exclude<DaysLeftBand, 'none'>, today: Day, calendar: Calendar): DueSpan {
  const after = (count: number) => addWorkingDays(today, count, calendar)
  const tomorrow = addDays(today, 1)
  switch (band) {
    case 'overdue':
      return { from: null, before: today }
    case 'today':
      return { from: today, before: tomorrow }
    case 'within2':
      return { from: tomorrow, before: after(ENDS.within2) }
    case 'within5':
      return { from: after(ENDS.within2), before: after(ENDS.within5) }
    case 'within10':
      return { from: after(ENDS.within5), before: after(ENDS.within10) }
    case 'beyond':
      return { from: after(ENDS.within10), before: null }
  }
}
