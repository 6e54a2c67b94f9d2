import type { Day } from '../../../lib/day.ts'
import { type Calendar, listDays } from '../../calendar/rules/index.ts'
import { type ClockCase, readActs } from './clock.ts'
import { dueDates, exclusionsOf } from './due-date.ts'
import { type LedgerEntry, ledgerByRun } from './ledger.ts'
import { FIRST_DAY } from './periods.ts'

/** One calendar day of the clock, as 算给我看 shows it. */
export interface ExplainedDay {
  day: Day
  /** `start`: the day of receipt, which does not count; `off`: no working day. */
  effect: 'start' | 'counted' | 'off' | 'excluded' | 'reset'
  /** The how-manieth working day of its run this is; null when it does not count. */
  number: number | null
  why: string
  article: string | null
}

/**
 * Every day from receipt to the due date, counted or skipped, with the reason. While a supplement or payment
 * is awaited the list ends with `today`, or with the notice when no day is given.
 */
export function explainClock(
  caseFile: ClockCase,
  calendar: Calendar,
  today: Day | null = null,
): ExplainedDay[] {
  const { state } = readActs(caseFile, calendar)
  const exclusions = exclusionsOf(state, calendar, today)
  const runs = ledgerByRun(state, exclusions, dueDates(state, exclusions, calendar))
  const start: ExplainedDay = {
    day: caseFile.receivedOn,
    effect: 'start',
    number: null,
    why: '收到申请之日不计算在期限内',
    article: FIRST_DAY.article,
  }
  return [start, ...runs.flatMap((entries) => explainRun(entries, calendar, today))]
}

function explainRun(entries: readonly LedgerEntry[], calendar: Calendar, today: Day | null): ExplainedDay[] {
  let number = 0
  return entries.flatMap((entry) =>
    listDays(entry.from, entry.to ?? today ?? entry.from).map((day): ExplainedDay => {
      const { why, article } = entry
      // While the clock stands still it does not matter whether offices work.
      if (entry.kind === 'reset') return { day, effect: 'reset', number: null, why, article }
      if (!calendar.isWorkingDay(day)) {
        return { day, effect: 'off', number: null, why: calendar.reason(day), article: null }
      }
      if (entry.kind === 'excluded') return { day, effect: 'excluded', number: null, why, article }
      number += 1
      return { day, effect: 'counted', number, why: calendar.reason(day), article }
    }),
  )
}
