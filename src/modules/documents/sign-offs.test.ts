import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { createChain, listReviewsWaitingFor } from '../review/index.ts'
import {
  editDraft,
  findDocumentForStaff,
  publishDocument,
  reviewSecrecy,
  signDocument,
  submitForReview,
} from './index.ts'
import { codesOf, type Office, openOffice } from './testing/office.ts'

let database: TestDatabase
let office: Office

beforeAll(async () => {
  database = await freshDatabase()
  office = await openOffice(database, await buildOrgan(database, '011158671', 'one.localhost'))
})
afterAll(() => database.drop())

async function submit(id: number): Promise<void> {
  const { open } = await office.as('author', (ctx) => findDocumentForStaff(ctx, id))
  const given = { version: open?.version ?? 0, chainName: '三审三校' }
  await office.as('author', (ctx) => submitForReview(ctx, id, given))
}

const edit = (id: number, version: number, bodyHtml: string) =>
  office.as('author', (ctx) => editDraft(ctx, id, { version, bodyHtml }))
const publish = (id: number) => office.as('publisher', (ctx) => publishDocument(ctx, id))

describe('三审三校', () => {
  it('refuses the author, though named for a level, and the same person twice', async () => {
    const id = await office.draft()
    await submit(id)
    const waiting = (name: 'author' | 'first' | 'second' | 'third') =>
      office.as(name, async (ctx) =>
        (await listReviewsWaitingFor(ctx, office.ids[name])).map(({ review }) => review.subject.id),
      )
    expect(await waiting('first')).toContain(id)
    expect(await waiting('third')).not.toContain(id)
    // The second level has only `second` besides the author, so `second` keeps for it.
    expect(await waiting('second')).not.toContain(id)
    expect(await codesOf(office.sign(id, 'author'))).toEqual(['author-signs'])
    expect(await codesOf(office.sign(id, 'second'))).toEqual(['needed-later'])
    await office.sign(id, 'first')
    expect(await codesOf(office.sign(id, 'author'))).toEqual(['author-signs'])
    expect(await codesOf(office.sign(id, 'first'))).toEqual(['signed-already'])
    await office.sign(id, 'second')
    expect(await office.sign(id, 'third')).toBe('passed')
  })

  it('counts everybody who wrote the text as its author', async () => {
    const id = await office.draft()
    await office.as('first', (ctx) => editDraft(ctx, id, { version: 1, summary: '概述' }))
    // `second` is left for both the first and the second level.
    expect(await codesOf(submit(id))).toEqual(['too-few-people'])
  })

  it('asks for new sign-offs when the content changes afterwards', async () => {
    const id = await office.draft()
    await office.approve(id)
    const { open } = await office.as('author', (ctx) => findDocumentForStaff(ctx, id))
    await edit(id, open?.version ?? 0, '<p>签后改动。</p>')
    expect(await codesOf(publish(id))).toEqual(['not-approved', 'sign-offs-missing', 'secrecy-missing'])
    await office.approve(id)
    await publish(id)
  })

  it('sees a text changed behind its back, even with its state and hash left in place', async () => {
    const id = await office.draft()
    await office.approve(id)
    const owner = new pg.Client({ connectionString: database.ownerUrl })
    await owner.connect()
    await owner.query('update edition set body_html = $1 where document_id = $2', ['<p>篡改</p>', id])
    await owner.end()
    expect(await codesOf(publish(id))).toEqual(['sign-offs-missing', 'secrecy-missing'])
  })

  it('ends the review when the text is edited under it, and refuses the signer who saw the old one', async () => {
    const id = await office.draft()
    await submit(id)
    const contentHash = await office.hashOf(id)
    const { open } = await office.as('author', (ctx) => findDocumentForStaff(ctx, id))
    await edit(id, open?.version ?? 0, '<p>改动。</p>')
    const attestation = { verdict: 'pass', reviewed: true, proofread: true, opinion: '' } as const
    const late = office.as('first', (ctx) => signDocument(ctx, id, { ...attestation, contentHash }))
    expect(await codesOf(late)).toEqual(['content-changed'])
    expect(await codesOf(office.sign(id, 'first'))).toEqual(['review-closed'])
  })

  it('sends a returned text and one that fell in the secrecy review back to its draft', async () => {
    const stateOf = async (id: number) =>
      (await office.as('author', (ctx) => findDocumentForStaff(ctx, id))).open?.state
    const returned = await office.draft()
    await submit(returned)
    const contentHash = await office.hashOf(returned)
    // `second` is needed for the second level, and may return the text at the first all the same.
    const verdict = { verdict: 'return', reviewed: true, proofread: false, opinion: '数据有误' } as const
    await office.as('second', (ctx) => signDocument(ctx, returned, { ...verdict, contentHash }))
    expect(await stateOf(returned)).toBe('draft')
    const secret = await office.draft()
    await office.approve(secret)
    const fell = {
      verdict: 'return',
      opinion: '含内部事项',
      contentHash: await office.hashOf(secret),
    } as const
    await office.as('secrecy', (ctx) => reviewSecrecy(ctx, secret, fell))
    expect(await stateOf(secret)).toBe('draft')
    expect(await codesOf(publish(secret))).toEqual(['not-approved', 'secrecy-missing'])
  })

  it('keeps a review under the version of the chain it began with', async () => {
    const id = await office.draft()
    await submit(id)
    const levels = [{ name: '快审', signers: [office.ids.third] }]
    const chain = await office.as('author', (ctx) => createChain(ctx, { name: '快审', levels }))
    const next = await office.as('author', (ctx) => createChain(ctx, { name: '快审', levels }))
    expect([chain.versionNo, next.versionNo]).toEqual([1, 2])
    const { review } = await office.as('author', (ctx) => findDocumentForStaff(ctx, id))
    expect(review?.chain).toMatchObject({ name: '三审三校', versionNo: 1 })
  })

  it('takes one signature of two that arrive at the same time', async () => {
    const id = await office.draft()
    await submit(id)
    const both = await Promise.allSettled([office.sign(id, 'first'), office.sign(id, 'first')])
    expect(both.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('the gate', () => {
  it('lists all reasons at once, the same to the screen and to the action', async () => {
    const id = await office.draft({ title: '', bodyHtml: '', isRepost: true, disclosure: 'withheld' })
    const expected = [
      ...['not-approved', 'sign-offs-missing', 'secrecy-missing', 'not-proactive'],
      ...['title-missing', 'body-missing', 'source-missing', 'disclosure-reason-missing'],
    ]
    expect(await codesOf(publish(id))).toEqual(expected)
    const found = await office.as('publisher', (ctx) => findDocumentForStaff(ctx, id))
    expect(found.can.publish.map((each) => each.code)).toEqual(expected)
    expect(found.can.edit?.code).toBe('not-permitted')
    expect(await codesOf(submit(id))).toEqual(expected.slice(4))
  })

  it('refuses an edit and a submission that saw an older version', async () => {
    const id = await office.draft()
    expect(await edit(id, 1, '<p>一。</p>')).toEqual({ version: 2 })
    expect(await codesOf(edit(id, 1, '<p>二。</p>'))).toEqual(['stale'])
    const late = office.as('author', (ctx) => submitForReview(ctx, id, { version: 1, chainName: '三审三校' }))
    expect(await codesOf(late)).toEqual(['stale'])
  })
})
