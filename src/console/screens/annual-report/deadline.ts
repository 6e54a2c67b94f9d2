import { type Day, daysBetween } from '../../../lib/day.ts'

export interface Deadline {
  tone: 'overdue' | 'soon' | 'calm' | 'none'
  words: string
}

/** So few days are a matter for now. */
const SOON = 14

/** How a report stands to its deadline (条例第四十九条): in calendar days, the law names a date. */
export function deadlineOf({
  on,
  today,
  publishedOn,
}: {
  on: Day
  today: Day
  publishedOn: Day | null
}): Deadline {
  if (publishedOn !== null) {
    return publishedOn <= on
      ? { tone: 'none', words: '按期公布' }
      : { tone: 'overdue', words: `逾期 ${daysBetween(on, publishedOn)} 天公布` }
  }
  const left = daysBetween(today, on)
  if (left < 0) return { tone: 'overdue', words: `逾期 ${0 - left} 天` }
  if (left === 0) return { tone: 'soon', words: '今日到期' }
  return { tone: left <= SOON ? 'soon' : 'calm', words: `还有 ${left} 天` }
}
