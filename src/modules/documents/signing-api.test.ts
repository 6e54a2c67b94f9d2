import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import mammoth from 'mammoth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { openRoutes } from '../../../test/routes.ts'
import { FileStore } from '../../lib/storage.ts'
import { documentRoutes } from './api.ts'
import { type Office, openOffice } from './testing/office.ts'

const PDF = Buffer.from('%PDF-1.7 a signed sheet')
let database: TestDatabase
let office: Office
let app: FastifyInstance
let folder: string

beforeAll(async () => {
  database = await freshDatabase()
  folder = await mkdtemp(join(tmpdir(), 'scans-'))
  const organId = await buildOrgan(database, '011158671', 'one.localhost')
  office = await openOffice(database, organId)
  const roles: Record<string, string> = { author: 'editor', publisher: 'publisher' }
  app = await openRoutes(documentRoutes, {
    database,
    organAt: () => organId,
    on: '2025-01-14',
    files: new FileStore(folder),
    // The token is the name of somebody of the office.
    signIn: (name) => {
      const id = office.ids[name as keyof Office['ids']]
      return { kind: 'person', id, name, roles: [roles[name] ?? 'reviewer'] }
    },
  })
})
afterAll(async () => {
  await app?.close()
  await database?.drop()
  await rm(folder, { recursive: true, force: true })
})

function call(name: string, method: 'GET' | 'POST', url: string, payload?: object | Buffer) {
  const file = Buffer.isBuffer(payload) ? { 'content-type': 'application/octet-stream' } : {}
  return app.inject({
    method,
    url,
    cookies: { gongkai_session: name },
    headers: { host: 'one.localhost', 'x-csrf-token': 'csrf', ...file },
    ...(payload === undefined ? {} : { payload }),
  })
}

const TITLE = '关于<b>开展</b>检查的通知'

async function underReview(): Promise<{ id: number; at: string; contentHash: string }> {
  const id = await office.draft({ title: TITLE, bodyHtml: '<p>定于 3 月 5 日举行。</p>' })
  const at = `/api/documents/${id}`
  const { version, contentHash } = (await call('author', 'GET', at)).json().open
  await call('author', 'POST', `${at}/submit`, { version, chainName: '三审三校' })
  return { id, at, contentHash }
}

describe('审核单', () => {
  it('is printed as a page that lets in nothing but its own style sheet, and as a Word file', async () => {
    const { id, at, contentHash } = await underReview()
    await office.sign(id, 'first')
    const page = await call('author', 'GET', `${at}/review-sheet`)
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
    const style = page.body.match(/<style>([^<]*)<\/style>/)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    expect(page.headers['content-security-policy']).toContain(
      `default-src 'none'; style-src 'sha256-${hash}'`,
    )
    expect(page.body).not.toContain('<b>开展')
    const shown = ['第 1 级', '第 3 级', 'first', '√', '通过', '同意', '未签署', '这一文本尚未作保密审查。']
    for (const each of ['关于&lt;b&gt;开展', ...shown, contentHash, '发布时编定', 'author']) {
      expect(page.body).toContain(each)
    }
    const file = await call('author', 'GET', `${at}/review-sheet.docx`)
    expect(file.headers['content-disposition']).toBe(`attachment; filename="review-sheet-${id}-1.docx"`)
    const { value } = await mammoth.extractRawText({ buffer: file.rawPayload })
    for (const each of [TITLE, ...shown, contentHash]) expect(value).toContain(each)
  })

  it('is of one edition, and has no lines for a text that was never put up', async () => {
    const id = await office.draft()
    const page = await call('author', 'GET', `/api/documents/${id}/review-sheet?edition=1`)
    expect(page.body).toContain('这一文本尚未送审')
    expect((await call('author', 'GET', `/api/documents/${id}/review-sheet?edition=2`)).statusCode).toBe(404)
  })
})

describe('纸质签署', () => {
  const given = (contentHash: string, more: object) => ({
    ...{ verdict: 'pass', reviewed: true, proofread: true, opinion: '', contentHash },
    ...{ personId: office.ids.first, signedOn: '2025-01-14', keptAt: '档案柜 3' },
    ...more,
  })

  it('takes a scan by what it is, ties it to the sign-off, and gives it out to staff', async () => {
    const { at, contentHash } = await underReview()
    const wrong = await call('publisher', 'POST', '/api/paper-scans', Buffer.from('<html>'))
    expect([wrong.statusCode, wrong.json().refusals[0].code]).toEqual([409, 'not-a-scan'])
    expect((await call('author', 'POST', '/api/paper-scans', PDF)).statusCode).toBe(403)
    const { scan } = (await call('publisher', 'POST', '/api/paper-scans', PDF)).json()
    expect(scan).toBe(createHash('sha256').update(PDF).digest('hex'))
    expect(
      (await call('first', 'POST', `${at}/paper-sign-off`, given(contentHash, { scan }))).statusCode,
    ).toBe(403)
    const bare = await call('publisher', 'POST', `${at}/paper-sign-off`, given(contentHash, {}))
    expect([bare.statusCode, bare.json().refusals[0].field]).toEqual([422, 'scan'])
    const recorded = await call('publisher', 'POST', `${at}/paper-sign-off`, given(contentHash, { scan }))
    expect(recorded.json()).toEqual({ state: 'open' })
    const [signOff] = (await call('author', 'GET', at)).json().review.signOffs
    const paper = { signedOn: '2025-01-14', recordedBy: 'publisher', keptAt: '档案柜 3', scan }
    expect(signOff).toMatchObject({ person: 'first', inPlaceOf: null, paper })
    const file = await call('author', 'GET', `/api/paper-scans/${scan}`)
    expect(file.headers['content-type']).toBe('application/pdf')
    expect(file.headers['content-disposition']).toContain('attachment')
    expect(file.rawPayload).toEqual(PDF)
    expect((await call('author', 'GET', `/api/paper-scans/${'0'.repeat(64)}`)).statusCode).toBe(404)
    expect((await call('author', 'GET', `${at}/review-sheet`)).body).toContain(
      '纸质签署，publisher登记，存档案柜 3，有扫描件',
    )
  })
})

describe('送审 and 签署', () => {
  it('shows the chains to choose from, and takes remarks with their places', async () => {
    const id = await office.draft()
    const choices = (await call('author', 'GET', `/api/documents/${id}/chain-choices`)).json()
    expect(choices.topics[0]).toMatchObject({ stated: 'ordinary', chain: { name: '三审三校' } })
    const { at, contentHash } = await underReview()
    const remarks = [{ quote: '3 月 5 日', remark: '应为 3 月 6 日' }]
    const back = { verdict: 'return', reviewed: true, proofread: true, contentHash, remarks }
    expect((await call('first', 'POST', `${at}/sign-off`, back)).json()).toEqual({ state: 'returned' })
    expect((await call('author', 'GET', at)).json().review.signOffs[0].remarks).toEqual(remarks)
  })

  it('signs reposts in bulk', async () => {
    const id = await office.draft({
      isRepost: true,
      source: '中国政府网',
      sourceUrl: 'https://www.gov.cn/a.htm',
    })
    const { version, contentHash } = (await call('author', 'GET', `/api/documents/${id}`)).json().open
    await call('author', 'POST', `/api/documents/${id}/submit`, { version })
    const given = { reviewed: true, proofread: true, items: [{ id, contentHash }] }
    expect((await call('author', 'POST', '/api/repost-sign-offs', given)).statusCode).toBe(403)
    const answer = (await call('first', 'POST', '/api/repost-sign-offs', given)).json()
    expect(answer).toMatchObject({ signed: [{ id }], leftOut: [] })
  })
})
