import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { buildOrgan, sceneOn } from '../../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import type { Ctx } from '../../../lib/ctx.ts'
import { day } from '../../../lib/day.ts'
import { act, connectionOf } from '../../../lib/db.ts'
import { createColumn } from '../../catalogue/index.ts'
import { editDraft } from '../actions/edit-draft.ts'
import { importDocument } from '../actions/import-document.ts'
import { markValidity } from '../actions/mark-validity.ts'
import { mergeColumns } from '../actions/merge-columns.ts'
import { newEdition } from '../actions/new-edition.ts'
import { publishDocument } from '../actions/publish-document.ts'
import { takeDownDocument } from '../actions/take-down-document.ts'
import { findDocumentForStaff } from '../queries.ts'
import { frequentPhrases, normalise, readQuery, searchedBody } from '../rules/index.ts'
import { type Office, openOffice } from '../testing/office.ts'
import { type SearchFilters, searchDocuments } from './find-documents.ts'
import { needsReindex, reindex } from './reindex.ts'
import { findNearTitles } from './suggest.ts'

const ANYWHERE: SearchFilters = { columnIds: null, year: null, kind: null, genre: null, validity: null }
const NOW = new Date('2025-01-14T02:00:00Z')

let database: TestDatabase
let owner: pg.Client
let office: Office

beforeAll(async () => {
  database = await freshDatabase()
  owner = new pg.Client(connectionOf(database.ownerUrl))
  await owner.connect()
  office = await openOffice(database, await buildOrgan(database, '011158671', 'one.localhost'))
})
afterAll(async () => {
  await owner?.end()
  await database?.drop()
})

type Asked = Partial<SearchFilters> & { order?: 'relevance' | 'date'; page?: number; perPage?: number }

async function search(typed: string, more: Asked = {}, ask = asVisitor) {
  const query = readQuery(typed)
  if (typeof query === 'string') throw new Error(`“${typed}” is ${query}`)
  const asked = { ...query, ...ANYWHERE, order: 'relevance' as const, page: 1, perPage: 20, ...more }
  const found = await ask((ctx) => searchDocuments(ctx, asked))
  if (found === 'too-slow') throw new Error('too slow')
  return found
}

const asVisitor = <T>(work: (ctx: Ctx) => Promise<T>) =>
  act(database, sceneOn('2025-01-14', office.organId), work)
const idsOf = async (typed: string, more: Asked = {}) => (await search(typed, more)).items.map(({ id }) => id)
const written = (pieces: readonly { text: string; isHit: boolean }[]) =>
  pieces.map((each) => (each.isHit ? `[${each.text}]` : each.text)).join('')

let origins = 0

/** A public document in one step, as an import makes it. */
async function moveIn(
  changes: Partial<Parameters<typeof importDocument>[1]['content']>,
  on = '2025-01-10',
  files: Parameters<typeof importDocument>[1]['files'] = [],
) {
  origins += 1
  const content = {
    kind: 'general' as const,
    columnId: office.columnId,
    title: '标题',
    bodyHtml: '<p>正文</p>',
    ...changes,
  }
  const given = {
    origin: `test ${origins}`,
    content,
    indexNumber: null,
    publishedOn: day(on),
    validity: 'valid' as const,
  }
  const scene = sceneOn('2025-01-14', office.organId, { kind: 'system', name: '迁入' })
  const more = { oldAddresses: [], files, responsibleId: office.ids.author }
  return (await act(database, scene, (ctx) => importDocument(ctx, { ...given, ...more }))).id
}

async function publish(changes: Parameters<Office['draft']>[0]): Promise<number> {
  const id = await office.draft(changes)
  await office.approve(id)
  await office.as('publisher', (ctx) => publishDocument(ctx, id))
  return id
}

describe('a document is found', () => {
  it('the moment it is public, by its new text the moment that is, and not after it was taken down', async () => {
    const id = await publish({ title: '关于龙眠山庄整治的通知', bodyHtml: '<p>第一版写着碧螺春。</p>' })
    expect(await idsOf('碧螺春')).toEqual([id])
    await office.as('author', (ctx) => newEdition(ctx, id))
    const view = await office.as('author', (ctx) => findDocumentForStaff(ctx, id))
    await office.as('author', (ctx) =>
      editDraft(ctx, id, { version: view.open?.version ?? 0, bodyHtml: '<p>第二版写着铁观音。</p>' }),
    )
    expect(await idsOf('铁观音')).toEqual([])
    await office.approve(id)
    await office.as('publisher', (ctx) => publishDocument(ctx, id))
    expect(await idsOf('碧螺春')).toEqual([])
    expect(await idsOf('铁观音')).toEqual([id])
    const order = {
      editionNo: 2,
      cause: 'secret',
      reason: '误发',
      orderedBy: '王某',
      redirectTo: null,
    } as const
    await office.as('publisher', (ctx) => takeDownDocument(ctx, id, order))
    expect(await search('铁观音')).toEqual({ total: 0, items: [] })
    expect(await idsOf('龙眠山庄')).toEqual([])
  })

  it('by nobody while it is a draft, and by no other organ', async () => {
    await office.draft({ title: '尚未公开的孔雀绿', bodyHtml: '<p>孔雀绿</p>' })
    expect(await idsOf('孔雀绿')).toEqual([])
    await moveIn({ title: '已经公开的孔雀蓝' })
    const other = await buildOrgan(database, '011158672', 'two.localhost')
    const asOther = <T>(work: (ctx: Ctx) => Promise<T>) => act(database, sceneOn('2025-01-14', other), work)
    expect((await search('孔雀蓝')).total).toBe(1)
    expect((await search('孔雀蓝', {}, asOther)).total).toBe(0)
  })

  it('first by its number, then by its title, then by the phrase, then by its day', async () => {
    const text = await moveIn({ title: '甲', bodyHtml: '<p>文中提到梅花鹿保护的事</p>' }, '2025-01-02')
    const later = await moveIn({ title: '乙', bodyHtml: '<p>梅花鹿保护</p>' }, '2025-01-03')
    const title = await moveIn({ title: '关于梅花鹿保护的通知' }, '2024-03-01')
    const exact = await moveIn({ title: '梅花鹿保护' }, '2023-03-01')
    const apart = await moveIn({ title: '丙', bodyHtml: '<p>保护它，梅花鹿</p>' }, '2025-01-09')
    expect(await idsOf('梅花鹿保护')).toEqual([exact, title, later, text])
    expect(await idsOf('梅花鹿 保护')).toEqual([exact, title, later, text, apart])
    expect(await idsOf('梅花鹿 保护', { order: 'date' })).toEqual([apart, later, text, title, exact])
    const numbered = await moveIn({ title: '丁', documentNumber: '鹿办发〔2017〕47号' }, '2017-05-01')
    await moveIn({ title: '戊', bodyHtml: '<p>见鹿办发〔2017〕47号</p>' })
    for (const typed of [
      '鹿办发〔2017〕47号',
      '鹿办发[2017]47号',
      '鹿办发 （2017） 47 号',
      '鹿办发2017第47号',
    ])
      expect((await idsOf(typed))[0], typed).toBe(numbered)
    const { items } = await search('鹿办发〔2017〕47号')
    const { indexNumber } = items[0] ?? { indexNumber: '' }
    for (const typed of [indexNumber, indexNumber.replace('/', ''), indexNumber.replace(/[/-]/g, ' ')])
      expect(await idsOf(typed), typed).toEqual([numbered])
  })

  it('by column, year, kind, genre and validity, and filters follow a change', async () => {
    const columnId = await office.as('author', (ctx) =>
      createColumn(ctx, { slug: 'herons', name: '白鹭', kind: 'list', position: 2 }),
    )
    const old = await moveIn({ title: '白鹭洲公园', columnId, kind: 'rule', genre: 'notice' }, '2019-02-01')
    const recent = await moveIn({ title: '白鹭洲公园二期' }, '2024-02-01')
    const shown = (more: Asked) => idsOf('白鹭洲', more)
    expect(await shown({ columnIds: [columnId] })).toEqual([old])
    expect(await shown({ columnIds: [columnId, office.columnId] })).toEqual([recent, old])
    expect(await shown({ year: 2024 })).toEqual([recent])
    expect(await shown({ kind: 'rule' })).toEqual([old])
    expect(await shown({ genre: 'notice' })).toEqual([old])
    expect(await shown({ validity: 'repealed' })).toEqual([])
    await office.as('publisher', (ctx) =>
      markValidity(ctx, old, { validity: 'repealed', reason: '已被新规定代替' }),
    )
    expect(await shown({ validity: 'repealed' })).toEqual([old])
    await office.as('author', (ctx) => mergeColumns(ctx, columnId, { into: office.columnId }))
    expect(await shown({ columnIds: [office.columnId] })).toEqual([recent, old])
  })

  it('with the passage where it says so, in the words of the original', async () => {
    await moveIn({
      title: '《白鹇名录》',
      bodyHtml: '<table><tr><td>序号１</td><td>ＢＡＩ 白\u3000鹇&lt;幼&gt;</td></tr></table>',
    })
    const [found] = (await search('白鹇')).items
    expect(written(found?.title ?? [])).toBe('《[白鹇]名录》')
    expect(written(found?.passage ?? [])).toBe('ＢＡＩ [白\u3000鹇]<幼>')
    expect(await idsOf('1bai')).toEqual([])
    expect((await idsOf('序号1')).length).toBe(1)
  })

  it('in the text of its attachment, which is named, and no more after that was taken out', async () => {
    const file = { name: '绿孔雀名录.pdf', type: 'application/pdf', size: 10, hash: 'a'.repeat(64) }
    const parts = [{ place: '第 1 页', text: '表一\n绿孔雀 栖息地' }]
    const text = { parts, properties: {}, hidden: [], problems: [] }
    const files = [{ use: 'attachment' as const, file: { ...file, text } }]
    const id = await moveIn({ title: '关于印发名录的通知' }, '2025-01-10', files)
    const [found] = (await search('孔雀栖息地')).items
    expect(found).toMatchObject({ id, attachment: { no: 1, name: '绿孔雀名录.pdf' } })
    expect(written(found?.passage ?? [])).toBe('表一\n绿[孔雀 栖息地]')
    expect(await idsOf('绿孔雀名录')).toEqual([id])
  })

  it('page by page, each once, the total on every page', async () => {
    for (let no = 1; no <= 7; no++) await moveIn({ title: `朱鹮观测第${no}期` })
    const pages = await Promise.all([1, 2, 3, 4].map((page) => search('朱鹮观测', { page, perPage: 3 })))
    expect(pages.map(({ total, items }) => [total, items.length])).toEqual([
      [7, 3],
      [7, 3],
      [7, 1],
      [7, 0],
    ])
    expect(new Set(pages.flatMap(({ items }) => items.map(({ id }) => id))).size).toBe(7)
  })
})

describe('who finds nothing', () => {
  it('is shown the titles that are called something near', async () => {
    const id = await moveIn({ title: '关于开展蜻蜓湿地调查的公告' })
    const query = readQuery('蜻蜒湿地调查公报')
    if (typeof query === 'string') throw new Error(query)
    expect((await asVisitor((ctx) => findNearTitles(ctx, query, 5)))[0]).toEqual({
      id,
      title: '关于开展蜻蜓湿地调查的公告',
      publishedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    })
  })

  it('is told when it takes too long, and the transaction goes on', async () => {
    const query = readQuery('蜻蜓湿地')
    if (typeof query === 'string') throw new Error(query)
    const lock = new pg.Client(connectionOf(database.ownerUrl))
    await lock.connect()
    await lock.query('begin; lock table search_text in access exclusive mode')
    try {
      const asked = { ...query, ...ANYWHERE, order: 'relevance' as const, page: 1, perPage: 20 }
      const [found, column] = await asVisitor(async (ctx) => [
        await searchDocuments(ctx, asked),
        await createColumn(ctx, { slug: 'after', name: '之后', kind: 'list', position: 9 }),
      ])
      expect(found).toBe('too-slow')
      expect(column).toBeGreaterThan(0)
    } finally {
      await lock.query('rollback')
      await lock.end()
    }
  })
})

/** The same numbers every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const ALPHABET = [...'政府信息公开条例的通知Ａa１2 〔〕𠮷👍é', 'e\u0301', '\u3000', '\u200b', '㎡']

describe('exactly the documents that contain the string', () => {
  const bodies = new Map<number, string>()
  const random = randomFrom(20260302)
  const randomText = (most: number) =>
    Array.from({ length: 1 + random(most) }, () => ALPHABET[random(ALPHABET.length)]).join('')

  async function compare(runs: number): Promise<void> {
    const all = [...bodies]
    let several = 0
    for (let run = 0; run < runs; run++) {
      const units = [...(all[random(all.length)]?.[1] ?? '')].filter((unit) => unit !== '\n')
      const from = random(units.length)
      const word = run % 5 === 0 ? normalise(randomText(6)) : units.slice(from, from + 2 + random(9)).join('')
      const query = readQuery(`"${word}"`)
      // A number finds its documents too, which is not what is tried here.
      if (typeof query === 'string' || query.number !== null) continue
      const expected = all
        .filter(([, body]) => query.words.every((each) => body.includes(each)))
        .map(([id]) => id)
      const { total, items } = await search(`"${word}"`, { perPage: 500 })
      expect(total, word).toBe(expected.length)
      expect(
        items.map(({ id }) => id).sort((a, b) => a - b),
        word,
      ).toEqual(expected)
      if (expected.length > 1) several += 1
    }
    expect(several).toBeGreaterThan(runs / 20)
  }

  beforeAll(async () => {
    await owner.query('delete from search_text')
    await owner.query("update edition set state = 'takenDown' where state = 'published'")
    for (let no = 0; no < 120; no++) {
      const title = randomText(8) + no
      const content = {
        title,
        bodyHtml: `<p>${randomText(80)}</p><table><tr><td>${randomText(5)}</td></tr></table>`,
      }
      const id = await moveIn(content)
      const { rows } = await owner.query(
        `select d.index_number as "indexNumber", e.title, e.body_html as "bodyHtml", e.summary, e.keywords,
           e.document_number as "documentNumber"
         from edition e join document d on d.organ_id = e.organ_id and d.id = e.document_id where d.id = $1`,
        [id],
      )
      bodies.set(id, searchedBody({ ...rows[0], attachments: [] }))
    }
  })

  it('as brute force finds them, over random texts and random strings of them', async () => {
    await compare(250)
  })

  it('under a dictionary of frequent phrases, while it is being written and when it is complete', async () => {
    const phrases = frequentPhrases([...bodies.values()], 1_000)
    expect(phrases.filter(([phrase]) => phrase.length > 2).length).toBeGreaterThan(50)
    await owner.query(
      "insert into search_index (organ_id, version, phrases, complete, made_at) values ($1, 2, $2, false, '2025-01-14')",
      [office.organId, JSON.stringify(phrases)],
    )
    let batches = 0
    const work = {
      database,
      secrets: sceneOn('2025-01-14', office.organId).secrets,
      organId: office.organId,
      now: NOW,
    }
    expect(await asVisitor(needsReindex)).toBe(true)
    expect(await reindex({ ...work, goOn: () => ++batches < 1 })).toBe('paused')
    await compare(120)
    const seen: number[] = []
    const goOn = ({ done, total }: { done: number; total: number }) => {
      seen.push(done)
      expect(total).toBe(bodies.size)
      return true
    }
    expect(await reindex({ ...work, goOn })).toBe('complete')
    expect(seen.at(-1)).toBe(bodies.size)
    expect(await asVisitor(needsReindex)).toBe(false)
    // The first search learns which dictionary there is now.
    await search('政府')
    await compare(250)
    const { rows } = await owner.query('select distinct version from search_text')
    expect(rows).toEqual([{ version: 2 }])
  })
})

test('a new installation fills an index that was never written', async () => {
  const before = await search('政府', { perPage: 1 })
  await owner.query('delete from search_text')
  await owner.query('delete from search_index')
  expect((await search('政府')).total).toBe(0)
  expect(await asVisitor(needsReindex)).toBe(true)
  const secrets = sceneOn('2025-01-14', office.organId).secrets
  expect(await reindex({ database, secrets, organId: office.organId, now: NOW, goOn: () => true })).toBe(
    'complete',
  )
  expect((await search('政府')).total).toBe(before.total)
})
