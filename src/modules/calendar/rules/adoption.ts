import { addDays, type Day, firstDayOf, inWords, lastDayOf, weekday, yearOf } from '../../../lib/day.ts'
import { type Refusal, refusal } from '../../../lib/refusal.ts'
import type { AdoptedDay, Calendar, CalendarChange, OwnDays } from '../calendar.ts'

/** 元旦 may begin in December of the year before. */
const DAYS_BEFORE_YEAR = 15

/** Somebody else adopted meanwhile: what was shown before the decision no longer holds. */
export function whyOutdated(now: OwnDays, seen: number): Refusal | null {
  if (now.version === seen) return null
  return refusal('calendar-changed', '工作日历刚刚被他人修改，请重新查看受影响的申请后再采用')
}

/**
 * Why these days cannot be adopted; empty when they can. 全国年节及纪念日放假办法: the arrangement of a year comes as one
 * notice, so a year can only follow one that is known.
 */
export function whyNotAdopt(now: OwnDays, change: CalendarChange, national: Calendar): Refusal[] {
  const reasons: Refusal[] = []
  if (change.source.trim() === '') {
    reasons.push(refusal('calendar-source', '请填写依据，例如通知的名称和文号', { field: 'source' }))
  }
  if (change.days.length === 0) reasons.push(refusal('calendar-empty', '没有任何日期', { field: 'days' }))
  if (change.kind === 'removal') return [...reasons, ...whyNotRemove(now, change.days)]
  const seen = new Set<Day>()
  for (const { day, kind, name } of change.days) {
    if (seen.has(day)) {
      reasons.push(refusal('calendar-day-twice', `${day}写了两次，请只留一处`, { field: 'days' }))
    }
    seen.add(day)
    if (name.trim() === '') {
      reasons.push(refusal('calendar-day-name', `请写明${day}的名称，例如“国庆节放假”`, { field: 'days' }))
    }
    if (change.kind === 'notice' && kind === 'working' && !isWeekend(day)) {
      const message = `${day}不是周末，不可能是调休上班日，请核对`
      reasons.push(refusal('calendar-weekday-worked', message, { field: 'days' }))
    }
  }
  return change.kind === 'notice' ? [...reasons, ...whyNotYear(now, change, national)] : reasons
}

/** The own days with the change; the next version. */
export function changedDays(now: OwnDays, change: CalendarChange): OwnDays {
  const version = now.version + 1
  if (change.kind === 'removal') {
    const days = now.days.filter(({ day }) => !change.days.includes(day))
    return { ...now, version, days }
  }
  const source = change.source.trim()
  const added = change.days.map(
    (each): AdoptedDay => ({
      ...each,
      name: each.name.trim(),
      source,
      origin: change.kind,
    }),
  )
  const replaced = (each: AdoptedDay) =>
    added.some(({ day }) => day === each.day) ||
    (change.kind === 'notice' && each.origin === 'notice' && isOfNotice(each.day, change.year))
  const days = [...now.days.filter((each) => !replaced(each)), ...added].toSorted(byDay)
  const last = change.kind === 'notice' ? lastDayOf(change.year) : null
  const knownThrough =
    last !== null && (now.knownThrough === null || last > now.knownThrough) ? last : now.knownThrough
  return { version, days, knownThrough }
}

/** What a change does, in one line. */
export function summaryOf(change: CalendarChange): string {
  if (change.kind === 'removal') return `取消${change.days.map((each) => inWords(each)).join('、')}的设置`
  const off = change.days.filter(({ kind }) => kind === 'off').length
  const working = change.days.length - off
  const counted = [off > 0 ? `放假${off}天` : '', working > 0 ? `上班${working}天` : ''].filter(Boolean)
  const head = change.kind === 'notice' ? `${change.year}年节假日安排` : '本地安排'
  return `${head}：${counted.join('，')}`
}

function whyNotRemove(now: OwnDays, days: readonly Day[]): Refusal[] {
  return days
    .filter((each) => !now.days.some(({ day }) => day === each))
    .map((each) => refusal('calendar-no-such-day', `${each}没有单独设置过，不能取消`, { field: 'days' }))
}

function whyNotYear(
  now: OwnDays,
  { year, days }: CalendarChange & { kind: 'notice' },
  national: Calendar,
): Refusal[] {
  const known = yearOf(
    [now.knownThrough ?? national.knownThrough, national.knownThrough].toSorted().at(-1) as Day,
  )
  const reasons: Refusal[] = []
  if (year > known + 1) {
    const message = `日历数据截至${known}年，请先采用${known + 1}年的节假日安排`
    reasons.push(refusal('calendar-year-gap', message, { field: 'year' }))
  }
  const strange = days.find(({ day }) => !isOfNotice(day, year))
  if (strange !== undefined) {
    const message = `${strange.day}不属于${year}年的节假日安排，请核对年度`
    reasons.push(refusal('calendar-other-year', message, { field: 'days' }))
  }
  return reasons
}

function isOfNotice(day: Day, year: number): boolean {
  return day >= addDays(firstDayOf(year), -DAYS_BEFORE_YEAR) && day <= lastDayOf(year)
}

function isWeekend(day: Day): boolean {
  return weekday(day) === 0 || weekday(day) === 6
}

function byDay(a: { day: Day }, b: { day: Day }): number {
  return a.day < b.day ? -1 : 1
}
