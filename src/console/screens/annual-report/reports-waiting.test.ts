import { describe, expect, it } from 'vitest'
import { day } from '../../../lib/day.ts'
import type { ReportList } from '../../../modules/annual-report/api.ts'
import { reportsWaiting } from './reports-waiting.ts'

type Item = ReportList['items'][number]

const COMPILER = { id: 1, mayCompile: true, mayDecide: false }
const HEAD = { id: 2, mayCompile: false, mayDecide: true }

function item(year: number, state: Item['state'], compilerId = 1): Item {
  return {
    id: year,
    year,
    state,
    stateName: state,
    deadline: { on: day(`${year + 1}-01-31`), article: '条例第四十九条' },
    compiler: { id: compilerId, name: '许可' },
    documentId: null,
    opinion: '',
    publishedOn: null,
  }
}

function list(...items: Item[]): ReportList {
  return { items, next: null, today: day('2026-01-05'), can: { begin: [] } }
}

const years = (items: Item[]) => items.map(({ year }) => year)

describe('条例第四十九条: the reports that wait for a person', () => {
  it('the year before waits to be begun, for the compiler only', () => {
    const next = { year: 2025, deadline: { on: day('2026-01-31'), article: '条例第四十九条' } }
    expect(reportsWaiting({ ...list(), next }, COMPILER).toBegin).toEqual(next)
    expect(reportsWaiting({ ...list(), next }, HEAD).toBegin).toBeNull()
  })

  it('returned ones come before those in the making, and the running year does not press', () => {
    const all = list(item(2026, 'drafting'), item(2025, 'drafting'), item(2024, 'returned'))
    expect(years(reportsWaiting(all, COMPILER).toCompile)).toEqual([2024, 2025])
    expect(years(reportsWaiting(all, HEAD).toCompile)).toEqual([])
  })

  it('accepted ones wait for publication, published ones for nobody', () => {
    const waiting = reportsWaiting(list(item(2025, 'accepted'), item(2024, 'published')), COMPILER)
    expect(years(waiting.toPublish)).toEqual([2025])
    expect(waiting.toCompile).toEqual([])
  })

  it('submitted ones wait for the head, not for who compiled them', () => {
    const all = list(item(2025, 'submitted'), item(2024, 'submitted', HEAD.id))
    expect(years(reportsWaiting(all, HEAD).toDecide)).toEqual([2025])
    expect(reportsWaiting(all, COMPILER).toDecide).toEqual([])
  })
})
