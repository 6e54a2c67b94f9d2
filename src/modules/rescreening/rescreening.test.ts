import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan, sceneOn } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import type { Ctx } from '../../lib/ctx.ts'
import { day } from '../../lib/day.ts'
import { NotFound } from '../../lib/refusal.ts'
import {
  confirmTakedown,
  disposeDocumentFinding,
  editDraft,
  newEdition,
  presentFindings,
  publishDocument,
  takeDownDocument,
} from '../documents/index.ts'
import { codesOf, type Office, openOffice } from '../documents/testing/office.ts'
import { adoptLexicon, type OwnEntry } from '../screening/index.ts'
import { settleDocument } from './actions/settle-document.ts'
import { steerRescreening } from './actions/steer-rescreening.ts'
import { findRescreening, listToCorrect } from './queries.ts'
import { Readers } from './readers.ts'
import { rescreenDue } from './rescreen-due.ts'

const ENTRY: OwnEntry = {
  text: '招商大使',
  category: 'wording',
  severity: 'block',
  replacement: '招商顾问',
  source: '本机关规定',
  exceptions: [],
  wholeWord: false,
  validFrom: null,
  validUntil: null,
}

let database: TestDatabase
let office: Office
let version = 0

beforeAll(async () => {
  database = await freshDatabase()
  office = await openOffice(database, await buildOrgan(database, '011158671', 'one.localhost'))
})
afterAll(() => database.drop())

const author = <T>(work: (ctx: Ctx) => Promise<T>) => office.as('author', work, '2025-01-15')
const now = () => author(findRescreening)
const listed = async () => (await author(listToCorrect)).map(({ id }) => id)

async function publish(title: string, bodyHtml = '<p>正文。</p>'): Promise<number> {
  const id = await office.draft({ title, bodyHtml })
  await office.approve(id)
  await office.as('publisher', (ctx) => publishDocument(ctx, id))
  return id
}

/** The organ's entries from now on. */
async function adopt(...entries: OwnEntry[]): Promise<void> {
  await author((ctx) => adoptLexicon(ctx, { entries, source: '测试', seen: version }))
  version += 1
}

/** `batches`: how many the reading goes on for before it is told to stop. */
async function read(batches = Number.POSITIVE_INFINITY): Promise<void> {
  let left = batches
  const { secrets } = sceneOn('2025-01-15', office.organId)
  await rescreenDue({
    database,
    secrets,
    organs: async () => [office.organId],
    clock: () => new Date('2025-01-15T02:00:00Z'),
    goOn: () => {
      left -= 1
      return left >= 0
    },
  })
}

describe('when the lexicon changes, what is public is read again', () => {
  it('nothing is begun while nothing is public', async () => {
    await read()
    expect(await now()).toBeNull()
  })

  it('finds the documents to correct, and none of the others', async () => {
    const wrong = await publish('聘任招商大使的通知', '<p>聘任五名招商大使。</p>')
    await publish('关于开展检查的通知')
    await read()
    expect(await now()).toMatchObject({ state: 'complete', total: 2, done: 2 })
    expect(await listed()).toEqual([])

    await adopt(ENTRY)
    await read()
    expect(await now()).toMatchObject({ state: 'complete', total: 2, done: 2 })
    expect(await author(listToCorrect)).toMatchObject([
      {
        id: wrong,
        title: '聘任招商大使的通知',
        editionNo: 1,
        blocking: 2,
        warnings: 0,
        findings: [
          { part: '标题', text: '招商大使', entry: '招商大使', suggestion: '招商顾问', before: '聘任' },
          { part: '正文', text: '招商大使' },
        ],
      },
    ])
    // The same lexicon is not read with twice.
    const { id } = (await now()) ?? {}
    await read()
    expect((await now())?.id).toBe(id)
  })

  it('takes off the list what was corrected, taken down, or settled with a reason', async () => {
    const [corrected = 0] = await listed()
    // The gate knows the entry by now: these went out before it was there.
    await adopt()
    const [settled, gone] = [await publish('招商大使赴外地考察'), await publish('招商大使名单')]
    await adopt(ENTRY)
    await read()
    expect(await listed()).toEqual([corrected, gone, settled])

    const order = {
      editionNo: 1,
      cause: 'wrong',
      reason: '误发',
      orderedBy: '局长',
      redirectTo: null,
    } as const
    const takedown = await office.as('publisher', (ctx) => takeDownDocument(ctx, gone, order))
    await office.as('third', (ctx) => confirmTakedown(ctx, gone, takedown.takedownId))
    expect(await listed()).toEqual([corrected, settled])

    const { version: seen } = await author((ctx) => newEdition(ctx, corrected))
    await author((ctx) =>
      editDraft(ctx, corrected, {
        title: '聘任招商顾问的通知',
        bodyHtml: '<p>聘任五名招商顾问。</p>',
        version: seen,
      }),
    )
    expect(await listed()).toEqual([corrected, settled])
    await office.approve(corrected)
    await office.as('publisher', (ctx) => publishDocument(ctx, corrected))
    expect(await listed()).toEqual([settled])

    expect(await codesOf(author((ctx) => settleDocument(ctx, settled, ' ')))).toEqual(['reason-missing'])
    await author((ctx) => settleDocument(ctx, settled, '引用会议原名'))
    expect(await listed()).toEqual([])
    await expect(author((ctx) => settleDocument(ctx, settled, '引用会议原名'))).rejects.toThrow(NotFound)
  })

  it('leaves what was ignored before publication ignored', async () => {
    const id = await office.draft({ title: '招商大使聘书样式' })
    const [finding] = await author((ctx) => presentFindings(ctx, id))
    const { key = '', detector = '', entry = '' } = finding ?? {}
    const given = { key, detector, entry, kind: 'ignored', reason: '聘书原名' } as const
    await author((ctx) => disposeDocumentFinding(ctx, id, given))
    await office.approve(id)
    await office.as('publisher', (ctx) => publishDocument(ctx, id))
    await adopt(ENTRY, { ...ENTRY, text: '从不出现的词' })
    await read()
    expect(await now()).toMatchObject({ state: 'complete' })
    expect(await listed()).not.toContain(id)
  })

  it('can be paused and killed, and goes on where it was', async () => {
    await adopt(ENTRY)
    await read(1)
    const begun = await now()
    expect(begun).toMatchObject({ state: 'running', done: begun?.total })
    await author((ctx) => steerRescreening(ctx, 'paused'))
    expect(await codesOf(author((ctx) => steerRescreening(ctx, 'paused')))).toEqual(['not-so'])
    await read()
    expect(await now()).toMatchObject({ id: begun?.id, state: 'paused' })
    await author((ctx) => steerRescreening(ctx, 'running'))
    await read()
    expect(await now()).toMatchObject({ id: begun?.id, state: 'complete', done: begun?.total })
    expect(await codesOf(author((ctx) => steerRescreening(ctx, 'running')))).toEqual(['not-so'])
  })

  it('begins anew when the lexicon changes under it', async () => {
    await adopt()
    await read(1)
    const first = await now()
    await adopt(ENTRY)
    await read()
    const second = await now()
    expect(second?.id).toBeGreaterThan(first?.id ?? 0)
    expect(second).toMatchObject({ state: 'complete' })
  })

  it('fails aloud when a reader does', async () => {
    const readers = new Readers({ today: day('2025-01-15'), entries: [], ownContacts: [] }, 1)
    const broken = { id: 1, title: null as unknown as string, bodyHtml: '', summary: '', attachments: [] }
    const read = readers.read([{ ...broken, editionNo: 1, texts: new Map(), ignored: [] }])
    await expect(read).rejects.toThrow()
    await readers.close()
  })
})
