import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { day } from '../../lib/day.ts'
import { Refused } from '../../lib/refusal.ts'
import {
  addCatalogueItem,
  createColumn,
  describeColumn,
  findColumn,
  recordItemChange,
  retireColumn,
} from '../catalogue/index.ts'
import { findCatalogueState } from './catalogue-state.ts'
import {
  draftDocument,
  editDraft,
  findDocumentForStaff,
  findPublished,
  listPublished,
  mergeColumns,
  publishDocument,
  stateNothing,
} from './index.ts'
import { viewOf } from './presented.ts'
import { codesOf, type Office, openOffice } from './testing/office.ts'

let database: TestDatabase
let office: Office

beforeAll(async () => {
  database = await freshDatabase()
  office = await openOffice(database, await buildOrgan(database, '011158671', 'one.localhost'))
})
afterAll(() => database.drop())

let serial = 0
const make = (kind: 'list' | 'statutory' = 'list') => {
  serial += 1
  const column = { slug: `c${serial}`, name: `栏目${serial}`, kind, position: serial }
  return office.as('author', (ctx) => createColumn(ctx, column))
}
async function draftIn(columnId: number, change: { title: string; issuedOn?: string }): Promise<number> {
  const { title, issuedOn } = change
  const content = { kind: 'general', columnId, title, bodyHtml: '<p>正文。</p>' } as const
  const made = await office.as('author', (ctx) =>
    draftDocument(ctx, { ...content, issuedOn: issuedOn === undefined ? null : day(issuedOn) }),
  )
  return made.id
}
async function publishIn(columnId: number, change: { title: string; issuedOn?: string }): Promise<number> {
  const id = await draftIn(columnId, change)
  await office.approve(id)
  await office.as('publisher', (ctx) => publishDocument(ctx, id))
  return id
}
const find = (id: number) => office.as('author', (ctx) => findDocumentForStaff(ctx, id))

describe('merging columns', () => {
  it('moves the documents, which keep address, index number and what was signed', async () => {
    const [from, into] = [await make(), await make()]
    const published = await publishIn(from, { title: '并入的通知' })
    const draft = await draftIn(from, { title: '并入的草稿' })
    const before = await office.as('author', (ctx) => findPublished(ctx, published))
    await office.as('author', (ctx) => mergeColumns(ctx, from, { into }))
    const after = await office.as('author', (ctx) => findPublished(ctx, published))
    expect(after).toEqual({ ...before, columnId: into })
    const listed = await office.as('author', (ctx) =>
      listPublished(ctx, { columnIds: [into], page: 1, perPage: 9 }),
    )
    expect(listed.items.map(({ id }) => id)).toEqual([published])
    const view = viewOf(await find(published), () => '')
    expect(view.review?.of).toBe('this-text')
    expect(view.secrecyReviews.map(({ of }) => of)).toEqual(['this-text'])
    expect((await find(draft)).open?.content.columnId).toBe(into)
    await office.approve(draft)
    await office.as('publisher', (ctx) => publishDocument(ctx, draft))
  })

  it('waits for what is under review, whose sign-offs would be lost', async () => {
    const [from, into] = [await make(), await make()]
    const id = await draftIn(from, { title: '审完未发布' })
    await office.approve(id)
    const merge = () => office.as('author', (ctx) => mergeColumns(ctx, from, { into }))
    expect(await codesOf(merge())).toEqual(['column-under-review'])
    expect((await office.as('author', (ctx) => findColumn(ctx, { id: from }))).retirement).toBeNull()
    await office.as('publisher', (ctx) => publishDocument(ctx, id))
    await merge()
    expect((await find(id)).document.columnId).toBe(into)
  })

  it('and publishing at the same time end with the document public in the one column or the other', async () => {
    const [from, into] = [await make(), await make()]
    const id = await draftIn(from, { title: '同时' })
    await office.approve(id)
    const [published, merged] = await Promise.allSettled([
      office.as('publisher', (ctx) => publishDocument(ctx, id)),
      office.as('author', (ctx) => mergeColumns(ctx, from, { into })),
    ])
    expect(published.status).toBe('fulfilled')
    if (merged.status === 'rejected') expect(merged.reason).toBeInstanceOf(Refused)
    expect((await find(id)).document.columnId).toBe(merged.status === 'fulfilled' ? into : from)
  })
})

describe('a column that was retired meanwhile', () => {
  it('takes in nothing: no draft, no move, no publication; what is public stays', async () => {
    const retired = await make()
    const published = await publishIn(retired, { title: '撤销前已公开' })
    const approved = await draftIn(retired, { title: '撤销前已审核' })
    await office.approve(approved)
    await office.as('author', (ctx) => retireColumn(ctx, retired))
    expect(await codesOf(draftIn(retired, { title: '新稿' }))).toEqual(['column-retired'])
    const elsewhere = await draftIn(office.columnId, { title: '别处的草稿' })
    const move = office.as('author', (ctx) => editDraft(ctx, elsewhere, { columnId: retired, version: 1 }))
    expect(await codesOf(move)).toEqual(['column-retired'])
    const attempt = office.as('publisher', (ctx) => publishDocument(ctx, approved))
    await expect(attempt).rejects.toThrow(/栏目已于.+撤销，请另选栏目/)
    expect((await office.as('author', (ctx) => findPublished(ctx, published))).title).toBe('撤销前已公开')
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
}

describe('主动公开基本目录', () => {
  const stateOf = async (itemId: number) =>
    (await office.as('author', findCatalogueState)).items.find(({ id }) => id === itemId)
  const addItem = (columnIds: number[]) =>
    office.as('author', (ctx) => addCatalogueItem(ctx, { ...ITEM, columnIds }))

  it('条例第二十六条: shows what is missing, what waits too long, and what came out late', async () => {
    const column = await make('statutory')
    const itemId = await addItem([column])
    expect((await stateOf(itemId))?.now).toEqual({ state: 'missing', because: 'no-content' })
    const draft = await draftIn(column, { title: '早已形成', issuedOn: '2024-11-01' })
    expect(await stateOf(itemId)).toMatchObject({
      now: { state: 'late', because: 'waiting', dueOn: '2024-11-29' },
      waiting: [{ documentId: draft, title: '早已形成', madeOn: '2024-11-01' }],
    })
    await office.approve(draft)
    await office.as('publisher', (ctx) => publishDocument(ctx, draft))
    expect(await stateOf(itemId)).toMatchObject({
      now: { state: 'kept' },
      documents: 1,
      waiting: [],
      publishedLate: 1,
    })
    await office.as('author', (ctx) => recordItemChange(ctx, itemId, { changedOn: day('2024-11-01') }))
    expect((await stateOf(itemId))?.now.state).toBe('kept')
  })

  it('a promised interval that passes makes a column stale', async () => {
    const column = await make()
    await office.as('author', (ctx) => describeColumn(ctx, column, { updateIntervalDays: 7 }))
    const stateIn = async () =>
      (await office.as('author', findCatalogueState)).columns.find(({ id }) => id === column)
    expect((await stateIn())?.now).toEqual({ state: 'never-updated' })
    await publishIn(column, { title: '按期更新' })
    expect((await stateIn())?.now.state).toBe('fresh')
  })

  it('情况说明 stands where nothing is public, and not where something is', async () => {
    const column = await make('statutory')
    const itemId = await addItem([column])
    const given = { statedOn: day('2025-01-14'), renewOn: day('2025-07-14') }
    const state = (statedOn: typeof given.statedOn | null) =>
      office.as('author', (ctx) => stateNothing(ctx, column, { ...given, statedOn }))
    expect(await codesOf(state(null))).toEqual(['nil-undated'])
    await state(given.statedOn)
    expect((await stateOf(itemId))?.now).toEqual({ state: 'nil', dueOn: '2025-07-14' })
    await publishIn(column, { title: '现在有了' })
    expect(await codesOf(state(given.statedOn))).toEqual(['column-has-content'])
    expect((await stateOf(itemId))?.now.state).toBe('kept')
  })
})
