import { load } from 'cheerio'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan, sceneOn } from '../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { buildApp } from '../app.ts'
import { act, connectionOf } from '../lib/db.ts'
import { SESSION_COOKIE } from '../lib/http.ts'
import { addPerson, findSession, type Role, signIn } from '../modules/accounts/index.ts'
import { listTrail } from '../modules/audit/index.ts'
import { createColumn, retireColumn } from '../modules/catalogue/index.ts'
import {
  confirmTakedown,
  editDraft,
  findTakedowns,
  listPublished,
  mergeColumns,
  newEdition,
  planProof,
  publishDocument,
  publishElsewhere,
  takeDownDocument,
} from '../modules/documents/index.ts'
import { codesOf, type Office, openOffice } from '../modules/documents/testing/office.ts'
import { siteRoutes } from './routes.tsx'

const PASSWORD = '项目建设年招商引资加油干'
const TITLE = '关于公布低保对象名单的通知'
const SAMPLE = '现将本季度新增对象名单公布如下，公示期七天。'
const NOW = new Date('2025-01-14T02:00:00Z')
const ORDER = {
  editionNo: 1,
  cause: 'wrong',
  reason: '金额有误',
  orderedBy: '王某',
  redirectTo: null,
} as const

let database: TestDatabase
let owner: pg.Client
let office: Office
let app: FastifyInstance
let base: string
const sessions: Record<string, { token: string; csrf: string }> = {}

beforeAll(async () => {
  database = await freshDatabase()
  owner = new pg.Client(connectionOf(database.ownerUrl))
  await owner.connect()
  office = await openOffice(database, await buildOrgan(database, '011158671', 'one.localhost'))
  for (const [login, role] of [
    ['issuer', 'publisher'],
    ['director', 'officeHead'],
    ['writer', 'editor'],
  ] as const) {
    sessions[login] = await openSession(login, role)
  }
  app = await buildApp({
    config: { logLevel: 'silent', trustProxy: false, secureCookies: 'auto' },
    platform: { database, secrets: sceneOn('2025-01-14', office.organId).secrets },
    clock: () => NOW,
  })
  base = await app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await app?.close()
  await owner?.end()
  await database?.drop()
})

async function openSession(login: string, role: Role) {
  const scene = sceneOn('2025-01-14', office.organId)
  await act(database, scene, (ctx) =>
    addPerson(ctx, { login, name: login, password: PASSWORD, roles: [role] }),
  )
  return act(database, scene, async (ctx) => {
    const result = await signIn(ctx, { login, password: PASSWORD })
    if (!result.ok) throw new Error(result.reason.message)
    return { token: result.token, csrf: (await findSession(ctx, result.token))?.csrf ?? '' }
  })
}

let calls = 0

async function send(method: 'GET' | 'POST', url: string, by: string, payload?: object) {
  calls += 1
  const { token, csrf } = sessions[by] ?? { token: '', csrf: '' }
  const answer = await app.inject({
    method,
    url,
    headers: { host: 'one.localhost', 'x-csrf-token': csrf },
    cookies: { [SESSION_COOKIE]: token },
    // How often one address may ask is not what is tried here.
    remoteAddress: `10.0.0.${calls % 250}`,
    ...(payload === undefined ? {} : { payload }),
  })
  return { status: answer.statusCode, body: answer.json() }
}

/** As a visitor asks, by the network and so past the page lane. */
async function visit(path: string) {
  const { request } = await import('node:http')
  return new Promise<{ status: number; text: string; location: string | undefined }>((resolve, reject) => {
    const asked = request(`${base}${path}`, { headers: { host: 'one.localhost' } }, async (response) => {
      let text = ''
      for await (const chunk of response.setEncoding('utf8')) text += chunk
      resolve({ status: response.statusCode ?? 0, text, location: response.headers.location })
    })
    asked.on('error', reject)
    asked.end()
  })
}

async function publish(changes: Parameters<Office['draft']>[0] = {}): Promise<number> {
  const id = await office.draft({ title: TITLE, bodyHtml: `<p>${SAMPLE}</p>`, ...changes })
  await office.approve(id)
  await office.as('publisher', (ctx) => publishDocument(ctx, id))
  return id
}

async function republish(id: number): Promise<void> {
  await office.as('author', (ctx) => newEdition(ctx, id))
  await office.approve(id)
  await office.as('publisher', (ctx) => publishDocument(ctx, id))
}

const takeDown = (id: number, changes: object = {}) =>
  office.as('publisher', (ctx) => takeDownDocument(ctx, id, { ...ORDER, ...changes }))
const confirm = (id: number, takedownId: number) =>
  office.as('first', (ctx) => confirmTakedown(ctx, id, takedownId))
const viewOf = async (id: number, by = 'issuer') =>
  (await send('GET', `/api/documents/${id}/takedowns`, by)).body
const check = (id: number, takedownId: number) =>
  send('POST', `/api/documents/${id}/takedown/check`, 'issuer', { takedownId })

describe('taking down what was published in error', () => {
  it('waits for a second person, then is gone everywhere, with a tombstone and a proof by requests', async () => {
    const id = await publish()
    const before = ['/', '/columns/notices', '/feed.xml', '/columns/notices/feed.xml', `/documents/${id}`]
    for (const path of before) expect((await visit(path)).text, path).toContain(TITLE)

    const asked = await send('POST', `/api/documents/${id}/takedowns`, 'issuer', ORDER)
    expect(asked).toMatchObject({ status: 200, body: { state: 'proposed' } })
    const { takedownId } = asked.body
    expect((await visit(`/documents/${id}`)).status).toBe(200)
    expect((await check(id, takedownId)).body.refusals[0].code).toBe('not-down-yet')
    const own = await send('POST', `/api/documents/${id}/takedown/confirm`, 'issuer', { takedownId })
    expect(own.body.refusals[0].code).toBe('same-person')
    expect((await viewOf(id, 'director')).takedowns[0].can).toMatchObject({ confirm: null })
    expect(
      await send('POST', `/api/documents/${id}/takedown/confirm`, 'director', { takedownId }),
    ).toMatchObject({
      status: 200,
    })

    const page = await visit(`/documents/${id}`)
    expect(page.status).toBe(410)
    const $ = load(page.text)
    expect($('h1').text()).toBe('本页信息已撤回')
    expect($('.tombstone').text()).toContain('2025年1月14日')
    expect($('.tombstone').text()).toContain('0000-0000000')
    for (const path of before) expect((await visit(path)).text, path).not.toContain(SAMPLE)
    for (const path of before.slice(0, 4)) expect((await visit(path)).text, path).not.toContain(TITLE)

    expect((await check(id, takedownId)).body).toEqual({ run: 1, still: 0, unanswered: 0 })
    const [shown] = (await viewOf(id)).takedowns
    expect(
      shown.checks.map((each: { place: string; address: string }) => `${each.place} ${each.address}`),
    ).toEqual([
      `page /documents/${id}`,
      'home /',
      'column /columns/notices',
      'feed /columns/notices/feed.xml',
      'feed /feed.xml',
      'sitemap /sitemap.xml',
      'sitemap /sitemaps/documents-1.xml',
      `data /open/v1/documents/${id}`,
      `data /open/v1/documents?after=${id - 1}&limit=1`,
      'data /open/v1/documents-1.csv',
      'data /open/v1/documents-1.json',
      'data /open/v1/annual-reports',
      'data /open/catalogue.jsonld',
      `search /search?q=${encodeURIComponent(`"${TITLE}"`)}`,
    ])
    expect(shown.checks[0]).toMatchObject({ status: 410, verdict: 'gone', checkedAt: NOW.toISOString() })
    expect(shown.checks[1]).toMatchObject({ status: 200, verdict: 'gone' })
    const trail = await office.as('author', (ctx) => listTrail(ctx, { kind: 'document', id }))
    expect(trail.slice(-4).map(({ action }) => action)).toEqual([
      'documents.proposeTakedown',
      'documents.confirmTakedown',
      'documents.takeDown',
      'documents.checkTakedown',
    ])
  })

  it('finds what still shows it, and finds it gone when asked again', async () => {
    const id = await publish({ title: '关于撤销某项许可的决定' })
    const { takedownId } = await takeDown(id, { cause: 'personal' })
    const still = await publish({
      title: '许可事项办理情况的说明',
      bodyHtml: `<p>见<a href="/documents/${id}">关于撤销某项许可的决定</a></p>`,
    })
    expect((await check(id, takedownId)).body).toEqual({ run: 1, still: 1, unanswered: 0 })
    const red = () =>
      viewOf(id).then(({ takedowns }) =>
        takedowns[0].checks.filter((each: { verdict: string }) => each.verdict !== 'gone'),
      )
    expect(await red()).toMatchObject([
      { place: 'linking', address: `/documents/${still}`, verdict: 'still', found: ['title'] },
    ])
    const other = await takeDown(still, { cause: 'personal' })
    expect((await check(id, takedownId)).body).toEqual({ run: 2, still: 0, unanswered: 0 })
    expect(await red()).toEqual([])
    expect(other.state).toBe('unconfirmed')
  })

  it('does not deadlock when more proofs are asked for at once than there are connections', async () => {
    const id = await publish({ title: '一次核查多次的公告' })
    const { takedownId } = await takeDown(id, { cause: 'secret' })
    const all = await Promise.all(Array.from({ length: 9 }, () => check(id, takedownId)))
    expect(all.map(({ body }) => body.run).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  it('条例第十四条、第十五条: goes at once where it may not be known, and the tombstone names nothing', async () => {
    const id = await publish({ title: '含身份证号的公示名单' })
    expect((await takeDown(id, { cause: 'personal', reason: '含身份证号' })).state).toBe('unconfirmed')
    const { status, text } = await visit(`/documents/${id}`)
    expect(status).toBe(410)
    for (const told of ['含身份证号', '011158671/', '个人信息', SAMPLE]) expect(text).not.toContain(told)
    const [shown] = (await viewOf(id, 'director')).takedowns
    expect(shown).toMatchObject({ state: 'unconfirmed', isUrgent: true, can: { confirm: null } })
    expect(shown.can.decline.code).toBe('down-already')
    await confirm(id, shown.id)
    expect((await viewOf(id)).takedowns[0]).toMatchObject({ state: 'confirmed', decidedBy: 'first' })
  })

  it('leads to another public text where one is named, and to the tombstone when that goes too', async () => {
    const kept = await publish({ title: '保留下来的通知文本' })
    const id = await publish({ title: '保留下来的通知文本' })
    const { takedownId } = await takeDown(id, { cause: 'duplicate', redirectTo: kept })
    await confirm(id, takedownId)
    expect(await visit(`/documents/${id}`)).toMatchObject({ status: 301, location: `/documents/${kept}` })
    expect((await check(id, takedownId)).body).toMatchObject({ still: 0, unanswered: 0 })
    await takeDown(kept, { cause: 'secret' })
    expect((await visit(`/documents/${id}`)).status).toBe(410)
  })

  it('keeps the index number, and a corrected text comes back as a new edition at the same address', async () => {
    const id = await publish({ title: '更正之后重新发布的公告' })
    const numberOf = async () =>
      (await office.as('author', (ctx) => listPublished(ctx, { page: 1, perPage: 200 }))).items.find(
        (item) => item.id === id,
      )?.indexNumber
    const indexNumber = await numberOf()
    const { takedownId } = await takeDown(id)
    await confirm(id, takedownId)
    expect(await numberOf()).toBeUndefined()
    expect(
      await codesOf(office.as('publisher', (ctx) => publishElsewhere(ctx, id, office.wechatId))),
    ).toEqual(['taken-down'])
    await republish(id)
    expect(await numberOf()).toBe(indexNumber)
    expect((await visit(`/documents/${id}`)).status).toBe(200)
    const { rows } = await owner.query(
      'select no, state from edition where organ_id = $1 and document_id = $2 order by no',
      [office.organId, id],
    )
    expect(rows).toEqual([
      { no: 1, state: 'takenDown' },
      { no: 2, state: 'published' },
    ])
    expect((await check(id, takedownId)).body.refusals[0].code).toBe('published-again')
    expect(await codesOf(takeDown(id))).toEqual(['edition-superseded'])
    expect((await takeDown(id, { editionNo: 2 })).state).toBe('proposed')
  })
})

describe('历史版本', () => {
  const OLD = '旧版写明联系人家庭住址，新版已经删去。'
  const revise = async (id: number) => {
    await office.as('author', (ctx) => newEdition(ctx, id))
    await office.as('author', (ctx) => editDraft(ctx, id, { version: 1, bodyHtml: `<p>${SAMPLE}</p>` }))
    await office.approve(id)
    await office.as('publisher', (ctx) => publishDocument(ctx, id), '2025-02-05')
  }

  it('stands at its own address, marked, out of search engines, and led to from the text in force', async () => {
    const id = await publish({ title: '先后两版的公告', bodyHtml: `<p>${OLD}</p>`, genre: 'announcement' })
    expect((await visit(`/documents/${id}/editions/1`)).status).toBe(404)
    await revise(id)
    const page = await visit(`/documents/${id}`)
    expect(page.text).not.toContain(OLD)
    const link = load(page.text)('aside[aria-label="历史版本"] a')
    expect(link.attr('href')).toBe(`/documents/${id}/editions/1`)
    expect(load(page.text)('.head').text()).toContain('体裁公告')
    const { status, text } = await visit(link.attr('href') ?? '')
    const $ = load(text)
    expect(status).toBe(200)
    expect($('.superseded').text()).toContain('这是历史版本（第 1 版，2025-01-14 发布），已由 2025-02-05')
    expect($('.superseded a').attr('href')).toBe(`/documents/${id}`)
    expect($('meta[name="robots"]').attr('content')).toBe('noindex')
    expect($('.text').text()).toContain(OLD)
    for (const none of ['2', '3']) expect((await visit(`/documents/${id}/editions/${none}`)).status).toBe(404)
  })

  it('goes with the document, and the proof asks for it', async () => {
    const id = await publish({ title: '连同历史版本撤回的公告', bodyHtml: `<p>${OLD}</p>` })
    await revise(id)
    const { takedownId } = await takeDown(id, { cause: 'secret', editionNo: 2 })
    expect((await visit(`/documents/${id}/editions/1`)).status).toBe(410)
    expect((await check(id, takedownId)).body).toMatchObject({ still: 0, unanswered: 0 })
    const [shown] = (await viewOf(id)).takedowns
    expect(shown.checks).toContainEqual(
      expect.objectContaining({ place: 'edition', address: `/documents/${id}/editions/1`, status: 410 }),
    )
  })

  it('can be taken down alone: the text in force stays, with its relations', async () => {
    const old = await publish({ title: '被修改的旧公告' })
    const id = await publish({
      title: '只撤回旧版的公告',
      bodyHtml: `<p>${OLD}</p>`,
      relations: [{ kind: 'amends', documentId: old }],
    })
    await revise(id)
    const order = { cause: 'personal', of: 'earlier' } as const
    const taken = await office.as(
      'publisher',
      (ctx) => takeDownDocument(ctx, id, { ...ORDER, ...order }),
      '2025-02-06',
    )
    expect(taken.state).toBe('unconfirmed')
    expect((await visit(`/documents/${id}/editions/1`)).status).toBe(404)
    const page = await visit(`/documents/${id}`)
    expect(page.status).toBe(200)
    expect(page.text).not.toContain('历史版本')
    expect((await visit(`/documents/${old}`)).text).toContain('本文件已修改')
    expect((await check(id, taken.takedownId)).body).toEqual({ run: 1, still: 0, unanswered: 0 })
    await confirm(id, taken.takedownId)
    const views = (await viewOf(id)).takedowns
    expect(views[0]).toMatchObject({ state: 'confirmed', editionNo: 1 })
  })
})

describe('relations of what was taken down', () => {
  it('leave the page of the other document, which the proof asks for', async () => {
    const old = await publish({ title: '被误废止的通知文本' })
    const id = await publish({
      title: '误发的废止决定文本',
      relations: [{ kind: 'repeals', documentId: old }],
    })
    expect((await visit(`/documents/${old}`)).text).toContain('误发的废止决定文本')
    const { takedownId } = await takeDown(id, { cause: 'secret' })
    const { text } = await visit(`/documents/${old}`)
    expect(text).not.toContain('误发的废止决定文本')
    expect(load(text)('.status')).toHaveLength(0)
    const { addresses } = await office.as('publisher', (ctx) => planProof(ctx, id, takedownId))
    expect(addresses).toContainEqual({ place: 'linking', address: `/documents/${old}` })
  })
})

describe('the list of what is asked', () => {
  it('knows the lists that gather it: of a merged column, and of the successor of a retired one', async () => {
    const open = (slug: string) =>
      office.as('author', (ctx) =>
        createColumn(ctx, { slug, name: `栏目${slug}`, kind: 'list', position: 5 }),
      )
    const [into, merged, retired] = [await open('into'), await open('merged'), await open('retired')]
    const inMerged = await publish({ title: '并入其他栏目的通知', columnId: merged })
    const inRetired = await publish({ title: '留在已撤销栏目的通知', columnId: retired })
    await office.as('author', (ctx) => mergeColumns(ctx, merged, { into }))
    await office.as('author', (ctx) => retireColumn(ctx, retired, { successorId: into }))
    for (const id of [inMerged, inRetired]) {
      expect((await visit('/columns/into')).text).toContain(`/documents/${id}"`)
      const { takedownId } = await takeDown(id, { cause: 'secret' })
      const { addresses } = await office.as('publisher', (ctx) => planProof(ctx, id, takedownId))
      for (const slug of ['into', 'merged', 'retired']) {
        expect(addresses).toContainEqual({ place: 'column', address: `/columns/${slug}` })
        expect(addresses).toContainEqual({ place: 'feed', address: `/columns/${slug}/feed.xml` })
      }
      expect((await check(id, takedownId)).body).toMatchObject({ still: 0, unanswered: 0 })
    }
  })

  it('knows every page of the site that could carry a text', async () => {
    const id = await publish({ title: '用来核对清单是否完整的通知' })
    await republish(id)
    const { takedownId } = await takeDown(id, { cause: 'secret', editionNo: 2 })
    const { addresses } = await office.as('publisher', (ctx) => planProof(ctx, id, takedownId))
    const asked = addresses.map(({ address }) => address.replace(/\?.*$/, ''))
    const reaches = (url: string) => {
      const shape = new RegExp(`^${url.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`)
      return asked.some((each) => shape.test(each))
    }
    const pages = siteRoutes.filter(({ method, url }) => method === 'GET' && !CARRY_NO_TEXT.test(url))
    expect(pages.length).toBeGreaterThan(4)
    expect(pages.map(({ url }) => url).filter((url) => !reaches(url))).toEqual([])
  })
})

/** Forms, the stylesheet and what names columns only hold no documents; files are asked for where there are any. */
const CARRY_NO_TEXT =
  /^\/request|^\/assets\/|\.css$|\/(attachments|images)\/:no$|\/report\.:format$|\.schema\.json$|^\/(page-notes|page-notes\/answer|open|open\/openapi\.json|open\/v1\/columns|site-map|accessibility|robots\.txt|favicon\.svg|sitemaps\/columns\.xml)$/

describe('what is refused', () => {
  it('is a draft, what is down already, and an edition superseded before it was confirmed', async () => {
    const draft = await office.draft({ title: '从未公开的稿件' })
    expect(await codesOf(takeDown(draft))).toEqual(['never-published'])
    const id = await publish({ title: '确认之前已经换了版次的通知' })
    const { takedownId } = await takeDown(id)
    await republish(id)
    expect(await codesOf(confirm(id, takedownId))).toEqual(['edition-superseded'])
    expect((await visit(`/documents/${id}`)).status).toBe(200)
    const declined = await send('POST', `/api/documents/${id}/takedown/decline`, 'director', { takedownId })
    expect(declined.status).toBe(200)
    await takeDown(id, { editionNo: 2, cause: 'secret' })
    expect(await codesOf(takeDown(id, { editionNo: 2 }))).toEqual(['taken-down-already'])
  })

  it('is the second of two people at once', async () => {
    const id = await publish({ title: '两个人同时要撤回的通知' })
    const both = await Promise.allSettled([takeDown(id), takeDown(id)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const { takedowns } = await office.as('author', (ctx) => findTakedowns(ctx, id))
    expect(takedowns).toHaveLength(1)
    const takedownId = takedowns[0]?.id ?? 0
    const confirmed = await Promise.allSettled([confirm(id, takedownId), confirm(id, takedownId)])
    expect(confirmed.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('is whoever lacks the permission, and a change of the proof even by the owner', async () => {
    const id = await publish({ title: '编辑不能撤回的通知' })
    expect((await send('POST', `/api/documents/${id}/takedowns`, 'writer', ORDER)).status).toBe(403)
    expect((await viewOf(id, 'writer')).can.takeDown.code).toBe('not-permitted')
    await expect(owner.query("update takedown_check set verdict = 'gone'")).rejects.toThrow(/append-only/)
    await expect(owner.query('delete from takedown_check')).rejects.toThrow(/append-only/)
  })
})
