import { type Day, isDay } from '../../../lib/day.ts'
import type { KeptCase } from '../destruction.ts'
import type { OutcomeCode } from '../outcome.ts'
import type { RetentionPeriod, RetentionPeriods } from '../retention.ts'

/** How long a case is kept: of all that applies, the longest. */
export function periodOf(
  { byOutcome, withRemedy, otherwise }: RetentionPeriods,
  { outcome, hasRemedy }: { outcome: OutcomeCode | null; hasRemedy: boolean },
): RetentionPeriod {
  const own = (outcome === null ? undefined : byOutcome[outcome]) ?? otherwise
  return hasRemedy ? longer(own, withRemedy) : own
}

/** The shortest of all: no case is over before it. Null when everything is kept for ever. */
export function shortestYears({ byOutcome, withRemedy, otherwise }: RetentionPeriods): number | null {
  const years = [otherwise, withRemedy, ...Object.values(byOutcome)].filter((each) => each !== 'permanent')
  return years.length === 0 ? null : Math.min(...years)
}

/** From which day a period is counted: 归档, or where there was none, 办结. Null while the case is open. */
export function countedFrom({
  archivedOn,
  concludedOn,
}: Pick<KeptCase, 'archivedOn' | 'concludedOn'>): Day | null {
  return concludedOn === null ? null : (archivedOn ?? concludedOn)
}

/** The day on which a period of years is over. */
export function overOn(from: Day, years: number): Day {
  const over = `${String(Number(from.slice(0, 4)) + years).padStart(4, '0')}${from.slice(4)}`
  // 29 February of a year that has none.
  return isDay(over) ? over : (`${over.slice(0, 4)}-03-01` as Day)
}

function longer(one: RetentionPeriod, other: RetentionPeriod): RetentionPeriod {
  if (one === 'permanent' || other === 'permanent') return 'permanent'
  return one > other ? one : other
}
