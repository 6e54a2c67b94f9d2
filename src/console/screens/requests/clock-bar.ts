import type { Day } from '../../../lib/day.ts'
import type { ExplainedDay, LedgerEntry } from '../../../modules/requests/api.ts'

export interface LedgerRow extends LedgerEntry {
  /** Working days that count in this interval; of the others, the days that do not. */
  days: number
}

export interface Segment {
  /** `void`: counted once, and begun afresh since. */
  kind: 'void' | 'used' | 'left' | 'extended' | 'excluded' | 'waiting' | 'late'
  days: number
  words: string
}

/** The intervals of the clock with what each of them counts. */
export function ledgerRows(ledger: readonly LedgerEntry[], days: readonly ExplainedDay[]): LedgerRow[] {
  return ledger.map((entry) => ({ ...entry, days: daysIn(entry, days).length }))
}

/**
 * The clock as a bar: what is used and what is left as of a day, and what does not count. Widths go by working days;
 * while something is awaited, by calendar days.
 */
export function clockSegments(
  clock: {
    ledger: readonly LedgerEntry[]
    days: readonly ExplainedDay[]
    originalDueOn: Day | null
    dueOn: Day | null
    workingDaysLeft: number | null
  },
  asOf: Day,
  state: 'open' | 'concluded',
): Segment[] {
  const began = startOfRun(clock)
  const segments = clock.ledger.flatMap((entry) => {
    const days = daysIn(entry, clock.days)
    if (entry.kind === 'excluded') return segment('excluded', days.length, `不计 ${days.length}`)
    if (entry.kind === 'reset') return waiting(entry, days.length)
    if (began === null || entry.from < began) return segment('void', days.length, `不再计入 ${days.length}`)
    const used = days.filter((each) => each.day <= asOf).length
    const left = days.length - used
    const word = state === 'concluded' ? '未用' : '剩'
    const isExtension = clock.originalDueOn !== null && entry.from > clock.originalDueOn
    return [
      ...segment('used', used, `已用 ${used}`),
      ...(isExtension
        ? segment('extended', left, `延长后${word} ${left}`)
        : segment('left', left, `${word} ${left}`)),
    ]
  })
  const isLate = clock.dueOn !== null && clock.dueOn < asOf
  const late = 0 - (clock.workingDaysLeft ?? 0)
  return isLate ? [...segments, ...segment('late', late, `逾期 ${late}`)] : segments
}

function segment(kind: Segment['kind'], days: number, words: string): Segment[] {
  return days > 0 ? [{ kind, days, words }] : []
}

/** On the very day of the notice no day has been waited for yet, and the clock stands still all the same. */
function waiting(entry: LedgerEntry, days: number): Segment[] {
  const width = entry.to === null ? Math.max(days, 1) : days
  return segment('waiting', width, days === 0 ? '停止计算' : `停止计算 ${days}`)
}

/** Where the counting that is in force begins; null while the clock stands still. */
function startOfRun({
  ledger,
  days,
}: {
  ledger: readonly LedgerEntry[]
  days: readonly ExplainedDay[]
}): Day | null {
  if (ledger.at(-1)?.kind === 'reset') return null
  const first = days.findLast((each) => each.number === 1)?.day
  return ledger.findLast((entry) => first !== undefined && entry.from <= first)?.from ?? null
}

const EFFECT_OF = { running: 'counted', excluded: 'excluded', reset: 'reset' } as const

function daysIn(entry: LedgerEntry, days: readonly ExplainedDay[]): ExplainedDay[] {
  const effect = EFFECT_OF[entry.kind]
  return days.filter(
    (each) => each.effect === effect && each.day >= entry.from && (entry.to === null || each.day <= entry.to),
  )
}
