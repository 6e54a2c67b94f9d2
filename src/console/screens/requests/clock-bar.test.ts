import { describe, expect, it } from 'vitest'
import { addDays, day } from '../../../lib/day.ts'
import type { ExplainedDay, LedgerEntry } from '../../../modules/requests/api.ts'
import { clockSegments, ledgerRows } from './clock-bar.ts'

/** A clock of so many days an interval, each of which counts or not as its interval does. */
function clockOf(parts: readonly [LedgerEntry['kind'], number][]) {
  let at = day('2024-06-03')
  let number = 0
  const days: ExplainedDay[] = []
  const ledger = parts.map(([kind, count]): LedgerEntry => {
    const from = at
    for (let each = 0; each < count; each += 1) {
      const effect = ({ running: 'counted', excluded: 'excluded', reset: 'reset' } as const)[kind]
      number = effect === 'counted' ? number + 1 : number
      days.push({ day: at, effect, number: effect === 'counted' ? number : null, why: '', article: null })
      at = addDays(at, 1)
    }
    if (kind === 'reset') number = 0
    return { from, to: addDays(at, -1), kind, why: '', article: '' }
  })
  return { ledger, days }
}

const segments = (
  parts: readonly [LedgerEntry['kind'], number][],
  asOf: string,
  more: { originalDueOn?: string; dueOn?: string; workingDaysLeft?: number; isConcluded?: true } = {},
) =>
  clockSegments(
    {
      ...clockOf(parts),
      originalDueOn: more.originalDueOn === undefined ? null : day(more.originalDueOn),
      dueOn: more.dueOn === undefined ? null : day(more.dueOn),
      workingDaysLeft: more.workingDaysLeft ?? null,
    },
    day(asOf),
    more.isConcluded ? 'concluded' : 'open',
  ).map(({ words }) => words)

describe('the bar of the clock', () => {
  it('parts a running interval at the day it is read', () => {
    expect(segments([['running', 20]], '2024-06-07')).toEqual(['已用 5', '剩 15'])
    expect(segments([['running', 20]], '2024-06-02')).toEqual(['剩 20'])
  })

  it('leaves nothing to do once the case is concluded', () => {
    expect(segments([['running', 20]], '2024-06-07', { isConcluded: true })).toEqual(['已用 5', '未用 15'])
  })

  it('shows what a consultation takes out (条例第三十三条)', () => {
    const parts = [
      ['running', 2],
      ['excluded', 11],
      ['running', 18],
    ] as const
    expect(segments(parts as never, '2024-06-17')).toEqual(['已用 2', '不计 11', '已用 2', '剩 16'])
  })

  it('counts nothing of a run that a supplement put an end to (条例第三十条)', () => {
    const parts = [
      ['running', 5],
      ['reset', 4],
      ['running', 20],
    ] as const
    expect(segments(parts as never, '2024-06-12')).toEqual(['不再计入 5', '停止计算 4', '已用 1', '剩 19'])
  })

  it('begins afresh too when the supplement came on the day of the notice, which leaves no interval', () => {
    const { ledger, days } = clockOf([
      ['running', 3],
      ['running', 20],
    ])
    const afresh = days.map((each, index) => ({ ...each, number: index < 3 ? index + 1 : index - 2 }))
    const clock = { ledger, days: afresh, originalDueOn: null, dueOn: null, workingDaysLeft: 20 }
    const words = clockSegments(clock, day('2024-06-05'), 'open').map((each) => each.words)
    expect(words).toEqual(['不再计入 3', '剩 20'])
  })

  it('stands still while a supplement is awaited, from the day of the notice on', () => {
    const { ledger, days } = clockOf([
      ['running', 3],
      ['reset', 0],
    ])
    const open = ledger.map((entry) => (entry.kind === 'reset' ? { ...entry, to: null } : entry))
    const clock = { ledger: open, days, originalDueOn: null, dueOn: null, workingDaysLeft: null }
    const words = clockSegments(clock, day('2024-06-05'), 'open').map((each) => each.words)
    expect(words).toEqual(['不再计入 3', '停止计算'])
  })

  it('keeps the extension apart, and says how late it is (条例第三十三条)', () => {
    const parts = [
      ['running', 3],
      ['running', 2],
    ] as const
    const due = { originalDueOn: '2024-06-05', dueOn: '2024-06-07', workingDaysLeft: 2 }
    expect(segments(parts as never, '2024-06-04', due)).toEqual(['已用 2', '剩 1', '延长后剩 2'])
    const late = { ...due, workingDaysLeft: -2 }
    expect(segments(parts as never, '2024-06-11', late)).toEqual(['已用 3', '已用 2', '逾期 2'])
  })
})

it('the ledger says how many days each interval counts, and an open one has no end', () => {
  const { ledger, days } = clockOf([
    ['running', 3],
    ['reset', 2],
  ])
  const open = ledger.map((entry) => (entry.kind === 'reset' ? { ...entry, to: null } : entry))
  expect(ledgerRows(open, days).map((row) => row.days)).toEqual([3, 2])
})
