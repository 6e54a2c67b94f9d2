import { describe, expect, it } from 'vitest'
import { day } from '../../../lib/day.ts'
import type { Stage } from '../../../modules/requests/api.ts'
import { daysLeft } from './days-left.ts'

const TODAY = day('2024-06-12')
const of = (dueOn: string | null, workingDaysLeft: number | null, more: object = {}) =>
  daysLeft({
    stage: 'processing',
    dueOn: dueOn === null ? null : day(dueOn),
    workingDaysLeft,
    today: TODAY,
    concludedOn: null,
    ...more,
  })

describe('the days left', () => {
  it.each([
    ['2024-06-18', 4, { tone: 'calm', words: '剩余 4 个工作日' }],
    ['2024-06-17', 3, { tone: 'soon', words: '剩余 3 个工作日' }],
    ['2024-06-12', 0, { tone: 'soon', words: '今日到期' }],
    ['2024-06-11', -1, { tone: 'overdue', words: '逾期 1 个工作日' }],
    // Due on a Friday and seen on the Saturday: no working day has passed, and yet it is late.
    ['2024-06-11', 0, { tone: 'overdue', words: '逾期 0 个工作日' }],
  ])('due on %s with %i left', (dueOn, left, expected) => {
    expect(of(dueOn, left)).toEqual(expected)
  })

  it.each<[Stage, string]>([
    ['submitted', '待确认收到'],
    ['awaitingSupplement', '等待补正，暂停计算'],
    ['awaitingPayment', '等待缴费，暂停计算'],
  ])('say what a case %s waits for', (stage, words) => {
    expect(of(null, null, { stage })).toEqual({ tone: 'none', words })
  })

  it('are over when the case is', () => {
    expect(of('2024-06-11', -1, { concludedOn: TODAY })).toEqual({ tone: 'none', words: '已办结' })
  })
})
