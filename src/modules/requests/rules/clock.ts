import type { Day } from '../../../lib/day.ts'
import type { Refusal } from '../../../lib/refusal.ts'
import { type Calendar, isProvisional, listDays, workingDaysBetween } from '../../calendar/rules/index.ts'
import type { ClockAct } from '../acts.ts'
import { apply, type ClockState, initialState } from './clock-state.ts'
import type { Exclusion } from './consultations.ts'
import { covers, type DueDates, dueDates, exclusionsOf } from './due-date.ts'
import { whyNotAct } from './guards.ts'
import { type LedgerEntry, ledgerByRun } from './ledger.ts'

/** What the clock needs of a case: the legal day of receipt (条例第三十一条) and the acts, in any order. */
export interface ClockCase {
  receivedOn: Day
  acts: readonly ClockAct[]
}

/** An act that changed nothing, with the reason. */
export interface RefusedAct {
  kind: ClockAct['kind']
  on: Day
  article: string | null
  message: string
}

export interface ClockResult {
  /** The last day to answer in time; null while a supplement or a payment is awaited. */
  dueOn: Day | null
  /** The due date of the same run as it would be without the extension. */
  originalDueOn: Day | null
  /** Working days that counted since the run began, `today` included (past the due date too); null without it. */
  workingDaysUsed: number | null
  /**
   * Working days that still count up to the due date; −n when n have passed since (0 on a weekend just after it:
   * overdue is `dueOn < today`). Null without `today` or without a due date.
   */
  workingDaysLeft: number | null
  /** The calendar does not reach so far, or an organ without a time limit has not answered yet. */
  provisional: boolean
  ledger: LedgerEntry[]
  refused: RefusedAct[]
}

/**
 * The answer clock of a request: when the answer is due, what has been used, and why.
 * 条例第三十条、第三十三条；国办函〔2020〕109号. Acts later than `today` count as planned.
 */
export function runClock(caseFile: ClockCase, calendar: Calendar, today: Day | null = null): ClockResult {
  const { state, refused } = readActs(caseFile, calendar)
  const exclusions = exclusionsOf(state, calendar, today)
  const due = dueDates(state, exclusions, calendar)
  const left = due === null || today === null ? null : daysLeft(state, due, exclusions, calendar, today)
  return {
    dueOn: due?.dueOn ?? null,
    originalDueOn: due?.originalDueOn ?? null,
    workingDaysUsed: today === null ? null : daysUsed(state, due, { left, today }, exclusions, calendar),
    workingDaysLeft: left,
    provisional: restsOnGuess(caseFile, exclusions, due, calendar, today),
    ledger: ledgerByRun(state, exclusions, due).flat(),
    refused,
  }
}

/** Reads the acts in day order, those of one day in the order given; what a rule refuses changes nothing. */
export function readActs(
  caseFile: ClockCase,
  calendar: Calendar,
): { state: ClockState; refused: RefusedAct[] } {
  const refused: RefusedAct[] = []
  let state = initialState(caseFile.receivedOn)
  for (const act of caseFile.acts.toSorted(byDay)) {
    const reason = whyNotAct(state, act, calendar)
    if (reason === null) state = apply(state, act)
    else refused.push({ kind: act.kind, on: act.on, article: reason.article, message: reason.message })
  }
  return { state, refused }
}

/** Why this case cannot be extended by so many working days on this day (条例第三十三条); null when it can. */
export function whyNotExtend(
  caseFile: ClockCase,
  extension: { on: Day; workingDays: number },
  calendar: Calendar,
): Refusal | null {
  return whyNotAct(readActs(caseFile, calendar).state, { kind: 'extended', ...extension }, calendar)
}

/** Why no supplement can be asked for on this day (条例第三十条); null when it can. */
export function whyNotAskSupplement(caseFile: ClockCase, on: Day, calendar: Calendar): Refusal | null {
  return whyNotAct(readActs(caseFile, calendar).state, { kind: 'supplement-asked', on }, calendar)
}

/** Why no fee can be asked for on this day (国办函〔2020〕109号); null when it can. */
export function whyNotNotifyFee(caseFile: ClockCase, on: Day, calendar: Calendar): Refusal | null {
  return whyNotAct(readActs(caseFile, calendar).state, { kind: 'fee-notified', on }, calendar)
}

function daysLeft(
  state: ClockState,
  { dueOn }: DueDates,
  exclusions: readonly Exclusion[],
  calendar: Calendar,
  today: Day,
): number {
  if (today > dueOn) return 0 - workingDaysBetween(dueOn, today, calendar)
  const from = today > state.run.startedOn ? today : state.run.startedOn
  return countedDays(from, dueOn, exclusions, calendar)
}

function daysUsed(
  state: ClockState,
  due: DueDates | null,
  { left, today }: { left: number | null; today: Day },
  exclusions: readonly Exclusion[],
  calendar: Calendar,
): number {
  if (left !== null && due !== null) {
    return countedDays(state.run.startedOn, due.dueOn, exclusions, calendar) - left
  }
  // Stopped: what the run had used when the notice went out, which the next run does not inherit.
  const { startedOn, stopped } = state.run
  const end = stopped !== null && stopped.on < today ? stopped.on : today
  return countedDays(startedOn, end, exclusions, calendar)
}

/** Working days after `from`, up to and including `to`, that no exclusion covers. */
function countedDays(from: Day, to: Day, exclusions: readonly Exclusion[], calendar: Calendar): number {
  const counts = (at: Day) =>
    at > from && calendar.isWorkingDay(at) && !exclusions.some((each) => covers(each, at))
  return listDays(from, to).filter(counts).length
}

/** Past the calendar's data, or while an organ that has no time limit keeps the due date open. */
function restsOnGuess(
  caseFile: ClockCase,
  exclusions: readonly Exclusion[],
  due: DueDates | null,
  calendar: Calendar,
  today: Day | null,
): boolean {
  const days = [caseFile.receivedOn, ...caseFile.acts.map((each) => each.on), due?.dueOn ?? null, today]
  if (days.some((each) => each !== null && isProvisional(each, calendar))) return true
  return exclusions.some((each) => each.open && (due === null || each.after < due.dueOn))
}

function byDay(a: ClockAct, b: ClockAct): number {
  if (a.on === b.on) return 0
  return a.on < b.on ? -1 : 1
}
