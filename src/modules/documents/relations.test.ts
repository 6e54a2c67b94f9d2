import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { NotFound } from '../../lib/refusal.ts'
import { listTrail } from '../audit/index.ts'
import type { Changes } from './document.ts'
import {
  countInForce,
  countRepealed,
  draftDocument,
  editDraft,
  findDocumentForStaff,
  findPublished,
  listRelations,
  newEdition,
  publishDocument,
} from './index.ts'
import { findRelatable } from './relations.ts'
import { codesOf, type Office, openOffice } from './testing/office.ts'

let database: TestDatabase
let office: Office
let other: Office

beforeAll(async () => {
  database = await freshDatabase()
  office = await openOffice(database, await buildOrgan(database, '011158671', 'one.localhost'))
  other = await openOffice(database, await buildOrgan(database, '011158672', 'two.localhost'))
})
afterAll(() => database.drop())

const publish = (id: number, on?: string) => office.as('publisher', (ctx) => publishDocument(ctx, id), on)
const find = (id: number) => office.as('author', (ctx) => findPublished(ctx, id))
const relationsOf = (id: number) => office.as('author', (ctx) => listRelations(ctx, id))

async function draft(title: string, changes: Omit<Changes, 'kind' | 'columnId'> = {}): Promise<number> {
  const given = {
    kind: 'normativeDocument',
    columnId: office.columnId,
    title,
    bodyHtml: '<p>正文</p>',
  } as const
  return (await office.as('author', (ctx) => draftDocument(ctx, { ...given, ...changes }))).id
}

async function publicDocument(title: string, changes: Omit<Changes, 'kind' | 'columnId'> = {}) {
  const id = await draft(title, changes)
  await office.approve(id)
  await publish(id)
  return id
}

describe('废止 ↔ 被废止, 修改 ↔ 被修改', () => {
  it('takes effect with the publication, in one transaction, and counts in table 2', async () => {
    const old = await publicDocument('旧办法')
    const amended = await publicDocument('实施细则')
    const counts = () =>
      office.as('author', async (ctx) => [
        await countRepealed(ctx, 'normativeDocument', 2025),
        await countInForce(ctx, 'normativeDocument', '2025-12-31' as never),
      ])
    const before = await counts()
    const id = await draft('新办法', {
      relations: [
        { kind: 'repeals', documentId: old },
        { kind: 'amends', documentId: amended },
      ],
    })
    await office.approve(id)
    expect((await find(old)).validity).toBe('valid')
    expect(await relationsOf(old)).toEqual({ states: [], statedBy: [] })
    const rolledBack = office.as('publisher', async (ctx) => {
      await publishDocument(ctx, id)
      throw new Error('rolled back')
    })
    await expect(rolledBack).rejects.toThrow('rolled back')
    expect((await find(old)).validity).toBe('valid')
    await publish(id, '2025-02-05')
    expect(await find(old)).toMatchObject({ validity: 'repealed', validityChangedOn: '2025-02-05' })
    expect(await find(amended)).toMatchObject({ validity: 'amended', validityChangedOn: '2025-02-05' })
    // One ended and one was made: as many are in force as before.
    expect(await counts()).toEqual([(before[0] ?? 0) + 1, before[1]])
    expect((await relationsOf(id)).states).toMatchObject([
      { id: old, kind: 'repeals', title: '旧办法' },
      { id: amended, kind: 'amends', title: '实施细则' },
    ])
    expect((await relationsOf(old)).statedBy).toMatchObject([{ id, kind: 'repeals', title: '新办法' }])
    const trail = await office.as('author', (ctx) => listTrail(ctx, { kind: 'document', id: old }))
    expect(trail.at(-1)).toMatchObject({
      action: 'documents.markValidity',
      detail: { from: 'valid', to: 'repealed', by: id },
    })
  })

  it('is not taken for what has ended, except where it is one’s own doing', async () => {
    const old = await publicDocument('甲规定')
    const repealing = await publicDocument('乙规定', { relations: [{ kind: 'repeals', documentId: old }] })
    const again = await draft('丙规定', { relations: [{ kind: 'repeals', documentId: old }] })
    await office.approve(again)
    expect(await codesOf(publish(again))).toEqual(['relation-ended'])
    await office.as('author', (ctx) => newEdition(ctx, repealing))
    await office.as('author', (ctx) => editDraft(ctx, repealing, { version: 1, summary: '更正' }))
    await office.approve(repealing)
    await publish(repealing, '2025-03-03')
    expect(await find(old)).toMatchObject({ validity: 'repealed', validityChangedOn: '2025-01-14' })
  })

  it('by two at once ends a document once', async () => {
    const old = await publicDocument('同时')
    const both: number[] = []
    for (const title of ['一', '二']) {
      const id = await draft(title, { relations: [{ kind: 'repeals', documentId: old }] })
      await office.approve(id)
      both.push(id)
    }
    const results = await Promise.allSettled(both.map((id) => publish(id)))
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await relationsOf(old)).statedBy).toHaveLength(1)
  })

  it('of each other does not lock up', async () => {
    const pair = [await publicDocument('左'), await publicDocument('右')] as const
    for (const [index, id] of pair.entries()) {
      await office.as('author', (ctx) => newEdition(ctx, id))
      const documentId = pair[1 - index] ?? 0
      await office.as('author', (ctx) =>
        editDraft(ctx, id, { version: 1, relations: [{ kind: 'amends', documentId }] }),
      )
      await office.approve(id)
    }
    await Promise.all(pair.map((id) => publish(id)))
    for (const id of pair) expect((await find(id)).validity).toBe('amended')
  })
})

describe('解读 ↔ 文件', () => {
  it('shows on both, goes with the edition that no longer states it, and leaves a record before', async () => {
    const file = await publicDocument('若干措施')
    const id = await draft('《若干措施》解读')
    const edit = (version: number, relations: Changes['relations']) =>
      office.as('author', (ctx) => editDraft(ctx, id, { version, relations }))
    const interprets = [{ kind: 'interprets', documentId: file }] as const
    await edit(1, interprets)
    await edit(2, [])
    await edit(3, interprets)
    const trail = await office.as('author', (ctx) => listTrail(ctx, { kind: 'document', id }))
    expect(trail.filter(({ action }) => action === 'documents.edit').map(({ detail }) => detail)).toEqual([
      { editionNo: 1, relations: interprets },
      { editionNo: 1, relations: [] },
      { editionNo: 1, relations: interprets },
    ])
    await office.approve(id)
    await publish(id)
    expect((await relationsOf(file)).statedBy).toMatchObject([{ id, kind: 'interprets' }])
    expect((await find(file)).validity).toBe('valid')
    await office.as('author', (ctx) => newEdition(ctx, id))
    await office.as('author', (ctx) => editDraft(ctx, id, { version: 1, relations: [] }))
    expect((await relationsOf(file)).statedBy).toHaveLength(1)
    await office.approve(id)
    await publish(id)
    expect((await relationsOf(file)).statedBy).toEqual([])
  })

  it('names neither a draft nor another organ’s document, nor itself', async () => {
    const hidden = await draft('未公开')
    const id = await draft('解读')
    const relate = (documentId: number) =>
      office.as('author', (ctx) =>
        editDraft(ctx, id, { version: 1, relations: [{ kind: 'interprets', documentId }] }),
      )
    expect(await codesOf(relate(hidden))).toEqual(['relation-not-public'])
    expect(await codesOf(relate(id))).toEqual(['relation-itself'])
    const abroad = await other.draft()
    await other.approve(abroad)
    await other.as('publisher', (ctx) => publishDocument(ctx, abroad))
    await expect(relate(abroad)).rejects.toBeInstanceOf(NotFound)
    await expect(
      draft('又一份', { relations: [{ kind: 'repeals', documentId: abroad }] }),
    ).rejects.toBeInstanceOf(NotFound)
  })

  it('is found by words of the title, 文号 or 索引号, whatever signs they hold', async () => {
    const id = await publicDocument('100%达标', { documentNumber: '襄招商发〔2025〕9号' })
    const found = (words: string) => office.as('author', (ctx) => findRelatable(ctx, words))
    for (const words of ['100%', '〔2025〕9号', '011158671/2025-']) {
      expect((await found(words)).map((each) => each.id)).toContain(id)
    }
    expect(await found('%达_')).toEqual([])
  })
})

describe('文号', () => {
  it('that exists is refused beside its field, when put up and by the gate', async () => {
    await publicDocument('先到', { documentNumber: '襄招商发〔2025〕1号' })
    const id = await draft('后到', { documentNumber: ' 襄招商发〔2025〕1号 ' })
    expect(await codesOf(office.approve(id))).toEqual(['document-number-taken'])
    const { gate } = await office.as('author', (ctx) => findDocumentForStaff(ctx, id))
    expect(gate.find(({ code }) => code === 'document-number-taken')?.field).toBe('documentNumber')
  })

  it('goes to one of two that are published at once', async () => {
    const ids: number[] = []
    for (const title of ['一号', '二号', '三号']) {
      const id = await draft(title, { documentNumber: '襄招商发〔2025〕2号' })
      await office.approve(id)
      ids.push(id)
    }
    const results = await Promise.allSettled(ids.map((id) => publish(id)))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const each of results) {
      if (each.status === 'rejected')
        expect(await codesOf(Promise.reject(each.reason))).toEqual(['document-number-taken'])
    }
  })

  it('stays with a document through its editions', async () => {
    const id = await publicDocument('多版', { documentNumber: '襄招商发〔2025〕3号' })
    await office.as('author', (ctx) => newEdition(ctx, id))
    await office.as('author', (ctx) => editDraft(ctx, id, { version: 1, bodyHtml: '<p>更正</p>' }))
    await office.approve(id)
    expect(await publish(id)).toMatchObject({ editionNo: 2 })
  })
})
