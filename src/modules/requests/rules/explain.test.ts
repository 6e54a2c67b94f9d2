import { expect, test } from 'vitest'
import { day } from '../../../lib/day.ts'
import { nationalCalendar } from '../../calendar/index.ts'
import type { ClockAct } from '../acts.ts'
import { explainClock } from './index.ts'

function explained(acts: ClockAct[], today: string | null = null) {
  const file = { receivedOn: day('2026-02-02'), acts }
  return explainClock(file, nationalCalendar, today === null ? null : day(today))
}

test('算给我看 (民事诉讼法第八十五条): the day of receipt does not count, and each skipped day says why', () => {
  const days = explained([])
  expect(days[0]).toMatchObject({ day: '2026-02-02', effect: 'start', article: '民事诉讼法第八十五条' })
  expect(days[1]).toMatchObject({ day: '2026-02-03', effect: 'counted', number: 1 })
  expect(days.find((each) => each.day === '2026-02-14')).toMatchObject({
    effect: 'counted',
    number: 10,
    why: '春节调休上班',
  })
  expect(days.find((each) => each.day === '2026-02-17')).toMatchObject({
    effect: 'off',
    number: null,
    why: '春节放假',
  })
  expect(days.at(-1)).toMatchObject({ day: '2026-03-06', number: 20 })
})

test('an excluded day names the consultation', () => {
  const days = explained([
    { kind: 'consultation-sent', on: day('2026-02-10'), party: 'third-party:甲公司' },
    { kind: 'consultation-answered', on: day('2026-02-11'), party: 'third-party:甲公司' },
  ])
  expect(days.find((each) => each.day === '2026-02-11')).toEqual({
    day: '2026-02-11',
    effect: 'excluded',
    number: null,
    why: '征求第三方（甲公司）意见，2026-02-10发出，2026-02-11收到意见',
    article: '条例第三十三条',
  })
})

test('条例第三十条: while a supplement is awaited the days stand still up to today, then count from 1 again', () => {
  const asked: ClockAct = { kind: 'supplement-asked', on: day('2026-02-04') }
  expect(explained([asked], '2026-02-08').map((each) => each.effect)).toEqual([
    'start',
    'counted',
    'counted',
    'reset',
    'reset',
    'reset',
    'reset',
  ])
  const days = explained([asked, { kind: 'supplemented', on: day('2026-02-04') }])
  expect(days.map((each) => each.number).slice(0, 5)).toEqual([null, 1, 2, 1, 2])
})
