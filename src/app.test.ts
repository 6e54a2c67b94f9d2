import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan, sceneOn } from '../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../test/database.ts'
import { TEST_MASTER_KEY } from '../test/master-key.ts'
import { buildApp, ROUTES } from './app.ts'
import { act } from './lib/db.ts'
import { secretsFrom } from './lib/secrets.ts'
import { addPerson } from './modules/accounts/index.ts'
import { PERMISSIONS } from './modules/accounts/rules.ts'

const PASSWORD = '项目建设年招商引资加油干'
const HERE = { host: 'one.localhost' }
let database: TestDatabase
let app: FastifyInstance

beforeAll(async () => {
  database = await freshDatabase()
  const organ = await buildOrgan(database, '011158671', 'one.localhost')
  await buildOrgan(database, '011158672', 'two.localhost')
  await act(database, sceneOn('2024-01-02', organ), (ctx) =>
    addPerson(ctx, { login: 'li', name: '李明', password: PASSWORD, roles: ['editor'] }),
  )
  app = await buildApp({
    config: { logLevel: 'silent', trustProxy: false, secureCookies: 'auto' },
    platform: { database, secrets: secretsFrom(TEST_MASTER_KEY) },
    clock: () => new Date('2024-01-03T02:00:00Z'),
  })
})
afterAll(async () => {
  await app.close()
  await database.drop()
})

async function signIn(headers: Record<string, string> = HERE, password = PASSWORD) {
  return app.inject({ method: 'POST', url: '/api/session', headers, payload: { login: 'li', password } })
}

describe('every route', () => {
  it('names a permission that somebody can hold', () => {
    expect(ROUTES.length).toBeGreaterThan(0)
    for (const { permission } of ROUTES) {
      expect(['public', 'signed-in', ...PERMISSIONS]).toContain(permission)
    }
  })

  it.each(
    ROUTES.filter((each) => each.permission !== 'public').map((each) => [each.method, each.url] as const),
  )('%s %s is closed to a visitor', async (method, url) => {
    const answer = await app.inject({ method, url: url.replaceAll(/:\w+/g, '1'), headers: HERE })
    expect(answer.statusCode).toBe(401)
  })
})

describe('a session over HTTP', () => {
  it('is a cookie no script can read, and ends', async () => {
    const answer = await signIn()
    expect(answer.statusCode).toBe(200)
    const [session] = answer.cookies
    expect(session).toMatchObject({ name: 'gongkai_session', httpOnly: true, sameSite: 'Strict' })
    const cookies = { gongkai_session: session?.value ?? '' }
    const me = await app.inject({ method: 'GET', url: '/api/session', headers: HERE, cookies })
    expect(me.json()).toMatchObject({ name: '李明', roles: [{ code: 'editor', name: '信息编辑' }] })

    const forged = await app.inject({ method: 'DELETE', url: '/api/session', headers: HERE, cookies })
    expect(forged.statusCode).toBe(403)
    const headers = { ...HERE, 'x-csrf-token': me.json().csrf }
    expect((await app.inject({ method: 'DELETE', url: '/api/session', headers, cookies })).statusCode).toBe(
      204,
    )
    expect(
      (await app.inject({ method: 'GET', url: '/api/session', headers: HERE, cookies })).statusCode,
    ).toBe(401)
  })

  it('opens nothing at another organ', async () => {
    const cookies = { gongkai_session: (await signIn()).cookies[0]?.value ?? '' }
    const abroad = await app.inject({
      method: 'GET',
      url: '/api/session',
      headers: { host: 'two.localhost' },
      cookies,
    })
    expect(abroad.statusCode).toBe(401)
  })

  it('says what is wrong beside its field, and counts a failure although the answer is no', async () => {
    const wrong = await signIn(HERE, 'wrong')
    expect(wrong.statusCode).toBe(401)
    expect(wrong.json().refusals[0]).toMatchObject({ field: 'password', message: '登录名或密码不正确' })
    const counted = await act(database, sceneOn('2024-01-03', 1 as never), async (ctx) => {
      const { sql } = await import('kysely')
      const { rows } = await sql<{ failed_attempts: number }>`select failed_attempts from person`.execute(
        ctx.db,
      )
      return rows
    })
    expect(counted).toEqual([{ failed_attempts: 1 }])
    const empty = await app.inject({ method: 'POST', url: '/api/session', headers: HERE, payload: {} })
    expect(empty.statusCode).toBe(422)
    expect(empty.json().refusals.map((each: { field: string }) => each.field)).toEqual(['login', 'password'])
  })

  it('is not opened by a form on another site', async () => {
    expect((await signIn({ ...HERE, 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403)
    expect((await signIn({ ...HERE, origin: 'https://evil.example' })).statusCode).toBe(403)
  })
})

describe('the edge', () => {
  it('knows no stranger among the host names', async () => {
    expect((await signIn({ host: 'unknown.example' })).statusCode).toBe(404)
  })
  it('is alive, and ready while the database answers', async () => {
    expect((await app.inject('/healthz')).json()).toEqual({ status: 'alive' })
    expect((await app.inject('/readyz')).json()).toEqual({ status: 'ready' })
  })
  it('allows no inline script or style', async () => {
    const policy = (await app.inject('/healthz')).headers['content-security-policy']
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toContain('unsafe')
  })
})
