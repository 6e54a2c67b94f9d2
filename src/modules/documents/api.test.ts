import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { openRoutes } from '../../../test/routes.ts'
import { PERMISSIONS } from '../accounts/rules.ts'
import { documentRoutes } from './api.ts'
import { type Office, openOffice } from './testing/office.ts'

let database: TestDatabase
let office: Office
let app: FastifyInstance

beforeAll(async () => {
  database = await freshDatabase()
  const organId = await buildOrgan(database, '011158671', 'one.localhost')
  office = await openOffice(database, organId)
  const roles: Record<string, string> = {
    author: 'editor',
    publisher: 'publisher',
    secrecy: 'secrecyReviewer',
  }
  app = await openRoutes(documentRoutes, {
    database,
    organAt: () => organId,
    on: '2025-01-14',
    // The token is the name of somebody of the office.
    signIn: (name) => {
      const id = office.ids[name as keyof Office['ids']]
      return { kind: 'person', id, name, roles: [roles[name] ?? 'reviewer'] }
    },
  })
})
afterAll(async () => {
  await app.close()
  await database.drop()
})

async function call(name: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: object) {
  const answer = await app.inject({
    method,
    url,
    cookies: { gongkai_session: name },
    headers: { host: 'one.localhost', 'x-csrf-token': 'csrf' },
    ...(body === undefined ? {} : { payload: body }),
  })
  return { status: answer.statusCode, data: answer.json() }
}

describe('the api of publishing', () => {
  it('names only permissions that some role has', () => {
    for (const each of documentRoutes) expect(PERMISSIONS, each.url).toContain(each.permission)
  })

  it('leads a document from draft to publication', async () => {
    const draft = { columnId: office.columnId, kind: 'general', title: '通知', bodyHtml: '<p>正文</p>' }
    const { id, version } = (await call('author', 'POST', '/api/documents', draft)).data
    const at = `/api/documents/${id}`
    const edited = await call('author', 'PUT', at, { version, issuedOn: '2025-01-10' })
    expect(edited.data).toEqual({ version: 2 })
    await call('author', 'POST', `${at}/submit`, { version: 2, chainName: '三审三校' })
    const { contentHash } = (await call('first', 'GET', at)).data.open
    const attestation = { verdict: 'pass', reviewed: true, proofread: true, contentHash }
    for (const [name, state] of Object.entries({ first: 'open', second: 'open', third: 'passed' })) {
      expect((await call(name, 'POST', `${at}/sign-off`, attestation)).data).toEqual({ state })
    }
    const early = await call('publisher', 'POST', `${at}/publication`, {})
    expect(early.status).toBe(409)
    expect(early.data.refusals.map((each: { code: string }) => each.code)).toEqual(['secrecy-missing'])
    await call('secrecy', 'POST', `${at}/secrecy-review`, { verdict: 'pass', contentHash })
    const published = await call('publisher', 'POST', `${at}/publication`, {})
    expect(published.data).toEqual({ indexNumber: '011158671/2025-00001', editionNo: 1 })
    const view = (await call('author', 'GET', at)).data
    expect(view).toMatchObject({
      open: null,
      published: { state: 'published', author: 'author', publishedOn: '2025-01-14' },
      review: { state: 'passed', signOffs: [{ person: 'first' }, { person: 'second' }, { person: 'third' }] },
      can: { newEdition: null },
    })
    expect((await call('author', 'POST', `${at}/edition`)).data).toEqual({ no: 2, version: 1 })
    expect((await call('author', 'GET', `${at}/trail`)).data.at(-1)).toMatchObject({
      actor: 'author',
      action: 'documents.newEdition',
    })
    const drafts = (await call('author', 'GET', '/api/documents?state=draft')).data
    expect(drafts).toMatchObject({ total: 1, items: [{ id, editionNo: 2, author: 'author' }] })
  })

  it('keeps editions to be compared, relations, channels, validity and a schedule', async () => {
    const id = await office.draft({ title: '旧办法', documentNumber: '襄招商发〔2024〕7号' })
    const at = `/api/documents/${id}`
    await office.approve(id)
    const late = await call('publisher', 'POST', `${at}/schedule`, { at: '2025-02-30 09:00' })
    expect([late.status, late.data.refusals[0].field]).toEqual([422, 'at'])
    await call('publisher', 'POST', `${at}/schedule`, { at: '2025-01-20 09:00' })
    expect((await call('author', 'GET', at)).data.schedule).toMatchObject({
      publishAt: '2025-01-20 09:00',
      isOfThisText: true,
      refused: null,
    })
    expect((await call('author', 'GET', '/api/publications/to-do')).data.schedules).toMatchObject([{ id }])
    expect((await call('publisher', 'DELETE', `${at}/schedule`)).status).toBe(200)
    expect((await call('publisher', 'DELETE', `${at}/schedule`)).status).toBe(404)
    await call('publisher', 'POST', `${at}/publication`, {})
    const channels = (await call('publisher', 'GET', `${at}/channels`)).data
    expect(channels).toMatchObject([{ isCarried: true }, { isCarried: false }])
    await call('publisher', 'POST', `${at}/channels`, { channelId: channels[1].id })
    expect((await call('publisher', 'GET', `${at}/channels`)).data[1].isCarried).toBe(true)
    const found = (await call('author', 'GET', '/api/published-documents?words=2024〕7号')).data
    expect(found).toMatchObject([{ id, title: '旧办法' }])
    await call('author', 'POST', `${at}/edition`)
    await call('author', 'PUT', at, { version: 1, genre: 'notice', keywords: '招商，投资 招商' })
    const address = { sourceUrl: 'javascript:alert(1)' }
    const bad = await call('author', 'PUT', at, { version: 2, ...address })
    expect([bad.status, bad.data.refusals[0].field]).toEqual([422, 'sourceUrl'])
    expect((await call('author', 'GET', `${at}/editions`)).data).toMatchObject([
      { no: 2, state: 'draft', publishedOn: null },
      { no: 1, state: 'published', publishedOn: '2025-01-14' },
    ])
    const compared = (await call('author', 'GET', `${at}/comparison?before=1&after=2`)).data
    expect([compared.before.content.keywords, compared.after.content.keywords]).toEqual(['', '招商、投资'])
    expect((await call('author', 'GET', `${at}/comparison?before=1&after=9`)).status).toBe(404)
    const silent = await call('publisher', 'POST', `${at}/validity`, { validity: 'repealed' })
    expect([silent.status, silent.data.refusals[0].field]).toEqual([409, 'reason'])
    await call('publisher', 'POST', `${at}/validity`, { validity: 'repealed', reason: '已有新规定' })
    expect((await call('author', 'GET', at)).data).toMatchObject({
      validity: 'repealed',
      validityChangedOn: '2025-01-14',
      validityReason: '已有新规定',
    })
    expect((await call('author', 'POST', `${at}/validity`, { validity: 'valid' })).status).toBe(403)
  })

  it('answers a mistake in Chinese, beside its field, and refuses what a role does not permit', async () => {
    const bad = await call('author', 'POST', '/api/documents', { kind: 'general', issuedOn: '2025-02-30' })
    expect(bad.status).toBe(422)
    expect(bad.data.refusals.map((each: { field: string }) => each.field).sort()).toEqual([
      'columnId',
      'issuedOn',
      'title',
    ])
    for (const each of bad.data.refusals) expect(each.message).toMatch(/^[一-龥]/)
    expect((await call('publisher', 'POST', '/api/documents', {})).status).toBe(403)
    expect((await call('author', 'GET', '/api/documents/999999')).status).toBe(404)
    expect((await call('author', 'GET', '/api/documents/abc')).status).toBe(422)
  })
})
