import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from 'cheerio'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan, sceneOn } from '../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { buildApp } from '../app.ts'
import { FileStore } from '../lib/storage.ts'
import { makeZip } from '../lib/testing/make-zip.ts'
import { editDraft, publishDocument, takeDownDocument } from '../modules/documents/index.ts'
import { type Office, openOffice } from '../modules/documents/testing/office.ts'

const PDF = '%PDF-1.7 通知'
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const HOST = { host: 'one.localhost' }
const TAKEDOWN = {
  cause: 'personal',
  reason: '附件含有个人信息',
  orderedBy: '局长',
  redirectTo: null,
} as const
const PASSWORD = '项目建设年招商引资加油干'

let database: TestDatabase
let office: Office
let app: FastifyInstance
let folder: string
const sessions: Record<string, { cookies: Record<string, string>; csrf: string }> = {}

beforeAll(async () => {
  database = await freshDatabase()
  office = await openOffice(database, await buildOrgan(database, '011158671', 'one.localhost'))
  await buildOrgan(database, '011158672', 'two.localhost')
  folder = await mkdtemp(join(tmpdir(), 'attachments-'))
  app = await buildApp({
    config: { logLevel: 'silent', trustProxy: false, secureCookies: 'auto' },
    platform: {
      database,
      secrets: sceneOn('2025-01-14', office.organId).secrets,
      files: new FileStore(folder),
    },
    clock: () => new Date('2025-01-15T02:00:00Z'),
  })
  for (const name of ['author', 'first', 'publisher']) await signIn(name)
})
afterAll(async () => {
  await app.close()
  await database.drop()
  await rm(folder, { recursive: true })
})

async function signIn(login: string): Promise<void> {
  const payload = { login, password: PASSWORD }
  const answer = await app.inject({ method: 'POST', url: '/api/session', headers: HOST, payload })
  const cookies = { gongkai_session: answer.cookies[0]?.value ?? '' }
  const me = await app.inject({ method: 'GET', url: '/api/session', headers: HOST, cookies })
  sessions[login] = { cookies, csrf: me.json().csrf }
}

async function send(as: string | null, url: string, content: string | Buffer) {
  const { cookies, csrf } = sessions[as ?? ''] ?? { cookies: {}, csrf: '' }
  const headers = { ...HOST, 'x-csrf-token': csrf, 'content-type': 'application/octet-stream' }
  const answer = await app.inject({ method: 'POST', url, cookies, headers, payload: Buffer.from(content) })
  return { status: answer.statusCode, data: answer.json(), code: answer.json().refusals?.[0]?.code }
}

const attach = (id: number, name: string, content: string | Buffer, as: string | null = 'author') =>
  send(as, `/api/documents/${id}/attachments?name=${encodeURIComponent(name)}`, content)

async function put(id: number, body: object) {
  const { cookies, csrf } = sessions.author as NonNullable<(typeof sessions)[string]>
  const headers = { ...HOST, 'x-csrf-token': csrf }
  const answer = await app.inject({
    method: 'PUT',
    url: `/api/documents/${id}`,
    cookies,
    headers,
    payload: body,
  })
  return { status: answer.statusCode, data: answer.json() }
}

const get = (url: string, as: string | null = null, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'GET',
    url,
    headers: { ...HOST, ...headers },
    cookies: sessions[as ?? '']?.cookies ?? {},
  })

const filesKept = async () => (await new FileStore(folder).hashes()).length
const halfReceived = () => readdir(join(folder, 'incoming')).catch(() => [])

describe('an attachment', () => {
  it('is private until its edition is public, and again after the takedown', async () => {
    const id = await office.draft()
    const { data: file } = await attach(id, '附件1：名单.pdf', PDF)
    expect(file).toMatchObject({ no: 1, name: '附件1：名单.pdf', type: 'application/pdf', size: 15 })
    const address = `/documents/${id}/attachments/1`
    expect((await put(id, { version: 1, attachments: [{ no: 1, name: '参会名单' }] })).data).toEqual({
      version: 2,
    })
    expect((await get(address)).statusCode).toBe(404)
    expect((await get(address, 'first')).body).toBe(PDF)

    await office.approve(id)
    expect((await get(address)).statusCode).toBe(404)
    await office.as('publisher', (ctx) => publishDocument(ctx, id, {}))
    const answer = await get(address)
    expect(answer.body).toBe(PDF)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': '15',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
      'content-disposition': `attachment; filename="____.pdf"; filename*=UTF-8''${encodeURIComponent('参会名单.pdf')}`,
    })
    const page = load((await get(`/documents/${id}`)).body)
    expect(page(`.attachments a[href="${address}"]`).text().trim()).toBe('参会名单.pdf')
    expect(page('.attachments').text()).toContain('PDF，15 字节')
    const known = await get(address, null, { 'if-none-match': String(answer.headers.etag) })
    expect([known.statusCode, known.body]).toEqual([304, ''])
    expect(
      (await app.inject({ method: 'GET', url: address, headers: { host: 'two.localhost' } })).statusCode,
    ).toBe(404)

    await takeDown(id)
    expect((await get(address)).statusCode).toBe(404)
    expect((await get(address, null, { 'if-none-match': String(answer.headers.etag) })).statusCode).toBe(404)
    expect((await get(address, 'first')).statusCode).toBe(200)
  })

  it('of a later draft stays private while the earlier edition is public, and numbers are never given again', async () => {
    const id = await office.draft()
    await attach(id, 'a.pdf', PDF)
    await put(id, { version: 1, attachments: [{ no: 1, name: 'a.pdf' }] })
    await put(id, { version: 2, attachments: [] })
    expect((await attach(id, 'b.pdf', '%PDF-1.4 b')).data.no).toBe(2)
    await put(id, { version: 3, attachments: [{ no: 2, name: 'b.pdf' }] })
    await office.approve(id)
    await office.as('publisher', (ctx) => publishDocument(ctx, id, {}))
    expect((await get(`/documents/${id}/attachments/2`)).statusCode).toBe(200)
    expect((await get(`/documents/${id}/attachments/1`)).statusCode).toBe(404)
  })

  it('is part of what is signed: another file or name is another text', async () => {
    const id = await office.draft()
    const without = await office.hashOf(id)
    await attach(id, 'a.pdf', PDF)
    expect(await office.hashOf(id)).toBe(without)
    await put(id, { version: 1, attachments: [{ no: 1, name: 'a.pdf' }] })
    const named = await office.hashOf(id)
    await put(id, { version: 2, attachments: [{ no: 1, name: 'b.pdf' }] })
    await attach(id, 'b.pdf', '%PDF-1.7 另一个')
    const renamed = await office.hashOf(id)
    await put(id, { version: 3, attachments: [{ no: 2, name: 'b.pdf' }] })
    expect(new Set([without, named, renamed, await office.hashOf(id)]).size).toBe(4)
    await put(id, { version: 4, attachments: [] })
    expect(await office.hashOf(id)).toBe(without)
  })

  it('is no file of another document, not twice there, and not two under one name', async () => {
    const [id, other] = [await office.draft(), await office.draft()]
    await attach(id, 'a.pdf', PDF)
    await attach(id, 'b.pdf', PDF)
    const held = (attachments: object[], of = id) => put(of, { version: 1, attachments })
    const codeOf = async (answer: ReturnType<typeof put>) => (await answer).data.refusals[0]
    const a = { no: 1, name: 'a.pdf' }
    expect(await codeOf(held([a], other))).toMatchObject({ code: 'no-such-file', field: 'attachments' })
    expect(await codeOf(held([a, a]))).toMatchObject({ code: 'attachment-twice' })
    expect(await codeOf(held([a, { no: 2, name: 'A' }]))).toMatchObject({ code: 'attachment-name-twice' })
    expect(await codeOf(held([{ no: 1, name: '' }]))).toMatchObject({ message: '请填写附件名称' })
  })
})

describe('a bad file', () => {
  it.each<[string, string, string | Buffer, string]>([
    ['a program', '通知.pdf', Buffer.from('4d5a900003000000', 'hex'), 'file-unknown'],
    ['a page with scripts', 'a.html', '<script>alert(1)</script>', 'file-unknown'],
    ['an archive', 'a.zip', makeZip({ 'a.txt': 'a' }), 'file-unknown'],
    ['a broken Word file', 'a.docx', 'PK\x03\x04…', 'file-broken'],
    ['nothing', 'a.pdf', '', 'file-empty'],
  ])('is refused beside its field, and nothing of it is kept: %s', async (_, name, content, code) => {
    const id = await office.draft()
    const before = await filesKept()
    const answer = await attach(id, name, content)
    expect([answer.status, answer.code]).toEqual([409, code])
    expect(answer.data.refusals[0]).toMatchObject({
      field: 'file',
      message: expect.stringMatching(/^[一-龥]/),
    })
    expect(await filesKept()).toBe(before)
    expect(await halfReceived()).toEqual([])
  })

  it('of 100 MB is refused in words before it is read', async () => {
    const id = await office.draft()
    const port = await listening()
    const answer = await upload(port, id, { declared: 100 * 1_048_576 })
    expect(answer).toMatchObject({ status: 413, text: expect.stringContaining('文件超过 50 MB') })
    expect(await halfReceived()).toEqual([])
  })

  it('that says nothing of its 100 MB is stopped on the way', async () => {
    const id = await office.draft()
    const port = await listening()
    const answer = await upload(port, id, {})
    expect(answer).toMatchObject({ status: 413, text: expect.stringContaining('文件超过 50 MB') })
    expect(await halfReceived()).toEqual([])
  })
})

describe('who may send a file', () => {
  it('is asked before the first byte is read', async () => {
    const id = await office.draft()
    const before = await filesKept()
    expect((await attach(id, 'a.pdf', PDF, null)).status).toBe(401)
    expect((await attach(id, 'a.pdf', PDF, 'first')).status).toBe(403)
    expect((await send('author', `/api/documents/${id}/attachments`, PDF)).status).toBe(422)
    expect((await send('author', `/api/documents/${id}/submit`, PDF)).status).toBe(415)
    const form = { ...HOST, 'content-type': 'application/octet-stream' }
    const strange = await app.inject({ method: 'POST', url: '/request', headers: form, payload: PDF })
    expect(strange.statusCode).toBe(415)
    expect(await filesKept()).toBe(before)
    expect((await attach(999_999, 'a.pdf', PDF)).status).toBe(404)
  })
})

describe('an image in the text', () => {
  it('follows the public text, needs words for those who cannot see it, and moves with copied text', async () => {
    const id = await office.draft()
    const sent = await send('author', `/api/documents/${id}/images?name=a.png`, PNG)
    const address = `/documents/${id}/images/1`
    expect(sent.data).toEqual({ address })
    await put(id, { version: 1, bodyHtml: `<p>流程见图</p><img src="${address}" alt="">` })
    const codes = (await get(`/api/documents/${id}`, 'author'))
      .json()
      .gate.map((each: { code: string }) => each.code)
    expect(codes).toContain('image-untold')
    await put(id, { version: 2, bodyHtml: `<p>流程见图</p><img src="${address}" alt="办事流程图">` })
    expect((await get(address)).statusCode).toBe(404)
    await office.approve(id)
    await office.as('publisher', (ctx) => publishDocument(ctx, id, {}))
    const answer = await get(address)
    expect(answer.rawPayload).toEqual(PNG)
    expect(answer.headers['content-disposition']).toMatch(/^inline; filename="a.png"/)
    expect((await get(`/documents/${id}`)).body).toContain(`<img src="${address}" alt="办事流程图"`)

    const copy = await office.draft()
    await put(copy, { version: 1, bodyHtml: `<p>另见</p><img src="${address}" alt="图">` })
    const body = (await get(`/api/documents/${copy}`, 'author')).json().open.content.bodyHtml
    expect(body).toContain(`/documents/${copy}/images/1`)
    expect((await get(`/documents/${copy}/images/1`, 'author')).rawPayload).toEqual(PNG)
  })

  it('is a picture by its content', async () => {
    const id = await office.draft()
    expect((await send('author', `/api/documents/${id}/images?name=a.png`, PDF)).code).toBe('not-an-image')
    expect((await send('author', `/api/documents/${id}/images?name=a.svg`, '<svg onload="x"/>')).code).toBe(
      'file-unknown',
    )
  })
})

describe('two people on one draft', () => {
  it('are told of each other, and the text that was replaced is kept', async () => {
    const id = await office.draft({ bodyHtml: '<p>甲的文本</p>' })
    const writing = () => get(`/api/documents/${id}/writing`, 'first').then((answer) => answer.json().open)
    expect(await writing()).toMatchObject({ no: 1, version: 1, writer: 'author' })
    const other = { kind: 'person', id: office.ids.second, name: 'second', roles: ['editor'] } as const
    await office.as('author', (ctx) =>
      editDraft({ ...ctx, actor: other }, id, { version: 1, bodyHtml: '<p>乙的文本</p>' }),
    )
    expect(await writing()).toMatchObject({ version: 2, writer: 'second' })
    const stale = await put(id, { version: 1, bodyHtml: '<p>甲的新文本</p>' })
    expect(stale).toMatchObject({ status: 409, data: { refusals: [{ code: 'stale' }] } })
    await put(id, { version: 2, bodyHtml: '<p>甲的新文本</p>' })
    await put(id, { version: 3, bodyHtml: '<p>甲再改</p>' })
    const former = (await get(`/api/documents/${id}/former-texts`, 'author')).json()
    expect(former).toMatchObject([
      { version: 2, bodyHtml: '<p>乙的文本</p>', writer: 'second', replacer: 'author' },
      { version: 1, bodyHtml: '<p>甲的文本</p>', writer: 'author', replacer: 'second' },
    ])
  })
})

let port = 0
async function listening(): Promise<number> {
  if (port !== 0) return port
  await app.listen({ port: 0, host: '127.0.0.1' })
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('does not listen')
  port = address.port
  return port
}

/** 100 MB over a real connection, with or without saying so first. */
function upload(to: number, id: number, { declared }: { declared?: number }) {
  const { cookies, csrf } = sessions.author as NonNullable<(typeof sessions)[string]>
  return new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const call = request({
      port: to,
      host: '127.0.0.1',
      method: 'POST',
      path: `/api/documents/${id}/attachments?name=a.pdf`,
      headers: {
        ...HOST,
        'x-csrf-token': csrf,
        cookie: `gongkai_session=${cookies.gongkai_session}`,
        'content-type': 'application/octet-stream',
        ...(declared === undefined ? {} : { 'content-length': declared }),
      },
    })
    call.on('error', reject)
    call.on('response', (answer) => {
      let text = ''
      answer.on('data', (chunk) => {
        text += chunk
      })
      answer.on('end', () => {
        resolve({ status: answer.statusCode, text })
        // As browsers do once they have the answer.
        call.destroy()
      })
    })
    const block = Buffer.alloc(1_048_576, 'x')
    let sent = 0
    const more = () => {
      for (; sent < 100; ) {
        sent += 1
        if (!call.write(block)) return void call.once('drain', more)
      }
      call.end()
    }
    more()
  })
}

async function takeDown(id: number): Promise<void> {
  await office.as('publisher', (ctx) => takeDownDocument(ctx, id, { ...TAKEDOWN, editionNo: 1 }))
}
