import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan, sceneOn } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import type { Ctx } from '../../lib/ctx.ts'
import { act } from '../../lib/db.ts'
import { NotFound, Refused } from '../../lib/refusal.ts'
import { newEdition, publishDocument } from '../documents/index.ts'
import { type Office, openOffice } from '../documents/testing/office.ts'
import { answerNote } from './actions/answer-note.ts'
import { setNoteDays } from './actions/set-note-days.ts'
import { takeNote } from './actions/take-note.ts'
import { noteForm } from './form.ts'
import { countNotes, listAnsweredNotes, listOpenNotes, readNote, trackNote } from './queries.ts'
import { documentAt, pathOnSite, placeOf } from './rules.ts'

const KEY = '6f9619ff-8b86-d011-b42d-00cf4fc964ff'
let database: TestDatabase
let office: Office
let other: Office
let documentId: number
/** Of one note a key of its own. */
let serial = 0

beforeAll(async () => {
  database = await freshDatabase()
  office = await openOffice(database, await buildOrgan(database, '011158671', 'one.localhost'))
  other = await openOffice(database, await buildOrgan(database, '011158672', 'two.localhost'))
  documentId = await office.draft({
    title: '招商通知',
    bodyHtml: '<p>会议定于<strong>周三</strong>上午在一楼会意室召开，请准时参加。</p>',
  })
  await office.approve(documentId)
  await office.as('publisher', (ctx) => publishDocument(ctx, documentId))
})
afterAll(() => database?.drop())

const visit = <T>(work: (ctx: Ctx) => Promise<T>, on = '2025-01-24', organ = office) =>
  act(database, sceneOn(on, organ.organId, { kind: 'public', address: '192.0.2.7' }), work)

function form(changes: Record<string, string> = {}) {
  serial += 1
  return noteForm.parse({
    idempotencyKey: `${KEY}-${serial}`,
    path: `/documents/${documentId}`,
    kind: 'wording',
    quoted: '会意室',
    description: '“会意室”应为“会议室”。',
    ...changes,
  })
}
const take = (changes: Record<string, string> = {}, on?: string) =>
  visit((ctx) => takeNote(ctx, form(changes), { isProved: true }), on)

describe('找错: a note', () => {
  it('keeps the place with the words around it, and the edition that was public', async () => {
    const { number } = await take()
    const note = (await visit(listOpenNotes)).find((each) => each.number === number)
    expect(note?.place).toEqual({
      before: '招商通知 会议定于周三上午在一楼',
      quoted: '会意室',
      after: '召开，请准时参加。',
    })
    expect(note?.document).toEqual({ id: documentId, editionNo: 1 })
  })

  it('is due so many working days after it came, across 春节 and 调休', async () => {
    // 2025-01-24 is a Friday, 26 January (Sunday) a working day, 28 January to 4 February the festival.
    const { dueOn } = await take({}, '2025-01-24')
    expect(dueOn).toBe('2025-02-05')
  })

  it('is kept once, however often it is sent, and gives the same number and code again', async () => {
    const sent = form()
    const before = (await visit(listOpenNotes)).length
    const send = () => visit((ctx) => takeNote(ctx, sent, { isProved: true }))
    const receipts = await Promise.all([send(), send(), send()])
    expect(new Set(receipts.map(({ number, queryCode }) => `${number} ${queryCode}`)).size).toBe(1)
    expect((await visit(listOpenNotes)).length).toBe(before + 1)
  })

  it('of a page that is no document, or of words that are not in it, keeps what was typed', async () => {
    const { number } = await take({ path: '/columns/notices?page=2', quoted: '首页的字' })
    const { number: elsewhere } = await take({ quoted: '这里没有的字' })
    const found = await visit(listOpenNotes)
    expect(found.find((each) => each.number === number)?.place).toEqual({
      before: '',
      quoted: '首页的字',
      after: '',
    })
    expect(found.find((each) => each.number === elsewhere)?.place.before).toBe('')
  })

  it('is answered once, and whoever sent it reads the answer with number and code only', async () => {
    const { number, queryCode } = await take()
    const { id, version } = (await visit(listOpenNotes)).find((each) => each.number === number) ?? {
      id: 0,
      version: 0,
    }
    const answer = { result: 'corrected', text: '已改正，谢谢。', version } as const
    const noText = office.as('author', (ctx) => answerNote(ctx, id, { ...answer, text: ' ' }))
    await expect(noText).rejects.toThrow(Refused)
    await office.as('author', (ctx) => answerNote(ctx, id, answer))
    const twice = office.as('author', (ctx) => answerNote(ctx, id, { ...answer, version: version + 1 }))
    await expect(twice).rejects.toThrow(Refused)
    const track = (asked: { number: string; queryCode: string }) => visit((ctx) => trackNote(ctx, asked))
    expect((await track({ number, queryCode: queryCode.toLowerCase() }))?.answer?.text).toBe('已改正，谢谢。')
    expect(await track({ number, queryCode: 'AAAAAAAA' })).toBeNull()
    expect(await track({ number: '找错〔2025〕9999号', queryCode })).toBeNull()
    expect(
      (await visit((ctx) => listAnsweredNotes(ctx, { page: 1 }))).items.map((each) => each.number),
    ).toContain(number)
  })

  it('keeps the promise it was given when another is made later', async () => {
    const { number, dueOn } = await take({}, '2025-03-03')
    await office.as('author', (ctx) => setNoteDays(ctx, { workingDays: 1, version: 0 }))
    const found = (await visit(listOpenNotes)).find((each) => each.number === number)
    expect(found?.dueOn).toBe(dueOn)
    expect((await take({}, '2025-03-03')).dueOn).toBe('2025-03-04')
    for (const workingDays of [0, 21, 1.5]) {
      const setting = office.as('author', (ctx) => setNoteDays(ctx, { workingDays, version: 1 }))
      await expect(setting).rejects.toThrow(Refused)
    }
    await office.as('author', (ctx) => setNoteDays(ctx, { workingDays: 3, version: 1 }))
  })

  it('counts in the year in which it came: received, answered, in time, by result', async () => {
    const late = await take({}, '2024-12-30')
    const open = await take({}, '2024-12-30')
    const { id, version } = (await visit(listOpenNotes)).find((each) => each.number === late.number) ?? {
      id: 0,
      version: 0,
    }
    await office.as('author', (ctx) =>
      answerNote({ ...ctx, today: '2025-02-20' as never }, id, {
        result: 'unfounded',
        text: '无误。',
        version,
      }),
    )
    expect(open.number).not.toBe(late.number)
    expect(await visit((ctx) => countNotes(ctx, 2024))).toEqual({
      year: 2024,
      received: 2,
      answered: 1,
      inTime: 0,
      byResult: { corrected: 0, unfounded: 1, later: 0, elsewhere: 0 },
    })
  })

  it('is nobody else’s: another organ has no such note', async () => {
    const { number, queryCode } = await take()
    const id = (await visit(listOpenNotes)).find((each) => each.number === number)?.id ?? 0
    await expect(other.as('author', (ctx) => readNote(ctx, id))).rejects.toThrow(NotFound)
    expect(await visit((ctx) => trackNote(ctx, { number, queryCode }), '2025-01-24', other)).toBeNull()
  })

  it('shows the edition of its day, also after the text has changed', async () => {
    const { number } = await take()
    await office.as('author', (ctx) => newEdition(ctx, documentId))
    const note = (await visit(listOpenNotes)).find((each) => each.number === number)
    expect(note?.document?.editionNo).toBe(1)
  })
})

describe('the page that a note names', () => {
  it.each(['/', '/documents/12', '/columns/notices?page=2', ' /request '])('%s is on the site', (path) =>
    expect(pathOnSite(path)).toBe(path.trim()),
  )
  it.each([
    '',
    'documents/12',
    '//elsewhere.cn/',
    'https://elsewhere.cn/',
    '/a b',
    '/<script>',
    `/${'a'.repeat(301)}`,
  ])('%s is not', (path) => expect(pathOnSite(path)).toBeNull())
  it.each([
    ['/documents/12', 12],
    ['/documents/12/editions/1', 12],
    ['/documents/12?x=1', 12],
    ['/documents/', null],
    ['/documents/12x', null],
    ['/columns/12', null],
  ])('%s shows document %s', (path, id) => expect(documentAt(path)).toBe(id))

  it('the place is found across line ends, and cut where it is long', () => {
    expect(placeOf('甲乙\n丙丁', '乙 丙')).toEqual({ before: '甲', quoted: '乙 丙', after: '丁' })
    expect(placeOf('正文', 'x'.repeat(500)).quoted).toHaveLength(200)
    expect(placeOf('正文', '')).toEqual({ before: '', quoted: '', after: '' })
  })
})
