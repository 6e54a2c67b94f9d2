import type { Day } from '../../lib/day.ts'

/**
 * Which days offices work. Holidays and 调休 come only from the yearly notice of the State Council's office,
 * so a calendar is data with a version and an end; past the end it knows weekends only.
 */
export interface Calendar {
  isWorkingDay(day: Day): boolean
  /** Why this day does or does not count, as a person reads it: 春节放假, 周六, 国庆节调休上班, 工作日. */
  reason(day: Day): string
  /** The last day that the data covers. What is counted past it is provisional and must say so. */
  knownThrough: Day
  /** Names the data, so that a date can say by which calendar it was counted. */
  version: string
}

/** A day that an operator sets apart, e.g. a local holiday or a closure ordered by the government. */
export interface OwnDay {
  day: Day
  kind: 'working' | 'off'
  /** What a person reads as the reason, e.g. 自治区成立纪念日. */
  name: string
}
