/** A legal date, `YYYY-MM-DD`, without time or zone. Compares correctly as a string. */
export type Day = string & { readonly __day: true }

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/
const MS_PER_DAY = 86_400_000

/**
 * Reads a day. The text must round-trip: `2026-02-30` is no day, although V8 would accept it.
 * Throws a RangeError whose message a person can read.
 */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`“${text}”不是有效日期，应为 YYYY-MM-DD，例如 2026-03-02`)
  return text
}

/** True when the text is a day that exists, written `YYYY-MM-DD`. */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string' || !SHAPE.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text
}

/** The day `count` calendar days later (earlier, if negative). */
export function addDays(from: Day, count: number): Day {
  return fromUtc(utc(from) + count * MS_PER_DAY)
}

/** Calendar days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((utc(to) - utc(from)) / MS_PER_DAY)
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(of: Day): number {
  return new Date(utc(of)).getUTCDay()
}

export function yearOf(of: Day): number {
  return Number(of.slice(0, 4))
}

export function firstDayOf(year: number): Day {
  return day(`${year}-01-01`)
}

export function lastDayOf(year: number): Day {
  return day(`${year}-12-31`)
}

/** The day it is in China (UTC+8, no summer time) at this instant. Only the edge calls it. */
export function dayInChina(instant: Date): Day {
  return fromUtc(instant.getTime() + 8 * 3_600_000)
}

/** `YYYY-MM-DD HH:mm` on a clock in China: how the prescribed meta tags write a time. */
export function minuteInChina(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}

/** The instant at which a clock in China shows `hour:minute` on this day. */
export function instantInChina(of: Day, hour = 0, minute = 0): Date {
  return new Date(utc(of) + (hour * 60 + minute - 8 * 60) * 60_000)
}

/** 2026年3月2日: a day as a letter writes it. */
export function inWords(of: Day): string {
  const [year, month, date] = of.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

function utc(of: Day): number {
  return Date.parse(`${of}T00:00:00Z`)
}

function fromUtc(time: number): Day {
  return new Date(time).toISOString().slice(0, 10) as Day
}
