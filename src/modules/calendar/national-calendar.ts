import { createHash } from 'node:crypto'
import data from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import source from 'chinese-days/package.json' with { type: 'json' }
import { addDays, type Day, day, firstDayOf, lastDayOf, weekday, yearOf } from '../../lib/day.ts'
import type { Calendar, OwnDay, OwnDays } from './calendar.ts'

interface Entry {
  working: boolean
  reason: string
}

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

/**
 * The working days of the whole country, from the package `chinese-days` (2004 to the last year with a notice).
 * The package itself calls 2027-01-01 a working day without a word: hence `knownThrough`.
 */
export const nationalCalendar: Calendar = buildNationalCalendar()

/**
 * Lays an operator's own days over a calendar; of two entries for one day the later one holds.
 * When the operator has entered a whole further notice, `knownThrough` says up to where.
 */
export function withOwnDays(
  calendar: Calendar,
  days: readonly OwnDay[],
  more: { knownThrough?: Day } = {},
): Calendar {
  const own = new Map<Day, Entry>(
    days.map((each) => [each.day, { working: each.kind === 'working', reason: each.name }]),
  )
  const digest = createHash('sha256')
    .update(JSON.stringify([...own].sort()))
    .digest('hex')
    .slice(0, 8)
  return {
    isWorkingDay: (of) => own.get(of)?.working ?? calendar.isWorkingDay(of),
    reason: (of) => own.get(of)?.reason ?? calendar.reason(of),
    knownThrough: more.knownThrough ?? calendar.knownThrough,
    version: `${calendar.version}+own.${digest}`,
  }
}

/** The calendar of an organ with these own days. What the package has learnt since does not shorten what is known. */
export function calendarWith({ days, knownThrough }: OwnDays): Calendar {
  if (days.length === 0 && knownThrough === null) return nationalCalendar
  const isFurther = knownThrough !== null && knownThrough > nationalCalendar.knownThrough
  return withOwnDays(nationalCalendar, days, isFurther ? { knownThrough } : {})
}

function buildNationalCalendar(): Calendar {
  const holidays: Readonly<Record<string, string>> = data.holidays
  const workdays: Readonly<Record<string, string>> = data.workdays
  const years = Object.keys(holidays).map((each) => yearOf(day(each)))
  const knownThrough = lastDayOf(Math.max(...years))

  // Every known day is looked up once: a year's replay asks millions of times.
  const known = new Map<Day, Entry>()
  for (let each = firstDayOf(Math.min(...years)); each <= knownThrough; each = addDays(each, 1)) {
    known.set(each, entryOf(each, holidays[each], workdays[each]))
  }
  const look = (of: Day): Entry => known.get(of) ?? entryOf(of, undefined, undefined)
  return {
    isWorkingDay: (of) => look(of).working,
    reason: (of) => look(of).reason,
    knownThrough,
    version: `${source.name}@${source.version}`,
  }
}

function entryOf(of: Day, holiday: string | undefined, workday: string | undefined): Entry {
  if (workday !== undefined) return { working: true, reason: `${nameIn(workday)}调休上班` }
  if (holiday !== undefined) return { working: false, reason: `${nameIn(holiday)}放假` }
  const weekend = weekday(of) === 0 || weekday(of) === 6
  return weekend
    ? { working: false, reason: WEEKDAYS[weekday(of)] ?? '周末' }
    : { working: true, reason: '工作日' }
}

/** The data reads “Spring Festival,春节,4”. */
function nameIn(text: string): string {
  return text.split(',')[1] ?? text
}
