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

/** An own day as it is kept: on which paper it rests. A notice adopted again replaces only the days of a notice. */
export interface AdoptedDay extends OwnDay {
  source: string
  origin: 'notice' | 'local'
}

/** Everything an organ lays over the State Council's calendar; version 0 is nothing. */
export interface OwnDays {
  version: number
  days: AdoptedDay[]
  /** The end of the last year whose notice was adopted; null when none was. */
  knownThrough: Day | null
}

/** What somebody wants to change, resting on a paper (`source`). */
export type CalendarChange =
  /** 国务院办公厅关于…年部分节假日安排的通知: all the days of one year. */
  | { kind: 'notice'; year: number; days: OwnDay[]; source: string }
  /** Single days, e.g. a local day off. */
  | { kind: 'local'; days: OwnDay[]; source: string }
  /** Own days that hold no longer. */
  | { kind: 'removal'; days: Day[]; source: string }
