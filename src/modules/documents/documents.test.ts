import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { NotFound } from '../../lib/refusal.ts'
import { listTrail } from '../audit/index.ts'
import { countPublications } from '../channels/index.ts'
import {
  countInForce,
  countMade,
  countPublishedDocuments,
  countRepealed,
  draftDocument,
  editDraft,
  findByOrigin,
  findDocumentForStaff,
  findPublished,
  listDocuments,
  listPublished,
  markValidity,
  newEdition,
  publishDocument,
  publishElsewhere,
  setIndexSeriesStart,
} from './index.ts'
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

const edit = (id: number, version: number, bodyHtml: string) =>
  office.as('author', (ctx) => editDraft(ctx, id, { version, bodyHtml }))
const publish = (id: number, on?: string) => office.as('publisher', (ctx) => publishDocument(ctx, id), on)

describe('from draft to publication', () => {
  it('goes through three people and the secrecy review, gives the first number and counts on the website', async () => {
    await office.as('publisher', (ctx) => setIndexSeriesStart(ctx, { year: 2025, last: 1486 }))
    const id = await office.draft({ documentNumber: '襄政办发〔2025〕1号', summary: '概述' })
    await office.approve(id)
    expect(await publish(id)).toEqual({ indexNumber: '011158671/2025-01487', editionNo: 1 })
    const shown = await office.as('author', (ctx) => findPublished(ctx, id))
    expect(shown).toMatchObject({
      title: '关于开展检查的通知',
      indexNumber: '011158671/2025-01487',
      documentNumber: '襄政办发〔2025〕1号',
      theme: '其他',
      issuedOn: null,
      validity: 'valid',
      publishedOn: '2025-01-14',
      revisedOn: null,
      bodyHtml: '<p>正文。</p>',
    })
    const counts = await office.as('author', (ctx) => countPublications(ctx, 2025))
    expect(counts.map(({ kind, count }) => [kind, count])).toEqual([
      ['website', 1],
      ['wechat', 0],
    ])
    const trail = await office.as('author', (ctx) => listTrail(ctx, { kind: 'document', id }))
    expect(trail.map((each) => each.action)).toEqual([
      'documents.draft',
      'review.open',
      'documents.submit',
      ...['review.signOff', 'review.signOff', 'review.signOff', 'review.secrecy'],
      'channels.recordPublication',
      'documents.publish',
    ])
    expect(await codesOf(publish(id))).toEqual(['nothing-to-publish'])
  })

  it('keeps the old edition public until the new one is, and the number through both', async () => {
    const id = await office.draft()
    await office.approve(id)
    const { indexNumber } = await publish(id)
    await office.as('author', (ctx) => newEdition(ctx, id))
    await edit(id, 1, '<p>更正。</p>')
    const find = () => office.as('author', (ctx) => findPublished(ctx, id))
    expect((await find()).bodyHtml).toBe('<p>正文。</p>')
    await office.approve(id)
    expect((await find()).bodyHtml).toBe('<p>正文。</p>')
    expect(await publish(id, '2025-02-05')).toEqual({ indexNumber, editionNo: 2 })
    expect(await find()).toMatchObject({
      bodyHtml: '<p>更正。</p>',
      publishedOn: '2025-01-14',
      revisedOn: '2025-02-05',
    })
    const list = await office.as('author', (ctx) => listPublished(ctx, { page: 1, perPage: 50 }))
    expect(list.items.filter((item) => item.id === id)).toHaveLength(1)
  })

  it('strips what could run in a reader’s browser', async () => {
    const bodyHtml =
      '<p onclick="x()">甲<script>alert(1)</script><a href="javascript:x()">乙</a><img src=x onerror=x()>' +
      '<a href="//evil.example">丙</a><a href="/zwgk/" target="_blank">丁</a></p>'
    const id = await office.draft({ bodyHtml })
    const { open } = await office.as('author', (ctx) => findDocumentForStaff(ctx, id))
    const body = open?.content.bodyHtml ?? ''
    expect(body).not.toMatch(/script|onclick|onerror|img|evil|target/)
    expect(body).toContain('<a href="/zwgk/" rel="noopener noreferrer">丁</a>')
  })
})

describe('another organ', () => {
  it('finds nothing of the first, whatever it asks', async () => {
    const id = await office.draft({})
    const attempts = [
      () => other.as('author', (ctx) => findDocumentForStaff(ctx, id)),
      () => other.as('author', (ctx) => editDraft(ctx, id, { version: 1, title: '改' })),
      () => other.as('author', (ctx) => findPublished(ctx, id)),
      () => other.as('publisher', (ctx) => publishDocument(ctx, id)),
      () => other.as('author', (ctx) => draftDocument(ctx, { kind: 'general', columnId: office.columnId })),
    ]
    for (const attempt of attempts) await expect(attempt()).rejects.toBeInstanceOf(NotFound)
    expect((await other.as('author', (ctx) => listPublished(ctx, { page: 1, perPage: 9 }))).total).toBe(0)
    expect((await other.as('author', (ctx) => listDocuments(ctx, { page: 1 }))).total).toBe(0)
  })
})

describe('索引号', () => {
  it('has no gaps under twenty publications at once and one that is rolled back', async () => {
    const ids: number[] = []
    for (let count = 0; count < 21; count++) {
      const id = await other.draft()
      await other.approve(id)
      ids.push(id)
    }
    const [failing, ...good] = ids
    const rolledBack = other.as('publisher', async (ctx) => {
      await publishDocument(ctx, failing ?? 0)
      throw new Error('rolled back')
    })
    const results = await Promise.all([
      ...good.map((id) => other.as('publisher', (ctx) => publishDocument(ctx, id))),
      rolledBack.catch(() => null),
    ])
    const numbers = results.flatMap((each) => (each === null ? [] : [each.indexNumber])).sort()
    const serials = Array.from({ length: 20 }, (_, index) => String(index + 1).padStart(5, '0'))
    expect(numbers).toEqual(serials.map((serial) => `011158672/2025-${serial}`))
    const lower = other.as('publisher', (ctx) => setIndexSeriesStart(ctx, { year: 2025, last: 19 }))
    expect(await codesOf(lower)).toEqual(['series-below'])
  }, 60_000)
})

describe('two publishers at once', () => {
  it('on one document: one publishes it, the others are told, and no number is lost', async () => {
    const ids: number[] = []
    for (let count = 0; count < 4; count += 1) {
      const id = await office.draft()
      await office.approve(id)
      ids.push(id)
    }
    // Every document by three publishers, all at the same time.
    const attempts = await Promise.allSettled([...ids, ...ids, ...ids].map((id) => publish(id, '2026-03-02')))
    const numbers = attempts.flatMap((each) => (each.status === 'fulfilled' ? [each.value.indexNumber] : []))
    expect(numbers.sort()).toEqual([1, 2, 3, 4].map((serial) => `011158671/2026-0000${serial}`))
    for (const each of attempts) {
      if (each.status === 'fulfilled') continue
      expect(await codesOf(Promise.reject(each.reason))).toEqual(['nothing-to-publish'])
    }
  }, 60_000)
})

describe('what the yearly report counts', () => {
  it('counts 规范性文件 made, repealed and in force, and every channel once per edition', async () => {
    const draft = {
      kind: 'normativeDocument',
      columnId: office.columnId,
      title: '办法',
      bodyHtml: '<p>一</p>',
    } as const
    const { id } = await office.as('author', (ctx) => draftDocument(ctx, { ...draft, origin: 'seed:1' }))
    await office.approve(id)
    expect(
      await codesOf(office.as('publisher', (ctx) => publishElsewhere(ctx, id, office.wechatId))),
    ).toEqual(['not-public'])
    const before = await office.as('author', (ctx) => countPublishedDocuments(ctx, 2025))
    await publish(id, '2025-03-03')
    await office.as('publisher', (ctx) => publishElsewhere(ctx, id, office.wechatId))
    expect(
      await codesOf(office.as('publisher', (ctx) => publishElsewhere(ctx, id, office.wechatId))),
    ).toEqual(['already-on-channel'])
    await office.as(
      'publisher',
      (ctx) => markValidity(ctx, id, { validity: 'repealed', reason: '已有新规定' }),
      '2026-02-03',
    )
    const counts = await office.as('author', async (ctx) => [
      await countMade(ctx, 'normativeDocument', 2025),
      await countRepealed(ctx, 'normativeDocument', 2025),
      await countRepealed(ctx, 'normativeDocument', 2026),
      await countInForce(ctx, 'normativeDocument', '2025-12-31' as never),
      await countInForce(ctx, 'normativeDocument', '2026-12-31' as never),
      (await countPublishedDocuments(ctx, 2025)) - before,
      await findByOrigin(ctx, 'seed:1'),
    ])
    expect(counts).toEqual([1, 0, 1, 1, 0, 1, id])
    expect((await office.as('author', (ctx) => findPublished(ctx, id))).validity).toBe('repealed')
  })
})
