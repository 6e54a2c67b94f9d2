import { addDays, type Day } from '../../../lib/day.ts'
import { listDays } from '../../calendar/rules/index.ts'
import type { ClockState, Run } from './clock-state.ts'
import type { Exclusion } from './consultations.ts'
import { covers, type DueDates } from './due-date.ts'
import { CONSULTATION, DELAY, EXTENSION, FEE_NOTICE, REPLY, SUPPLEMENT_NOTICE } from './periods.ts'

/**
 * One interval of the clock; the intervals follow each other without a gap, from the day after receipt to the
 * due date. `running`: its working days count. `excluded`: they do not. `reset`: the clock stands still from the
 * day after a notice to the day the supplement or payment arrives, and then starts afresh from zero.
 */
export interface LedgerEntry {
  from: Day
  /** Included. Null only for a reset whose supplement or payment has not come. */
  to: Day | null
  kind: 'running' | 'excluded' | 'reset'
  why: string
  article: string
}

const AWAITED = {
  supplement: { notice: '告知补正', arrival: '收到补正', article: SUPPLEMENT_NOTICE.article },
  payment: { notice: '发出收费通知', arrival: '缴费', article: FEE_NOTICE.article },
} as const

/** The ledger, run by run: the counting starts from zero in each. */
export function ledgerByRun(
  state: ClockState,
  exclusions: readonly Exclusion[],
  due: DueDates | null,
): LedgerEntry[][] {
  const runs = [...state.earlierRuns, state.run]
  return runs.map((run, index) => {
    const end = run.stopped?.on ?? due?.dueOn
    if (end === undefined) throw new Error('a run that nothing stopped has a due date')
    const counted = countedEntries(run, end, exclusions, run.stopped === null ? due : null)
    return [...counted, ...resetEntry(run, runs[index + 1])]
  })
}

function countedEntries(
  run: Run,
  end: Day,
  exclusions: readonly Exclusion[],
  due: DueDates | null,
): LedgerEntry[] {
  const entries: LedgerEntry[] = []
  for (const at of listDays(addDays(run.startedOn, 1), end)) {
    const { kind, why, article } = exclusions.some((each) => covers(each, at))
      ? { kind: 'excluded' as const, why: '', article: CONSULTATION.article }
      : runningOn(at, run, due)
    const last = entries.at(-1)
    if (last?.kind === kind && last.why === why) last.to = at
    else entries.push({ from: at, to: at, kind, why, article })
  }
  return entries.map((each) =>
    each.kind === 'excluded' ? { ...each, why: whyExcluded(each, exclusions) } : each,
  )
}

function runningOn(at: Day, run: Run, due: DueDates | null) {
  if (due !== null && at > due.extendedDueOn) {
    return { kind: 'running' as const, why: '延迟答复的合理期限内', article: DELAY.article }
  }
  if (due !== null && at > due.originalDueOn) {
    return { kind: 'running' as const, why: '延长的答复期限内', article: EXTENSION.article }
  }
  if (run.startedBy === 'receipt') {
    return { kind: 'running' as const, why: '自收到申请的次日起计算', article: REPLY.article }
  }
  const { arrival, article } = AWAITED[run.startedBy]
  return { kind: 'running' as const, why: `${run.startedOn}${arrival}，期限自次日起重新计算`, article }
}

/** Overlapping exclusions are one interval: its reason names each of them. */
function whyExcluded(entry: LedgerEntry, exclusions: readonly Exclusion[]): string {
  const touching = exclusions.filter(
    (each) => entry.to !== null && each.after < entry.to && each.through >= entry.from,
  )
  return touching.map((each) => each.why).join('；')
}

function resetEntry(run: Run, next: Run | undefined): LedgerEntry[] {
  if (run.stopped === null) return []
  const from = addDays(run.stopped.on, 1)
  const to = next?.startedOn ?? null
  if (to !== null && to < from) return []
  const { notice, arrival, article } = AWAITED[run.stopped.by]
  const waiting = to === null ? `尚未${arrival}，暂无答复期限` : `${to}${arrival}`
  return [{ from, to, kind: 'reset', why: `${run.stopped.on}${notice}，${waiting}`, article }]
}
