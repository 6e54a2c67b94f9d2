import type { Day } from '../../../lib/day.ts'
import { daysLeft } from './days-left.ts'
import type { ListedRequest } from './use-requests.ts'

/** Days left as a number and a colour; never by colour alone. */
export function DaysLeftTag({ request, today }: { request: ListedRequest; today: Day }) {
  const { tone, words } = daysLeft({ ...request, today })
  return <span className={`days-left days-${tone}`}>{words}</span>
}
