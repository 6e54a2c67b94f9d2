import { addDays, type Day } from '../../../lib/day.ts'
import type { Calendar } from '../calendar.ts'

/**
 * The day on which a period of `count` working days ends. The day it starts from does not count:
 * day 1 is the next working day. A count of 0 gives the start itself.
 * 民事诉讼法第八十五条：期间开始的时和日，不计算在期间内。
 */
export function addWorkingDays(from: Day, count: number, calendar: Calendar): Day {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`工作日数应为非负整数，收到 ${count}`)
  let at = from
  for (let left = count; left > 0; left -= 1) at = nextWorkingDay(at, calendar)
  return at
}

/** The first working day after this day. */
export function nextWorkingDay(after: Day, calendar: Calendar): Day {
  let at = nextDay(after)
  while (!calendar.isWorkingDay(at)) at = nextDay(at)
  return at
}

/** Working days after `from`, up to and including `to`; negative when `to` is earlier. */
export function workingDaysBetween(from: Day, to: Day, calendar: Calendar): number {
  if (to < from) return 0 - workingDaysBetween(to, from, calendar)
  let count = 0
  for (let at = nextDay(from); at <= to; at = nextDay(at)) if (calendar.isWorkingDay(at)) count += 1
  return count
}

/** Every calendar day from `from` to `to`, both included; none when `to` is earlier. */
export function listDays(from: Day, to: Day): Day[] {
  const days: Day[] = []
  for (let at = from; at <= to; at = nextDay(at)) days.push(at)
  return days
}

/** True past the calendar's data, where holidays are not yet known. */
export function isProvisional(of: Day, calendar: Calendar): boolean {
  return of > calendar.knownThrough
}

/** Days 01 to 27 need no calendar arithmetic, and counting days is the hot path of every due date. */
function nextDay(of: Day): Day {
  const date = Number(of.slice(8))
  if (date >= 28) return addDays(of, 1)
  return `${of.slice(0, 8)}${String(date + 1).padStart(2, '0')}` as Day
}
