import type { Day } from '../../../lib/day.ts'
import { deadlineOf } from './deadline.ts'

/** Days left as a number and a colour; never by colour alone. */
export function DeadlineText(of: { on: Day; today: Day; publishedOn: Day | null }) {
  const { tone, words } = deadlineOf(of)
  return <span className={`days-left days-${tone}`}>{words}</span>
}
