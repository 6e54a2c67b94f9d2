import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan, sceneOn } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import type { Actor, OrganId } from '../../lib/ctx.ts'
import { day } from '../../lib/day.ts'
import { act } from '../../lib/db.ts'
import { NotFound, Refused } from '../../lib/refusal.ts'
import { addPerson } from '../accounts/index.ts'
import { listTrail } from '../audit/index.ts'
import { findHost } from '../organs/index.ts'
import { editCatalogueItem, removeCatalogueItem } from './actions/write-catalogue-item.ts'
import {
  addCatalogueItem,
  adoptStandardCatalogue,
  createColumn,
  describeColumn,
  findColumn,
  listCatalogueItems,
  listColumns,
  listNilStatements,
  mergeColumn,
  moveColumn,
  recordItemChange,
  recordNilStatement,
  retireColumn,
} from './index.ts'

let database: TestDatabase
let first: OrganId
let second: OrganId
let editor: Actor

beforeAll(async () => {
  database = await freshDatabase()
  first = await buildOrgan(database, '011158671', 'one.localhost')
  second = await buildOrgan(database, '011158672', 'two.localhost')
  const person = {
    login: 'editor',
    name: '编辑',
    roles: ['editor' as const],
    password: '项目建设年招商引资加油干',
  }
  const id = await on(first, (ctx) => addPerson(ctx, person))
  editor = { kind: 'person', id, name: '编辑', roles: ['editor'] }
})
afterAll(() => database.drop())

type Work<T> = Parameters<typeof act<T>>[2]
const on = <T>(organ: OrganId, work: Work<T>, actor?: Actor) =>
  act(database, sceneOn('2026-03-02', organ, actor), work)
const codesOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => [],
    (failure) => {
      if (failure instanceof Refused) return failure.refusals.map(({ code }) => code)
      throw failure
    },
  )
let serial = 0
function make(given: Partial<Parameters<typeof createColumn>[1]> = {}): Promise<number> {
  serial += 1
  const column = { slug: `c${serial}`, name: `栏目${serial}`, kind: 'list' as const, position: serial }
  return on(first, (ctx) => createColumn(ctx, { ...column, ...given }))
}
const column = (id: number) => on(first, (ctx) => findColumn(ctx, { id }))
const versionOf = async () => (await findHost(database, 'one.localhost'))?.publicVersion ?? 0
const actionsOn = async (id: number, kind = 'column') =>
  (await on(first, (ctx) => listTrail(ctx, { kind, id }))).map(({ action }) => action)

describe('columns', () => {
  it('keep their address when they are described anew, and belong to one organ', async () => {
    const id = await make({ slug: 'zfxxgk-zn', name: '政府信息公开指南', kind: 'single' })
    const before = await versionOf()
    await on(first, (ctx) =>
      describeColumn(ctx, id, { name: '指南', visibility: 'hidden', updateIntervalDays: 30 }),
    )
    expect(await versionOf()).toBe(before + 1)
    expect(await on(first, (ctx) => findColumn(ctx, { slug: 'zfxxgk-zn' }))).toMatchObject({
      id,
      name: '指南',
      visibility: 'hidden',
      updateIntervalDays: 30,
      retirement: null,
    })
    expect(await on(second, listColumns)).toEqual([])
    await expect(on(second, (ctx) => findColumn(ctx, { id }))).rejects.toBeInstanceOf(NotFound)
    await expect(on(second, (ctx) => describeColumn(ctx, id, { name: '改' }))).rejects.toBeInstanceOf(
      NotFound,
    )
    await expect(on(second, (ctx) => retireColumn(ctx, id))).rejects.toBeInstanceOf(NotFound)
  })

  it('move to a place below another, never below themselves, also when two move at once', async () => {
    const [top, left, right] = [await make(), await make(), await make()]
    await on(first, (ctx) => moveColumn(ctx, left, { parentId: top, place: 1 }))
    await on(first, (ctx) => moveColumn(ctx, right, { parentId: top, place: 1 }))
    const below = (await on(first, listColumns)).filter(({ parentId }) => parentId === top)
    expect(below.map(({ id, position }) => [id, position])).toEqual([
      [right, 1],
      [left, 2],
    ])
    const attempt = (id: number, parentId: number) =>
      codesOf(on(first, (ctx) => moveColumn(ctx, id, { parentId, place: 1 })))
    expect(await attempt(top, left)).toEqual(['column-cycle'])
    expect(await attempt(top, top)).toEqual(['column-cycle'])
    const both = await Promise.all([attempt(left, right), attempt(right, left)])
    expect(both.filter((codes) => codes.length === 0)).toHaveLength(1)
    expect(await actionsOn(right)).toContain('catalogue.moveColumn')
  })

  it('retire to their parent, a chosen column or home, and take nothing in any more', async () => {
    const parent = await make()
    const child = await make({ parentId: parent })
    const other = await make()
    const retire = (id: number, successorId?: number) =>
      on(first, (ctx) => retireColumn(ctx, id, { successorId }))
    expect(await codesOf(retire(parent))).toEqual(['column-has-children'])
    await retire(child)
    expect((await column(child)).retirement).toEqual({ on: '2026-03-02', successorId: parent })
    expect(await codesOf(retire(child))).toEqual(['column-retired'])
    expect(await codesOf(retire(other, child))).toEqual(['column-retired'])
    expect(await codesOf(retire(other, other))).toEqual(['column-successor'])
    await retire(parent, other)
    await retire(other)
    expect((await column(other)).retirement?.successorId).toBeNull()
    const { slug } = await column(other)
    expect(await codesOf(make({ slug }))).toEqual(['column-slug-taken'])
    expect(await codesOf(make({ parentId: other }))).toEqual(['column-parent', 'column-retired'].slice(1))
    expect(await codesOf(on(first, (ctx) => describeColumn(ctx, other, { name: '改' })))).toEqual([
      'column-retired',
    ])
    expect(await codesOf(retire(await make({ kind: 'request' })))).toEqual(['request-desk-stays'])
  })

  it('merge: what hangs below and the ties to the catalogue go over', async () => {
    const [from, into] = [await make(), await make()]
    const below = await make({ parentId: from })
    const itemId = await on(first, (ctx) => addCatalogueItem(ctx, { ...ITEM, columnIds: [from, into] }))
    expect(await codesOf(on(first, (ctx) => mergeColumn(ctx, from, { into: below })))).toEqual([
      'column-cycle',
    ])
    expect(await codesOf(on(first, (ctx) => mergeColumn(ctx, from, { into: from })))).toEqual([
      'column-merge-self',
    ])
    await on(first, (ctx) => mergeColumn(ctx, from, { into }))
    expect((await column(from)).retirement).toEqual({ on: '2026-03-02', successorId: into })
    expect((await column(below)).parentId).toBe(into)
    const item = (await on(first, listCatalogueItems)).find(({ id }) => id === itemId)
    expect(item?.columnIds).toEqual([into])
    expect(await codesOf(on(first, (ctx) => mergeColumn(ctx, from, { into })))).toEqual(['column-retired'])
    const desk = await make({ kind: 'request' })
    expect(await codesOf(on(first, (ctx) => mergeColumn(ctx, into, { into: desk })))).toEqual([
      'column-holds-no-documents',
    ])
  })
})

const ITEM = {
  name: '收费项目',
  content: '行政事业性收费项目及其依据、标准',
  legalBasis: '条例第二十条第（八）项',
  timeLimit: '自形成或变更之日起20个工作日内',
  limitWorkingDays: 20,
  responsibleUnit: '',
  channel: '政府网站',
  updateIntervalDays: null,
  columnIds: [] as number[],
}

describe('主动公开基本目录', () => {
  it('条例第二十条: the standard set has fifteen heads, tied to columns that are there or opened for it', async () => {
    await on(second, (ctx) =>
      createColumn(ctx, { slug: 'policies', name: '政策文件', kind: 'list', position: 1 }),
    )
    const parentId = await on(second, (ctx) =>
      createColumn(ctx, {
        slug: 'statutory-content',
        name: '法定主动公开内容',
        kind: 'statutory',
        position: 2,
      }),
    )
    await on(second, (ctx) => adoptStandardCatalogue(ctx, { responsibleUnit: '办公室' }))
    const items = await on(second, listCatalogueItems)
    expect(items.map(({ legalBasis }) => legalBasis)).toEqual(
      [...'一二三四五六七八九十']
        .concat('十一', '十二', '十三', '十四', '十五')
        .map((no) => `条例第二十条第（${no}）项`),
    )
    expect(items.every(({ columnIds }) => columnIds.length > 0)).toBe(true)
    const columns = await on(second, listColumns)
    const below = columns.filter((each) => each.parentId === parentId)
    expect(below.find(({ kind }) => kind === 'link')).toMatchObject({ address: '/columns/policies' })
    expect(below.filter(({ kind }) => kind === 'statutory')).toHaveLength(14)
    expect(await codesOf(on(second, (ctx) => adoptStandardCatalogue(ctx)))).toEqual(['catalogue-not-empty'])
  })

  it('is written by hand, under its version, and says when something was made or changed', async () => {
    const id = await on(first, (ctx) => addCatalogueItem(ctx, ITEM))
    const edit = (version: number) =>
      on(first, (ctx) => editCatalogueItem(ctx, id, { ...ITEM, name: '收费', version }))
    await edit(1)
    expect(await codesOf(edit(1))).toEqual(['stale'])
    expect(
      await codesOf(
        on(first, (ctx) => addCatalogueItem(ctx, { ...ITEM, legalBasis: ' ', columnIds: [999] })),
      ),
    ).toEqual(['item-incomplete', 'item-column'])
    const change = (text: string) => on(first, (ctx) => recordItemChange(ctx, id, { changedOn: day(text) }))
    expect(await codesOf(change('2026-03-03'))).toEqual(['change-in-future'])
    await change('2026-03-02')
    const item = (await on(first, listCatalogueItems)).find((each) => each.id === id)
    expect(item).toMatchObject({ name: '收费', changedOn: '2026-03-02', version: 3 })
    await on(first, (ctx) => removeCatalogueItem(ctx, id, { version: 3 }))
    expect((await on(first, listCatalogueItems)).some((each) => each.id === id)).toBe(false)
    expect(await actionsOn(id, 'catalogueItem')).toEqual(
      expect.arrayContaining(['catalogue.addItem', 'catalogue.editItem', 'catalogue.removeItem']),
    )
  })

  it('a nil statement has its day and is renewed by a new one', async () => {
    const id = await make({ kind: 'statutory' })
    const state = (statedOn: string | null, renewOn: string | null, columnId = id) =>
      on(
        first,
        (ctx) =>
          recordNilStatement(ctx, columnId, {
            statedOn: statedOn === null ? null : day(statedOn),
            renewOn: renewOn === null ? null : day(renewOn),
          }),
        editor,
      )
    expect(await codesOf(state(null, '2026-12-31'))).toEqual(['nil-undated'])
    expect(await codesOf(state('2026-03-02', null))).toEqual(['nil-no-renewal'])
    expect(await codesOf(state('2026-03-03', '2027-06-30'))).toEqual(['nil-in-future', 'nil-renewal'])
    expect(await codesOf(state('2026-03-02', '2026-06-30', await make()))).toEqual(['nil-not-statutory'])
    const before = await versionOf()
    await state('2026-01-02', '2026-02-28')
    await state('2026-03-02', '2026-06-30')
    expect(await versionOf()).toBe(before + 2)
    expect(await on(first, listNilStatements)).toMatchObject([
      { columnId: id, statedOn: '2026-03-02', renewOn: '2026-06-30' },
    ])
    expect(await on(second, listNilStatements)).toEqual([])
  })
})
