import cookie from '@fastify/cookie'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan, sceneOn } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import type { Actor, OrganId } from '../../lib/ctx.ts'
import { mount, SESSION_COOKIE } from '../../lib/http.ts'
import { PERMISSIONS, permits } from '../accounts/rules.ts'
import { requestRoutes } from './api.ts'
import { submitRequest } from './index.ts'
import { type Office, openOffice, submission, VISITOR } from './testing/cases.ts'

let database: TestDatabase
let organId: OrganId
let office: Office
let app: FastifyInstance

beforeAll(async () => {
  database = await freshDatabase()
  organId = await buildOrgan(database, '011158671', 'one.localhost')
  office = await openOffice(database, organId)
  app = fastify()
  await app.register(cookie)
  const people: Record<string, Actor> = { officer: office.officer, head: office.head }
  mount(
    app,
    {
      database,
      secrets: sceneOn('2024-06-12', organId).secrets,
      clock: () => sceneOn('2024-06-12', organId).now,
      secureCookies: 'never',
      findOrgan: async () => organId,
      authenticate: async (_, token) => {
        const actor = people[token]
        return actor?.kind === 'person' ? { actor, csrf: 'csrf' } : null
      },
      permits,
      errorPage: async () => '',
    },
    requestRoutes,
  )
})
afterAll(async () => {
  await app.close()
  await database.drop()
})

const call = async (as: string, method: 'GET' | 'POST', url: string, payload: object = {}) => {
  const options = { method, url, cookies: { [SESSION_COOKIE]: as }, headers: { 'x-csrf-token': 'csrf' } }
  const answer = await app.inject(method === 'GET' ? options : { ...options, payload })
  return { status: answer.statusCode, text: answer.body, json: () => answer.json() }
}

describe('the addresses of requests', () => {
  it('ask only for permissions that some role gives', () => {
    const routes = requestRoutes
    for (const each of routes) expect([...PERMISSIONS]).toContain(each.permission)
    expect(new Set(routes.map((each) => `${each.method} ${each.url}`)).size).toBe(routes.length)
  })

  it('carry a case from the list to the served reply, each step by whoever may', async () => {
    const { id } = await office.as(VISITOR, '2024-06-12', (ctx) => submitRequest(ctx, submission()))
    const at = `/api/requests/${id}`
    expect((await call('nobody', 'GET', '/api/requests')).status).toBe(401)
    expect((await call('officer', 'GET', '/api/requests')).json().rows).toHaveLength(1)
    const missing = await call('officer', 'POST', `${at}/confirmation`)
    expect([missing.status, missing.json().refusals[0].message]).toEqual([422, '请填写日期，例如 2026-03-02'])
    const confirmed = await call('officer', 'POST', `${at}/confirmation`, { receivedOn: '2024-06-12' })
    expect(confirmed.json()).toEqual({ caseNumber: '〔2024〕1号', dueOn: '2024-07-10' })
    expect((await call('officer', 'POST', `${at}/approval`)).status).toBe(403)
    const reply = { outcome: 'unavailable.notHeld', content: '经检索未查到', ground: '档案中没有' }
    expect((await call('officer', 'POST', `${at}/proposed-reply`, reply)).status).toBe(200)
    const approval = await call('head', 'POST', `${at}/approval`, { opinion: '同意' })
    const letter = await call('officer', 'GET', `/api/letters/${approval.json().letterId}`)
    expect(letter.text).toContain('经检索未查到')
    const again = await call('head', 'POST', `${at}/approval`)
    expect([again.status, again.json().refusals[0].code]).toEqual([409, 'already-concluded'])
    const service = { serveBy: 'post', on: '2024-06-12' }
    expect((await call('officer', 'POST', `${at}/service`, service)).status).toBe(200)
    expect((await call('officer', 'GET', at)).json().request.stage).toBe('served')
    expect((await call('officer', 'POST', `${at}/applicant`)).json().name).toBe('欧阳测试')
    expect((await call('officer', 'GET', '/api/requests/999')).status).toBe(404)
  })

  it('register at the counter with the messages of the public form', async () => {
    const body = { channel: 'inPerson', receivedOn: '2024-06-12', submission: { name: '张三' } }
    const answer = await call('officer', 'POST', '/api/requests', body)
    expect(answer.status).toBe(422)
    const fields = answer.json().refusals.map((each: { field: string }) => each.field)
    expect(fields).toContain('submission.information')
  })
})
