import { type Day, isDay, weekday, yearOf } from '../../../lib/day.ts'
import type { Finding } from '../finding.ts'
import { type Detector, findAll, type Kind, withHalfWidth } from './detector.ts'

/** 文号, dates and weekdays. */
export const referenceDetectors: readonly Detector[] = [findDocumentNumbers, findDates]

const NUMBER = /(?<=[\u4e00-\u9fff])([[({（〔［｛【〈])(\d{2,4})([\])}）〕］｝】〉])(第?)(\d{1,5})号/g

/** GB/T 9704—2012 7.2.5：年份应标全称，用六角括号“〔〕”括入；发文顺序号不加“第”字，不编虚位. */
function findDocumentNumbers(text: string, { today }: Parameters<Detector>[1]): Finding[] {
  return findAll(NUMBER, { text, read: withHalfWidth(text) }, (match) => {
    const [, open = '', year = '', close = '', ordinal = '', serial = ''] = match
    const right = `〔${year}〕${serial.replace(/^0+(?=\d)/, '')}号`
    if (year.length !== 4) return reference('发文字号的年份', '年份应标全称，例如〔2024〕')
    if (Number(year) > yearOf(today) || Number(year) < 1949) return reference('发文字号的年份', '核对年份')
    if (open !== '〔' || close !== '〕') return reference('发文字号的括号', right)
    if (ordinal !== '' || serial.startsWith('0')) return reference('发文字号的序号', right)
    return null
  })
}

function reference(entry: string, suggestion: string): Kind {
  return { entry, category: 'reference', severity: 'warn', detector: 'document-number', suggestion }
}

const DATE =
  /(?<!\d)(\d{4})(?:年(\d{1,2})月(\d{1,2})日|[-.](\d{1,2})[-.](\d{1,2})(?![\d.-]))(?:\s?[（(]?(?:星期|周)([一二三四五六日天]))?/g
const SHORT_DATE = /(?<![\d年])(\d{1,2})月(\d{1,2})日/g
const WEEKDAYS = '日一二三四五六'
const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Dates that no calendar has, and weekdays that are another day's. */
function findDates(text: string): Finding[] {
  const read = withHalfWidth(text)
  const whole = findAll(DATE, { text, read }, (match) => {
    const [, year = '', month = match[4] ?? '', date = match[5] ?? '', , , name] = match
    // 2024.1.2 may be a version or a number of a section; 2024-13-45 a number of something.
    const isNumbered = match[2] === undefined && name === undefined
    const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
    if (!isDay(day)) return isNumbered ? null : wrongDate('不存在的日期', '核对日期')
    return name === undefined ? null : whyWrongWeekday(day, name)
  })
  const short = findAll(SHORT_DATE, { text, read }, ([, month, date]) =>
    Number(date) >= 1 && Number(date) <= (LONGEST_MONTHS[Number(month) - 1] ?? 0)
      ? null
      : wrongDate('不存在的日期', '核对日期'),
  )
  return [...whole, ...short]
}

function whyWrongWeekday(day: Day, name: string): Kind | null {
  const right = WEEKDAYS[weekday(day) % 7]
  return name.replace('天', '日') === right ? null : wrongDate('日期与星期不符', `这一天是星期${right}`)
}

function wrongDate(entry: string, suggestion: string): Kind {
  return { entry, category: 'date', severity: 'warn', detector: 'date', suggestion }
}
