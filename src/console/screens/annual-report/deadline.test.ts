import { describe, expect, it } from 'vitest'
import { day } from '../../../lib/day.ts'
import { deadlineOf } from './deadline.ts'

const on = day('2026-01-31')

describe('条例第四十九条: the deadline of a report in words', () => {
  it.each([
    ['2026-01-01', 'calm', '还有 30 天'],
    ['2026-01-17', 'soon', '还有 14 天'],
    ['2026-01-31', 'soon', '今日到期'],
    ['2026-02-01', 'overdue', '逾期 1 天'],
    ['2026-11-25', 'overdue', '逾期 298 天'],
  ])('on %s, not yet public', (today, tone, words) => {
    expect(deadlineOf({ on, today: day(today), publishedOn: null })).toEqual({ tone, words })
  })

  it.each([
    ['2026-01-31', 'none', '按期公布'],
    ['2026-02-02', 'overdue', '逾期 2 天公布'],
  ])('public on %s, whatever the day is now', (publishedOn, tone, words) => {
    expect(deadlineOf({ on, today: day('2027-05-01'), publishedOn: day(publishedOn) })).toEqual({
      tone,
      words,
    })
  })
})
