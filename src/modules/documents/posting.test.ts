import fc from 'fast-check'
import { sql } from 'kysely'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildOrgan, sceneOn } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { type Fault, WechatStandIn } from '../../../test/wechat-stand-in.ts'
import type { Ctx } from '../../lib/ctx.ts'
import { act } from '../../lib/db.ts'
import { runDueJobs } from '../../lib/jobs.ts'
import {
  channelJobs,
  confirmPosted,
  connectWechat,
  countPublications,
  listPostings,
  retryPosting,
} from '../channels/index.ts'
import { publishDocument, publishElsewhere, takeDownDocument } from './index.ts'
import { codesOf, type Office, openOffice } from './testing/office.ts'

let database: TestDatabase
let office: Office
let wechat: WechatStandIn
let now: Date
/** The process dies at this transaction, counted from here on; never, when 0. */
let diesAt: number

beforeAll(async () => {
  database = await freshDatabase()
  office = await openOffice(database, await buildOrgan(database, '011158671', 'one.localhost'))
  return () => database.drop()
})
beforeEach(async () => {
  wechat = new WechatStandIn()
  now = sceneOn('2025-01-14', office.organId).now
  diesAt = 0
  await within((ctx) => sql`delete from job`.execute(ctx.db))
  await connect(await wechat.start())
})
afterEach(() => wechat.stop())

const within = <T>(work: (ctx: Ctx) => Promise<T>) =>
  act(database, { ...sceneOn('2025-01-14', office.organId), now }, work)

async function connect(baseAddress: string): Promise<void> {
  const { appId, secret } = wechat
  await within(async (ctx) => {
    const { rows } = await sql<{
      version: number
    }>`select version from wechat_account where organ_id = ${ctx.organId}`.execute(ctx.db)
    const settings = { appId, secret, baseAddress, author: '示例局' }
    await connectWechat(ctx, office.wechatId, { ...settings, seen: rows[0]?.version ?? 0 })
  })
}

/** A public document that is on its way to the account. */
async function posted(title = '关于开展检查的通知'): Promise<number> {
  const id = await office.draft({ title, bodyHtml: '<p>正文<a href="https://example.com/">见此</a>。</p>' })
  await office.approve(id)
  await office.as('publisher', (ctx) => publishDocument(ctx, id))
  expect(await office.as('publisher', (ctx) => publishElsewhere(ctx, id, office.wechatId))).toEqual({
    state: 'posting',
  })
  return id
}

/** Works off what is due, as often as it takes, while hours pass; what dies is started again. */
async function passHours(hours: number): Promise<void> {
  const end = now.getTime() + hours * 3_600_000
  let count = 0
  const mortal: typeof database = {
    ...database,
    transact: (organId, work) => {
      count += 1
      if (diesAt > 0 && count === diesAt) return Promise.reject(new Error('killed'))
      return database.transact(organId, work)
    },
  }
  const { secrets } = sceneOn('2025-01-14', office.organId)
  while (now.getTime() < end) {
    const source = { database: mortal, secrets, files: null, clock: () => now, report: () => {} }
    await runDueJobs(source, channelJobs).catch(() => {})
    now = new Date(now.getTime() + 5 * 60_000)
  }
}

async function postingOf(documentId: number) {
  const [posting] = await within((ctx) => listPostings(ctx, documentId))
  if (posting === undefined) throw new Error('no posting')
  return posting
}
const carried = () =>
  within((ctx) => countPublications(ctx, 2025)).then(
    (counts) => counts.find(({ kind }) => kind === 'wechat')?.count,
  )
const articlesOf = (id: number) =>
  wechat.articles.filter(({ draft }) => draft.content_source_url.includes(`/documents/${id}#`))

describe('an edition on its way to the account', () => {
  test('is there once, with its text, its public address, and its publication of the year', async () => {
    const before = (await carried()) ?? 0
    const id = await posted()
    await passHours(1)
    expect(await postingOf(id)).toMatchObject({ state: 'published', failure: '', stopped: false })
    expect(wechat.articles).toHaveLength(1)
    expect(wechat.articles[0]?.draft).toMatchObject({
      title: '关于开展检查的通知',
      author: '示例局',
      content: '<p>正文见此。</p>',
      content_source_url: `http://one.localhost/documents/${id}#edition-1`,
    })
    expect(await carried()).toBe(before + 1)
    expect(
      await codesOf(office.as('publisher', (ctx) => publishElsewhere(ctx, id, office.wechatId))),
    ).toEqual(['already-posting'])
  })

  test('gets a new token when the old one is used up, and no other while it is good', async () => {
    const tokens = () => wechat.calls.filter((path) => path === '/cgi-bin/token').length
    await posted()
    await passHours(1)
    await posted()
    wechat.expireToken()
    await passHours(1)
    expect(tokens()).toBe(2)
    await passHours(2)
    await posted()
    await passHours(1)
    expect([wechat.articles.length, tokens()]).toEqual([3, 3])
  })

  test.each<[string, Fault[], object]>([
    ['a line that is down for a while', Array(3).fill({ kind: 'dropBefore' }), { state: 'published' }],
    ['a gateway in between', [{ kind: 'badGateway', done: true }], { state: 'published' }],
    ['WeChat busy', [{ kind: 'code', code: -1 }], { state: 'published' }],
    ['the quota of the day', [{ kind: 'code', code: 45009 }], { state: 'published' }],
    [
      'the address not on the list',
      [{ kind: 'code', code: 40164 }],
      { state: 'waiting', stopped: true, failure: expect.stringContaining('白名单') },
    ],
    [
      'no right to publish',
      [{ kind: 'code', code: 48001 }],
      { state: 'waiting', stopped: true, failure: expect.stringContaining('48001') },
    ],
    [
      'a number nobody knows',
      [{ kind: 'code', code: 99999 }],
      { state: 'waiting', stopped: true, failure: expect.stringContaining('99999') },
    ],
  ])('%s', async (_, faults, outcome) => {
    const id = await posted()
    wechat.faultsAt['/cgi-bin/draft/batchget'] = [...faults]
    await passHours(4)
    expect(await postingOf(id)).toMatchObject(outcome)
    // Whatever it was, a person starts it again, and it is there once.
    const { id: postingId, stopped } = await postingOf(id)
    if (stopped) await office.as('publisher', (ctx) => retryPosting(ctx, postingId))
    await passHours(1)
    expect(articlesOf(id)).toHaveLength(1)
  })

  test.each([
    [2, '原创'],
    [3, '发布失败'],
    [4, '审核不通过'],
    [6, '封禁'],
  ])('says what WeChat found when publish_status is %d', async (status, words) => {
    const before = await carried()
    wechat.publishStatus = status
    const id = await posted()
    await passHours(1)
    expect(await postingOf(id)).toMatchObject({ state: 'failed', failure: expect.stringContaining(words) })
    expect(await carried()).toBe(before)
    wechat.publishStatus = 0
    const { id: postingId } = await postingOf(id)
    await office.as('publisher', (ctx) => retryPosting(ctx, postingId))
    await passHours(1)
    expect([(await postingOf(id)).state, articlesOf(id).length]).toEqual(['published', 1])
  })

  test.each<[number, string]>([
    [53503, '没有通过微信的发布检查'],
    [53504, '后台继续操作'],
    [53505, '手动保存'],
  ])('stops at the check of drafts, %d', async (code, words) => {
    const id = await posted()
    wechat.faultsAt['/cgi-bin/freepublish/submit'] = [{ kind: 'code', code }]
    await passHours(1)
    const posting = await postingOf(id)
    expect(posting).toMatchObject({
      state: 'drafted',
      stopped: true,
      failure: expect.stringContaining(words),
    })
    await office.as('publisher', (ctx) => retryPosting(ctx, posting.id))
    await passHours(1)
    expect(articlesOf(id)).toHaveLength(1)
  })

  test('stops with the reason when the secret is wrong, and goes on once it is right', async () => {
    const id = await posted()
    const { secret } = wechat
    Object.assign(wechat, { secret: 'another' })
    await passHours(1)
    expect(await postingOf(id)).toMatchObject({
      stopped: true,
      failure: expect.stringContaining('AppSecret'),
    })
    Object.assign(wechat, { secret })
    const { id: postingId } = await postingOf(id)
    await office.as('publisher', (ctx) => retryPosting(ctx, postingId))
    await passHours(1)
    expect((await postingOf(id)).state).toBe('published')
  })
})

test('a draft whose answer was lost is found again, not made twice', async () => {
  const id = await posted()
  wechat.faultsAt['/cgi-bin/draft/add'] = [{ kind: 'dropAfter' }]
  await passHours(1)
  expect([wechat.drafts, articlesOf(id).length]).toEqual([[], 1])
})

describe('whether it was published, when the answer was lost', () => {
  const lost: Fault = { kind: 'dropAfter' }

  test('is read from the list of what is published', async () => {
    const id = await posted()
    wechat.faultsAt['/cgi-bin/freepublish/submit'] = [lost]
    await passHours(0.1)
    expect((await postingOf(id)).state).toBe('submitting')
    wechat.finishAll()
    await passHours(1)
    expect([(await postingOf(id)).state, articlesOf(id).length]).toEqual(['published', 1])
  })

  test('is asked of a person when the list does not say; “重新推送” and “已发布” are theirs to choose', async () => {
    for (const choice of ['again', 'there'] as const) {
      const id = await posted()
      wechat.faultsAt['/cgi-bin/freepublish/submit'] = [{ kind: 'dropBefore' }]
      await passHours(2)
      const posting = await postingOf(id)
      expect(posting).toMatchObject({ state: 'unclear', failure: expect.stringContaining('公众号后台') })
      expect(articlesOf(id)).toHaveLength(0)
      const choose = choice === 'again' ? retryPosting : confirmPosted
      await office.as('publisher', (ctx) => choose(ctx, posting.id))
      await passHours(1)
      expect([(await postingOf(id)).state, articlesOf(id).length]).toEqual([
        'published',
        choice === 'again' ? 1 : 0,
      ])
    }
  })
})

describe('a takedown', () => {
  const order = {
    cause: 'personal',
    reason: '含有个人信息',
    orderedBy: '局办公室',
    redirectTo: null,
    editionNo: 1,
  } as const
  const takeDown = (id: number) => office.as('publisher', (ctx) => takeDownDocument(ctx, id, order))

  test('deletes the article that is on line, once, also when the answer is lost', async () => {
    const id = await posted()
    await passHours(1)
    wechat.faultsAt['/cgi-bin/freepublish/delete'] = [{ kind: 'dropAfter' }]
    await takeDown(id)
    expect((await postingOf(id)).state).toBe('withdrawing')
    await passHours(1)
    expect([(await postingOf(id)).state, articlesOf(id)[0]?.isDeleted]).toEqual(['withdrawn', true])
  })

  test('stops what has not been sent', async () => {
    const id = await posted()
    await takeDown(id)
    await passHours(1)
    expect([(await postingOf(id)).state, wechat.drafts, wechat.articles]).toEqual(['withdrawn', [], []])
  })

  test('deletes what was on its way as soon as it is there', async () => {
    const id = await posted()
    wechat.pollsUntilDone = 5
    await passHours(0.1)
    expect((await postingOf(id)).state).toBe('submitted')
    await takeDown(id)
    await passHours(2)
    expect([(await postingOf(id)).state, articlesOf(id)[0]?.isDeleted]).toEqual(['withdrawn', true])
  })
})

describe('nothing is posted twice', () => {
  const fault = fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    fc.constantFrom<Fault>(
      { kind: 'dropBefore' },
      { kind: 'dropAfter' },
      { kind: 'badGateway', done: false },
      { kind: 'badGateway', done: true },
      { kind: 'expireToken' },
      { kind: 'code', code: -1 },
      { kind: 'code', code: 40001 },
      { kind: 'code', code: 45009 },
      { kind: 'code', code: 53503 },
      { kind: 'code', code: 40007 },
    ),
  )

  test('whatever fails in whatever order, wherever the process dies; and nothing is lost', async () => {
    let round = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fault, { maxLength: 14 }),
        fc.nat(30),
        fc.nat(3),
        async (faults, death, polls) => {
          round += 1
          wechat.faults = [...faults]
          wechat.pollsUntilDone = polls
          diesAt = death
          const id = await posted(`第 ${round} 个通知`)
          await passHours(3)
          wechat.finishAll()
          await passHours(3)
          expect(articlesOf(id).length).toBeLessThanOrEqual(1)
          const posting = await postingOf(id)
          // It is there, or a person knows that it stands still, and why.
          if (posting.state === 'published') expect(articlesOf(id)).toHaveLength(1)
          else
            expect([posting.stopped || posting.state === 'unclear', posting.failure]).toEqual([
              true,
              expect.stringMatching(/./),
            ])
          diesAt = 0
          wechat.faults = []
        },
      ),
      { numRuns: 40, seed: 20260302 },
    )
  }, 120_000)
})
