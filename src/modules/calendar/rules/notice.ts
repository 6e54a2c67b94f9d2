import { addDays, type Day, daysBetween, isDay, weekday } from '../../../lib/day.ts'
import type { OwnDay } from '../calendar.ts'

/** One holiday of a notice: what it says, day by day. */
export interface NoticeHoliday {
  name: string
  off: Day[]
  working: Day[]
}

/** A notice as it was read, to be looked over by a person before it is adopted. */
export interface ReadNotice {
  year: number | null
  /** Name and 文号, where the text has them. */
  source: string
  holidays: NoticeHoliday[]
  /** What does not add up, in words. With one of these nothing should be adopted unseen. */
  problems: string[]
}

const HEADING =
  /(?:^|[\n。；])[\s　]*(?:[（(]?[一二三四五六七八九十]+[）)]?[、.．]?[\s　]*)([^\n：:。，,（(]{2,12})[：:]/g
const DATE = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:[（(]([^）)]*)[）)])?/g
const WEEKDAY = /(?:周|星期)([日天一二三四五六])/
const WEEKDAYS = '日一二三四五六'
/** 全国年节及纪念日放假办法: a notice that names fewer is not whole, and what it leaves out would pass for known. */
const EVERY_YEAR = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节']

/**
 * Reads the notice of the State Council's office in its usual wording: 一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。
 * 1月4日（周日）上班。 The weekdays and the counts that it states are checked against its dates; sentences that neither
 * give holidays nor days of work (鼓励各单位结合带薪年休假…) are passed over. `year` is the year where the text names none.
 */
export function readNotice(text: string, year: number | null = null): ReadNotice {
  const given = /(\d{4})年[^。\n]{0,6}节假日[^。\n]{0,6}安排/.exec(text)?.[1]
  const of = given === undefined ? year : Number(given)
  const source = sourceIn(text)
  if (of === null) return { year: null, source, holidays: [], problems: ['没有找到年度，请先填写年度'] }
  const problems: string[] = []
  const holidays = partsOf(text).map(({ name, body }) => readHoliday(name, body, of, problems))
  if (holidays.length === 0) {
    problems.push('没有读到节假日。请粘贴通知中“一、元旦：…放假调休，共3天。…上班。”各段')
  }
  const missing = EVERY_YEAR.filter((each) => !holidays.some(({ name }) => name.includes(each)))
  if (holidays.length > 0 && missing.length > 0) {
    problems.push(`没有读到${missing.join('、')}：通知包括全年的节假日，请粘贴全文`)
  }
  return { year: of, source, holidays, problems }
}

/** The days of a notice as the calendar keeps them. */
export function daysOfNotice(holidays: readonly NoticeHoliday[]): OwnDay[] {
  return holidays.flatMap(({ name, off, working }) => [
    ...off.map((day): OwnDay => ({ day, kind: 'off', name: `${name}放假` })),
    ...working.map((day): OwnDay => ({ day, kind: 'working', name: `${name}调休上班` })),
  ])
}

function sourceIn(text: string): string {
  const name = /国务院办公厅关于\d{4}年[^。\n]{0,6}节假日安排的通知/.exec(text)?.[0] ?? ''
  const number = /国办发(?:明电)?〔\d{4}〕\d+号/.exec(text)?.[0]
  return number === undefined ? name : `${name}（${number}）`
}

function partsOf(text: string): { name: string; body: string }[] {
  const heads = [...text.matchAll(HEADING)]
  return heads.map((head, index) => ({
    name: (head[1] ?? '').trim(),
    body: text.slice(head.index + head[0].length, heads[index + 1]?.index ?? text.length),
  }))
}

function readHoliday(name: string, body: string, year: number, problems: string[]): NoticeHoliday {
  const holiday: NoticeHoliday = { name, off: [], working: [] }
  const say = (problem: string) => problems.push(`${name}：${problem}`)
  for (const sentence of body.split(/[。；\n]/)) {
    // A day that units are only encouraged to give is none of the State Council's.
    if (sentence.includes('鼓励')) continue
    const [before, after] = sentence.split('放假', 2)
    if (after !== undefined && before !== undefined) {
      const days = readDays(before, year, say)
      holiday.off.push(...days)
      const count = /共(\d+)天|^(\d+)天/.exec(after)
      const stated = Number(count?.[1] ?? count?.[2] ?? days.length)
      if (stated !== days.length) say(`写明共${stated}天，日期却有${days.length}天`)
    } else if (sentence.includes('上班')) {
      const days = readDays(sentence, year, say)
      holiday.working.push(...days)
    }
  }
  if (holiday.off.length === 0) say('没有读到放假日期')
  const both = holiday.working.find((each) => holiday.off.includes(each))
  if (both !== undefined) say(`${both}既放假又上班`)
  return holiday
}

/** 1月28日至2月4日 and 1月26日、2月8日: a month or a year that is left out is that of the date before. */
function readDays(text: string, year: number, say: (problem: string) => void): Day[] {
  const days: Day[] = []
  let month = Number.NaN
  let ofYear = year
  let end = 0
  for (const found of text.matchAll(DATE)) {
    ofYear = found[1] === undefined ? ofYear : Number(found[1])
    month = found[2] === undefined ? month : Number(found[2])
    const day = [ofYear, two(month), two(Number(found[3]))].join('-')
    const isRange = /^[\s　]*[至到—~～-][\s　]*$/.test(text.slice(end, found.index))
    end = found.index + found[0].length
    if (!isDay(day)) {
      say(`“${found[0]}”不是有效日期`)
      continue
    }
    const stated = WEEKDAY.exec(found[4] ?? '')?.[1]?.replace('天', '日')
    const actual = WEEKDAYS[weekday(day)]
    if (stated !== undefined && stated !== actual) say(`${day}是周${actual}，通知写的是周${stated}`)
    const last = days.at(-1)
    if (isRange && last !== undefined) {
      const length = daysBetween(last, day)
      if (length <= 0 || length > 15) say(`${last}至${day}不像一个假期，请核对`)
      else for (let at = addDays(last, 1); at <= day; at = addDays(at, 1)) days.push(at)
    } else days.push(day)
  }
  return days
}

function two(count: number): string {
  return String(count).padStart(2, '0')
}
