import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day } from '../../../lib/day.ts'
import { nationalCalendar } from '../../calendar/index.ts'
import type { Column } from '../column.ts'
import { THEME_CLASSIFICATION } from '../theme-classification.ts'
import {
  gatheredFrom,
  type ItemFacts,
  itemState,
  leadsTo,
  nilStatementText,
  updateState,
  whyNotCreate,
  whyNotMove,
  whyNotPublishInto,
  whyNotTheme,
  workingDaysLate,
} from './index.ts'

const TODAY = day('2026-03-02')
const GUIDE: Column = {
  id: 1,
  parentId: null,
  slug: 'zfxxgk-zn',
  name: '政府信息公开指南',
  kind: 'single',
  position: 1,
  description: '',
  address: '',
  visibility: 'shown',
  responsibleId: null,
  updateIntervalDays: null,
  retirement: null,
}
const RETIRED = { ...GUIDE, retirement: { on: day('2026-02-01'), successorId: null } }
const DESK: Column = { ...GUIDE, id: 2, slug: 'requests', kind: 'request' }

describe('columns', () => {
  it.each([
    ['a column beside another', { slug: 'zd' }, []],
    ['a taken address', { slug: 'zfxxgk-zn' }, ['column-slug-taken']],
    ['an address that is none, and no name', { slug: '指南', name: ' ' }, ['column-slug', 'column-name']],
    ['a parent that is not there', { slug: 'zd', parentId: 7 }, ['column-parent']],
    ['a parent that holds nothing', { slug: 'zd', parentId: 2 }, ['column-parent']],
    ['a link without address', { slug: 'zd', kind: 'link' as const }, ['column-address']],
    [
      'a link that runs code',
      { slug: 'zd', kind: 'link' as const, address: 'javascript:1' },
      ['column-address'],
    ],
    [
      'a link to nowhere',
      { slug: 'zd', kind: 'link' as const, address: '//evil.example' },
      ['column-address'],
    ],
    ['a link within the site', { slug: 'zd', kind: 'link' as const, address: '/columns/a' }, []],
    ['a link elsewhere', { slug: 'zd', kind: 'link' as const, address: 'https://www.gov.cn/' }, []],
  ])('%s', (_, change, codes) => {
    expect(whyNotCreate({ ...GUIDE, ...change }, [GUIDE, DESK]).map((each) => each.code)).toEqual(codes)
  })

  it('条例第二十九条: the request desk holds no documents, nor does a link, nor what was retired meanwhile', () => {
    expect(whyNotPublishInto({ name: '依申请公开', kind: 'request' })?.code).toBe('column-holds-no-documents')
    expect(whyNotPublishInto({ name: '链接', kind: 'link' })?.code).toBe('column-holds-no-documents')
    expect(whyNotPublishInto(RETIRED)?.message).toBe('“政府信息公开指南”栏目已于2026年2月1日撤销，请另选栏目')
    expect(whyNotPublishInto(GUIDE)).toBeNull()
  })

  it('hang below one another without a knot, whatever is moved', () => {
    const moves = fc.array(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 8 })))
    fc.assert(
      fc.property(moves, (all) => {
        let columns: Column[] = Array.from({ length: 8 }, (_, index) => ({
          ...GUIDE,
          id: index + 1,
          kind: 'list',
        }))
        for (const [id, to] of all) {
          const column = columns.find((each) => each.id === id) as Column
          const parentId = to === 0 ? null : to
          if (whyNotMove(column, { parentId }, columns) !== null) continue
          columns = columns.map((each) => (each.id === id ? { ...each, parentId } : each))
        }
        for (const each of columns) expect(depthOf(each, columns)).toBeLessThan(9)
      }),
      { seed: 20260302 },
    )
  })

  it('lead on when they are retired, through all that followed, and are gathered there', () => {
    const last = { ...GUIDE, id: 3 }
    const middle = { ...RETIRED, id: 2, retirement: { on: TODAY, successorId: 3 } }
    const old = { ...RETIRED, id: 1, retirement: { on: TODAY, successorId: 2 } }
    const columns = [old, middle, last]
    expect(leadsTo(old, columns)).toBe(last)
    expect(leadsTo(RETIRED, columns)).toBeNull()
    expect(gatheredFrom(last, columns).map(({ id }) => id)).toEqual([3, 1, 2])
  })

  it.each([
    [null, '2025-01-01', 'nothing-promised'],
    [30, null, 'never-updated'],
    [30, '2026-01-31', 'fresh'],
    [30, '2026-01-30', 'stale'],
  ])('a promise of %s days last kept on %s: %s', (updateIntervalDays, updated, state) => {
    const updatedOn = updated === null ? null : day(updated)
    expect(updateState({ updateIntervalDays, updatedOn }, TODAY).state).toBe(state)
  })

  function depthOf(column: Column, columns: readonly Column[], so = 0): number {
    const parent = columns.find(({ id }) => id === column.parentId)
    return parent === undefined || so > 9 ? so : depthOf(parent, columns, so + 1)
  }
})

const ITEM = { limitWorkingDays: 20, updateIntervalDays: null, changedOn: null }
const KEPT: ItemFacts = { columns: 1, documents: 3, updatedOn: day('2026-01-05'), waiting: [], nil: [] }
const EMPTY: ItemFacts = { ...KEPT, documents: 0, updatedOn: null }

describe('条例第二十六条: what the catalogue asks for', () => {
  it.each([
    ['has content', {}, KEPT, 'kept'],
    ['has no column', {}, { ...EMPTY, columns: 0 }, 'missing'],
    ['has a column without content', {}, EMPTY, 'missing'],
    ['says that there is nothing', {}, { ...EMPTY, nil: [{ renewOn: day('2026-06-30') }] }, 'nil'],
    ['is to say so again soon', {}, { ...EMPTY, nil: [{ renewOn: day('2026-03-16') }] }, 'due'],
    ['has not said so again in time', {}, { ...EMPTY, nil: [{ renewOn: day('2026-03-01') }] }, 'late'],
    ['had nothing once, and has content now', {}, { ...KEPT, nil: [{ renewOn: day('2026-03-01') }] }, 'kept'],
    ['changed some days ago', { changedOn: day('2026-02-26') }, KEPT, 'due'],
    ['changed long ago', { changedOn: day('2026-01-12') }, KEPT, 'late'],
    ['was published on the day it changed', { changedOn: day('2026-01-05') }, KEPT, 'kept'],
    ['has a text that waits', {}, { ...KEPT, waiting: [day('2026-02-26')] }, 'due'],
    ['has a text that waited too long', {}, { ...KEPT, waiting: [day('2025-12-01')] }, 'late'],
    ['comes regularly', { updateIntervalDays: 90 }, KEPT, 'kept'],
    ['comes again soon', { updateIntervalDays: 60 }, KEPT, 'due'],
    ['did not come again', { updateIntervalDays: 30 }, KEPT, 'late'],
  ])('%s', (_, change, facts, state) => {
    expect(itemState({ ...ITEM, ...change }, facts, nationalCalendar, TODAY).state).toBe(state)
  })

  it('is in time up to the twentieth working day after the day it was made', () => {
    // 5 January is a Monday; its twentieth working day, New Year's make-up days aside, is 2 February.
    const madeOn = day('2026-01-05')
    const late = (text: string) => workingDaysLate({ madeOn, publishedOn: day(text) }, nationalCalendar)
    expect([late('2026-01-05'), late('2026-02-02'), late('2026-02-03')]).toEqual([0, 0, 1])
    const state = (today: string) =>
      itemState(
        { ...ITEM, changedOn: madeOn },
        { ...KEPT, updatedOn: day('2025-12-31') },
        nationalCalendar,
        day(today),
      )
    expect(state('2026-02-02')).toEqual({ state: 'due', dueOn: '2026-02-02', because: 'changed' })
    expect(state('2026-02-03')).toMatchObject({ state: 'late', dueOn: '2026-02-02', daysLate: 1 })
  })

  it('a later today never makes anything less late', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 60 }), (age, more) => {
        const facts = { ...KEPT, waiting: [addDays(TODAY, -age)] }
        const at = (count: number) => itemState(ITEM, facts, nationalCalendar, addDays(TODAY, count))
        if (at(0).state === 'late') expect(at(more).state).toBe('late')
      }),
      { seed: 26 },
    )
  })

  it('a nil statement says as of which day', () => {
    expect(nilStatementText(day('2026-11-25'))).toBe('截至2026年11月25日，本机关无此类信息。')
  })
})

describe('主题分类', () => {
  it('has 22 classes with 121 sub-classes', () => {
    expect(Object.keys(THEME_CLASSIFICATION)).toHaveLength(22)
    expect(Object.values(THEME_CLASSIFICATION).flat()).toHaveLength(121)
  })

  it.each([
    ['商贸、海关、旅游', null],
    ['商贸、海关、旅游/旅游', null],
    ['其他', null],
    ['商贸、海关、旅游/税务', 'theme-unknown'],
    ['商贸、海关、旅游/旅游/旅游', 'theme-unknown'],
    ['招商', 'theme-unknown'],
    ['constructor', 'theme-unknown'],
  ])('%s', (theme, code) => {
    expect(whyNotTheme(theme)?.code ?? null).toBe(code)
  })
})
