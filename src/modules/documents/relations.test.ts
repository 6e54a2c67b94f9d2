import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { NotFound } from '../../lib/refusal.ts'
import { listTrail } from '../audit/index.ts'
import type { Changes } from './document.ts'
import {
  countInForce,
  countMade,
  countRepealed,
  draftDocument,
  editDraft,
  findDocumentForStaff,
  findPublished,
  listRelations,
  markValidity,
  newEdition,
  publishDocument,
  takeDownDocument,
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

describe('撤回 of what ended or changed others', () => {
  const REASON = {
    editionNo: 1,
    cause: 'secret',
    reason: '误发',
    orderedBy: '王某',
    redirectTo: null,
  } as const
  const takeDown = (id: number, on?: string) =>
    office.as('publisher', (ctx) => takeDownDocument(ctx, id, REASON), on)
  const counts = () =>
    office.as('author', async (ctx) => ({
      made: await countMade(ctx, 'normativeDocument', 2025),
      repealed: await countRepealed(ctx, 'normativeDocument', 2025),
      inForce: await countInForce(ctx, 'normativeDocument', '2025-12-31' as never),
    }))
  const repealing = (id: number) => ({ relations: [{ kind: 'repeals' as const, documentId: id }] })
  const amending = (id: number) => ({ relations: [{ kind: 'amends' as const, documentId: id }] })
  const repeat = async (id: number, changes: Changes = {}, on?: string) => {
    await office.as('author', (ctx) => newEdition(ctx, id))
    await office.as('author', (ctx) => editDraft(ctx, id, { version: 1, summary: '更正', ...changes }))
    await office.approve(id)
    await publish(id, on)
  }

  it('条例第二十条第（一）项: restores them, with a record and table 2, until it comes back and ends them again', async () => {
    const old = await publicDocument('被误废止的办法')
    const before = await counts()
    const id = await publicDocument('误发的新办法', repealing(old))
    expect(await counts()).toEqual({ ...before, made: before.made + 1, repealed: before.repealed + 1 })
    expect((await relationsOf(old)).statedBy).toHaveLength(1)
    await takeDown(id)
    expect(await find(old)).toMatchObject({ validity: 'valid', validityChangedOn: null, validityReason: '' })
    expect(await counts()).toEqual(before)
    expect(await relationsOf(old)).toEqual({ states: [], statedBy: [] })
    const trail = await office.as('author', (ctx) => listTrail(ctx, { kind: 'document', id: old }))
    expect(trail.at(-1)).toMatchObject({
      action: 'documents.restoreValidity',
      detail: { from: 'repealed', to: 'valid', by: id },
    })
    await repeat(id, {}, '2025-03-03')
    expect(await find(old)).toMatchObject({ validity: 'repealed', validityChangedOn: '2025-03-03' })
    expect(await counts()).toEqual({ ...before, made: before.made + 1, repealed: before.repealed + 1 })
    expect((await relationsOf(old)).statedBy).toMatchObject([{ id, kind: 'repeals' }])
  })

  it('leaves what others have done to them, and what a person has marked since', async () => {
    const old = await publicDocument('改了又改的办法')
    const first = await publicDocument('第一次修改', amending(old))
    const second = await publicDocument('第二次修改', amending(old))
    await takeDown(first)
    expect((await find(old)).validity).toBe('amended')
    await takeDown(second)
    expect((await find(old)).validity).toBe('valid')
    const third = await publicDocument('误发的废止', repealing(old))
    await office.as('publisher', (ctx) => markValidity(ctx, old, { validity: 'expired', reason: '有效期满' }))
    await takeDown(third)
    expect(await find(old)).toMatchObject({ validity: 'expired', validityReason: '有效期满' })
  })

  it('goes back to what a person had marked before', async () => {
    const old = await publicDocument('先标过修改的办法')
    await office.as('publisher', (ctx) => markValidity(ctx, old, { validity: 'amended', reason: '另行修改' }))
    const id = await publicDocument('误发的废止决定', repealing(old))
    expect((await find(old)).validity).toBe('repealed')
    await takeDown(id)
    expect(await find(old)).toMatchObject({ validity: 'amended', validityReason: '另行修改' })
  })

  it('is not the only way: a corrected edition that no longer states it restores them too', async () => {
    const old = await publicDocument('写错了的办法')
    const right = await publicDocument('该废止的办法')
    const id = await publicDocument('写错文号的决定', repealing(old))
    await repeat(id, repealing(right))
    expect((await find(old)).validity).toBe('valid')
    expect((await find(right)).validity).toBe('repealed')
    await repeat(id, amending(right))
    expect((await find(right)).validity).toBe('amended')
  })

  it('keeps the balance of table 2 for any order of what happens', async () => {
    const before = await counts()
    const olds = [await publicDocument('甲'), await publicDocument('乙')]
    const ends = [
      await publicDocument('丙', repealing(olds[0] ?? 0)),
      await publicDocument('丁', repealing(olds[1] ?? 0)),
    ]
    const steps = [() => takeDown(ends[1] ?? 0), () => takeDown(ends[0] ?? 0), () => repeat(ends[1] ?? 0)]
    const seen = [await counts()]
    for (const step of steps) {
      await step()
      seen.push(await counts())
    }
    // 制发 less 废止 is what is in force, beside what there was before.
    for (const { made, repealed, inForce } of seen) {
      expect(inForce - before.inForce).toBe(made - before.made - (repealed - before.repealed))
    }
    expect(seen.map(({ repealed }) => repealed - before.repealed)).toEqual([2, 1, 0, 1])
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
