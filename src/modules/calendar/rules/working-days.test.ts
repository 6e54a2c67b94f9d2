import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '../../../lib/day.ts'
import { nationalCalendar } from '../index.ts'
import { addWorkingDays, isProvisional, listDays, nextWorkingDay, workingDaysBetween } from './index.ts'

const anyDay = fc.integer({ min: 0, max: 8000 }).map((count) => addDays(day('2004-06-01'), count))
const runs = { seed: 711, numRuns: 300 }

describe('民事诉讼法第八十五条: the first day does not count', () => {
  test.each([
    ['2025-01-14', 7, '2025-01-23'],
    ['2025-01-14', 15, '2025-02-10'],
    ['2025-01-14', 20, '2025-02-17'],
    ['2025-01-14', 40, '2025-03-17'],
    ['2025-09-15', 7, '2025-09-24'],
    ['2025-09-15', 15, '2025-10-11'],
    ['2025-09-15', 20, '2025-10-17'],
    ['2026-02-02', 7, '2026-02-11'],
    ['2026-02-02', 15, '2026-02-28'],
    ['2026-02-02', 20, '2026-03-06'],
    ['2024-01-22', 15, '2024-02-09'],
    ['2024-01-22', 20, '2024-02-22'],
    ['2026-04-24', 20, '2026-05-26'],
    ['2026-09-21', 20, '2026-10-26'],
  ])('%s + %i working days is %s', (from, count, to) => {
    expect(addWorkingDays(day(from), count, nationalCalendar)).toBe(to)
    expect(workingDaysBetween(day(from), day(to), nationalCalendar)).toBe(count)
  })

  test('0 working days later is the same day; a part of a day is refused', () => {
    expect(addWorkingDays(day('2026-02-15'), 0, nationalCalendar)).toBe('2026-02-15')
    expect(() => addWorkingDays(day('2026-02-15'), 1.5, nationalCalendar)).toThrow(RangeError)
    expect(() => addWorkingDays(day('2026-02-15'), -1, nationalCalendar)).toThrow(RangeError)
  })
})

test('counting forward and measuring agree, and end on a working day', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (from, count) => {
      const to = addWorkingDays(from, count, nationalCalendar)
      expect(nationalCalendar.isWorkingDay(to)).toBe(true)
      expect(workingDaysBetween(from, to, nationalCalendar)).toBe(count)
      expect(workingDaysBetween(to, from, nationalCalendar)).toBe(-count)
      expect(
        listDays(addDays(from, 1), to).filter((each) => nationalCalendar.isWorkingDay(each)),
      ).toHaveLength(count)
    }),
    runs,
  )
})

test('every day of listDays follows the one before, over month, leap day and year', () => {
  const days = listDays(day('2023-12-30'), day('2024-03-02'))
  expect(days).toHaveLength(64)
  expect(days.slice(1)).toEqual(days.slice(0, -1).map((each) => addDays(each, 1)))
  expect(listDays(day('2024-03-02'), day('2024-03-01'))).toEqual([])
})

test('the next working day skips 国庆 and takes the Saturday that is worked', () => {
  expect(nextWorkingDay(day('2026-09-30'), nationalCalendar)).toBe('2026-10-08')
  expect(nextWorkingDay(day('2026-10-09'), nationalCalendar)).toBe('2026-10-10')
})

test('a date past the data is provisional', () => {
  expect(isProvisional('2026-12-31' as Day, nationalCalendar)).toBe(false)
  expect(isProvisional('2027-01-01' as Day, nationalCalendar)).toBe(true)
})
