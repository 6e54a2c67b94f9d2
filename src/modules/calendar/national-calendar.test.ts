import chineseDays from 'chinese-days'
import { describe, expect, test } from 'vitest'
import { day } from '../../lib/day.ts'
import { nationalCalendar, withOwnDays } from './index.ts'
import { listDays } from './rules/index.ts'

describe('the national calendar', () => {
  test('agrees with its source on every day from 2004 to 2026', () => {
    const days = listDays(day('2004-01-01'), day('2026-12-31'))
    expect(days).toHaveLength(8401)
    const differing = days.filter(
      (each) => nationalCalendar.isWorkingDay(each) !== chineseDays.isWorkday(each),
    )
    expect(differing).toEqual([])
  })

  test.each([
    ['2026-02-16', false, '春节放假'],
    ['2026-02-28', true, '春节调休上班'],
    ['2026-10-10', true, '国庆节调休上班'],
    ['2026-03-07', false, '周六'],
    ['2026-03-08', false, '周日'],
    ['2026-03-09', true, '工作日'],
    ['2015-09-03', false, '中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日放假'],
  ])('%s: working %s, because %s', (text, working, reason) => {
    expect(nationalCalendar.isWorkingDay(day(text))).toBe(working)
    expect(nationalCalendar.reason(day(text))).toBe(reason)
  })

  test('says where its data end; past that it knows weekends only', () => {
    expect(nationalCalendar.knownThrough).toBe('2026-12-31')
    expect(nationalCalendar.version).toBe('chinese-days@1.5.7')
    expect(nationalCalendar.isWorkingDay(day('2027-01-01'))).toBe(true)
    expect(nationalCalendar.isWorkingDay(day('2027-01-02'))).toBe(false)
  })
})

describe("an operator's own days", () => {
  const own = withOwnDays(nationalCalendar, [
    { day: day('2026-07-13'), kind: 'off', name: '那达慕放假' },
    { day: day('2026-07-18'), kind: 'working', name: '那达慕调休上班' },
  ])

  test('hold over the national ones, and everything else stays', () => {
    expect(own.isWorkingDay(day('2026-07-13'))).toBe(false)
    expect(own.reason(day('2026-07-13'))).toBe('那达慕放假')
    expect(own.isWorkingDay(day('2026-07-18'))).toBe(true)
    expect(own.isWorkingDay(day('2026-07-14'))).toBe(true)
    expect(own.reason(day('2026-02-16'))).toBe('春节放假')
  })

  test('change the version with their content, not with their order', () => {
    const none = withOwnDays(nationalCalendar, [])
    expect(own.version).toMatch(/^chinese-days@1\.5\.7\+own\.[0-9a-f]{8}$/)
    expect(own.version).not.toBe(none.version)
  })

  test('carry the data further when a whole notice was entered', () => {
    expect(own.knownThrough).toBe('2026-12-31')
    expect(withOwnDays(own, [], { knownThrough: day('2027-12-31') }).knownThrough).toBe('2027-12-31')
  })
})
