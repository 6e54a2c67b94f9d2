import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan, sceneOn } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { day, instantInChina } from '../../lib/day.ts'
import { NotFound } from '../../lib/refusal.ts'
import { listTrail } from '../audit/index.ts'
import { listReviewsWaitingFor } from '../review/index.ts'
import { cancelSchedule, schedulePublication } from './actions/schedule-publication.ts'
import { takeDownDocument } from './actions/take-down-document.ts'
import {
  editDraft,
  findDocumentForStaff,
  findPublished,
  newEdition,
  publishDocument,
  reviewSecrecy,
  signDocument,
  submitForReview,
} from './index.ts'
import { publishDue } from './jobs.ts'
import { listSchedules } from './schedules.ts'
import { codesOf, type Office, openOffice } from './testing/office.ts'
import { listUnsigned } from './under-review.ts'

let database: TestDatabase
let office: Office
let secrets: ReturnType<typeof sceneOn>['secrets']

beforeAll(async () => {
  database = await freshDatabase()
  const organId = await buildOrgan(database, '011158671', 'one.localhost')
  office = await openOffice(database, organId)
  secrets = sceneOn('2025-01-14', organId).secrets
})
afterAll(() => database.drop())

const NINE = instantInChina(day('2025-01-15'), 9)
const schedule = (id: number, at = NINE) =>
  office.as('publisher', (ctx) => schedulePublication(ctx, id, { at }))
const runAt = (now: Date) => publishDue({ database, secrets, organs: async () => [office.organId], now })
const view = (id: number) => office.as('publisher', (ctx) => findDocumentForStaff(ctx, id))
const actions = async (id: number) =>
  (await office.as('author', (ctx) => listTrail(ctx, { kind: 'document', id }))).map(({ action }) => action)

async function approved(): Promise<number> {
  const id = await office.draft()
  await office.approve(id)
  return id
}

describe('定时发布', () => {
  it('goes out when its instant comes, not before, and once by many processes', async () => {
    const id = await approved()
    await schedule(id)
    expect((await view(id)).schedule).toMatchObject({ publishAt: '2025-01-15 09:00', setByName: 'publisher' })
    expect(await runAt(new Date(NINE.getTime() - 1000))).toEqual({ published: 0, refused: 0 })
    expect((await view(id)).published).toBeNull()
    const runs = await Promise.all([1, 2, 3, 4].map(() => runAt(NINE)))
    expect(runs.reduce((sum, each) => sum + each.published, 0)).toBe(1)
    expect(await office.as('author', (ctx) => findPublished(ctx, id))).toMatchObject({
      publishedOn: '2025-01-15',
      publishedAt: NINE,
    })
    const trail = await office.as('author', (ctx) => listTrail(ctx, { kind: 'document', id }))
    expect(trail.filter(({ action }) => action === 'documents.publish')).toMatchObject([
      { actor: { kind: 'system', name: '定时发布' } },
    ])
    expect((await view(id)).schedule).toBeNull()
  })

  it('asks the gate again: what it refuses is dropped, and stays to be seen with its reasons', async () => {
    const id = await approved()
    await schedule(id)
    const { open, openHash } = await view(id)
    await office.as('secrecy', (ctx) =>
      reviewSecrecy(ctx, id, { verdict: 'return', opinion: '涉及未公开数据', contentHash: openHash ?? '' }),
    )
    const runs = await Promise.all([runAt(NINE), runAt(NINE)])
    expect(runs.reduce((sum, each) => sum + each.refused, 0)).toBe(1)
    expect(await runAt(NINE)).toEqual({ published: 0, refused: 0 })
    const listed = (await office.as('publisher', listSchedules)).find((each) => each.id === id)
    expect(listed?.refused?.reasons.map(({ code }) => code)).toEqual(['not-approved', 'secrecy-missing'])
    expect((await actions(id)).filter((each) => each === 'documents.scheduleRefused')).toHaveLength(1)
    expect((await view(id)).open?.no).toBe(open?.no)
    await office.as('publisher', (ctx) => cancelSchedule(ctx, id))
    expect((await office.as('publisher', listSchedules)).some((each) => each.id === id)).toBe(false)
  })

  it('is of the text that was meant, though another was approved since', async () => {
    const id = await approved()
    await schedule(id)
    const version = (await view(id)).open?.version ?? 0
    await office.as('author', (ctx) => editDraft(ctx, id, { version, bodyHtml: '<p>改。</p>' }))
    await office.approve(id)
    expect(await runAt(NINE)).toEqual({ published: 0, refused: 1 })
    expect((await view(id)).schedule?.refused?.reasons.map(({ code }) => code)).toEqual([
      'schedule-text-changed',
    ])
    await schedule(id)
    expect(await runAt(NINE)).toEqual({ published: 1, refused: 0 })
  })

  it('can be cancelled, and is over when a person publishes', async () => {
    const cancelled = await approved()
    await schedule(cancelled)
    await office.as('publisher', (ctx) => cancelSchedule(ctx, cancelled))
    await expect(office.as('publisher', (ctx) => cancelSchedule(ctx, cancelled))).rejects.toBeInstanceOf(
      NotFound,
    )
    const byHand = await approved()
    await schedule(byHand)
    await office.as('publisher', (ctx) => publishDocument(ctx, byHand))
    expect(await runAt(NINE)).toEqual({ published: 0, refused: 0 })
    expect((await view(cancelled)).published).toBeNull()
  })

  it('is not set for what the gate refuses, nor for the past', async () => {
    const draft = await office.draft()
    expect(await codesOf(schedule(draft))).toEqual(['not-approved', 'sign-offs-missing', 'secrecy-missing'])
    const id = await approved()
    expect(await codesOf(schedule(id, instantInChina(day('2025-01-13'))))).toEqual(['schedule-past'])
  })
})

describe('条例第十七条: 紧急发布', () => {
  const urgently = (id: number, urgentReason = '防汛Ⅱ级应急响应，须立即告知公众') =>
    office.as('publisher', (ctx) => publishDocument(ctx, id, { urgentReason }))
  const submit = async (id: number) => {
    const version = (await view(id)).open?.version ?? 0
    await office.as('author', (ctx) => submitForReview(ctx, id, { version, chainName: '三审三校' }))
  }
  const clear = async (id: number) => {
    const contentHash = (await view(id)).openHash ?? ''
    await office.as('secrecy', (ctx) => reviewSecrecy(ctx, id, { verdict: 'pass', opinion: '', contentHash }))
  }
  const signAfterwards = async (
    id: number,
    name: 'second' | 'third',
    verdict: 'pass' | 'return' = 'pass',
  ) => {
    const contentHash = await hashOfPublic(id)
    const attestation = { verdict, reviewed: true, proofread: true, opinion: '数据有误' } as const
    return office.as(name, (ctx) => signDocument(ctx, id, { ...attestation, contentHash }))
  }
  const hashOfPublic = async (id: number) => {
    const { review } = await view(id)
    return review?.contentHash ?? ''
  }
  const unsigned = async (id: number) =>
    (await office.as('publisher', listUnsigned)).find((each) => each.id === id) ?? null

  it('goes out after one level and the secrecy review; the rest sign afterwards', async () => {
    const id = await office.draft()
    await submit(id)
    expect(await codesOf(urgently(id))).toEqual(['sign-offs-missing', 'secrecy-missing'])
    await office.sign(id, 'first')
    expect(await codesOf(urgently(id))).toEqual(['secrecy-missing'])
    await clear(id)
    expect(await codesOf(urgently(id, ' '))).toEqual(['urgent-reason-missing'])
    expect(await codesOf(office.as('publisher', (ctx) => publishDocument(ctx, id)))).toEqual([
      'not-approved',
      'sign-offs-missing',
    ])
    await urgently(id)
    expect((await view(id)).urgent).toEqual({
      reason: '防汛Ⅱ级应急响应，须立即告知公众',
      unsigned: ['第 2 级', '第 3 级'],
      isReturned: false,
    })
    const waiting = await office.as('second', (ctx) => listReviewsWaitingFor(ctx, office.ids.second))
    expect(waiting.map(({ review }) => review.subject.id)).toContain(id)
    expect(await signAfterwards(id, 'second')).toBe('open')
    expect(await unsigned(id)).toMatchObject({ unsigned: ['第 3 级'] })
    expect(await signAfterwards(id, 'third')).toBe('passed')
    expect(await unsigned(id)).toBeNull()
    expect(await view(id)).toMatchObject({
      published: { state: 'published', no: 1 },
      urgent: { unsigned: [], isReturned: false },
    })
  })

  it('that comes back stays public, marked, until it is corrected; nothing else is put up before', async () => {
    const id = await office.draft()
    await submit(id)
    await office.sign(id, 'first')
    await clear(id)
    await urgently(id)
    await office.as('author', (ctx) => newEdition(ctx, id))
    await office.as('author', (ctx) => editDraft(ctx, id, { version: 1, bodyHtml: '<p>更正。</p>' }))
    expect(await codesOf(submit(id))).toEqual(['urgent-unsigned'])
    expect((await view(id)).underReview?.no).toBe(1)
    expect(await signAfterwards(id, 'second', 'return')).toBe('returned')
    expect(await unsigned(id)).toMatchObject({ isReturned: true, unsigned: [] })
    expect(await view(id)).toMatchObject({
      open: { state: 'draft', no: 2 },
      published: { state: 'published', no: 1 },
    })
    await office.approve(id)
    expect(await unsigned(id)).toMatchObject({ isReturned: true })
    await office.as('publisher', (ctx) => publishDocument(ctx, id))
    expect(await unsigned(id)).toBeNull()
  })

  it('is not ended by a secrecy review of the next draft', async () => {
    const id = await office.draft()
    await submit(id)
    await office.sign(id, 'first')
    await clear(id)
    await urgently(id)
    await office.as('author', (ctx) => newEdition(ctx, id))
    await office.as('author', (ctx) => editDraft(ctx, id, { version: 1, bodyHtml: '<p>又改。</p>' }))
    const contentHash = (await view(id)).openHash ?? ''
    await office.as('secrecy', (ctx) =>
      reviewSecrecy(ctx, id, { verdict: 'return', opinion: '涉密', contentHash }),
    )
    expect(await unsigned(id)).toMatchObject({ isReturned: false, unsigned: ['第 2 级', '第 3 级'] })
  })
  it('that is taken down is no longer waited for, and does not stand in the way of what follows', async () => {
    const id = await office.draft()
    await submit(id)
    await office.sign(id, 'first')
    await clear(id)
    await urgently(id)
    await office.as('publisher', (ctx) =>
      takeDownDocument(ctx, id, {
        editionNo: 1,
        cause: 'secret',
        reason: '误发',
        orderedBy: '值班领导',
        redirectTo: null,
      }),
    )
    expect(await unsigned(id)).toBeNull()
    const waiting = await office.as('second', (ctx) => listReviewsWaitingFor(ctx, office.ids.second))
    expect(waiting.map(({ review }) => review.subject.id)).not.toContain(id)
    await office.as('author', (ctx) => newEdition(ctx, id))
    await submit(id)
    expect((await view(id)).underReview?.no).toBe(2)
  })
})
