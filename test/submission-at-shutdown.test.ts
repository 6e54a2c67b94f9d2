import { once } from 'node:events'
import { type ClientRequest, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { load } from 'cheerio'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildApp } from '../src/app.ts'
import { connectionOf } from '../src/lib/db.ts'
import { buildOrgan, sceneOn } from './builders.ts'
import { freshDatabase, type TestDatabase } from './database.ts'

let database: TestDatabase
let owner: pg.Client
let secrets: ReturnType<typeof sceneOn>['secrets']
let app: FastifyInstance

beforeAll(async () => {
  database = await freshDatabase()
  secrets = sceneOn('2024-06-12', await buildOrgan(database, '011158671', 'one.localhost')).secrets
  owner = new pg.Client(connectionOf(database.ownerUrl))
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})

beforeEach(async () => {
  app = await buildApp({
    config: { logLevel: 'silent', trustProxy: false, secureCookies: 'auto' },
    platform: { database, secrets },
    clock: () => new Date('2024-06-12T02:00:00Z'),
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
})

const bodyOf = (idempotencyKey: string) =>
  new URLSearchParams({
    applicantKind: 'naturalPerson',
    name: '张三',
    idDocument: '11010519491231002X',
    phone: '13800138000',
    email: 'zhang@example.com',
    address: '襄阳市樊城区示例路1号',
    information: '2024年重点产业招商项目落地清单',
    provideAs: 'email',
    serveBy: 'online',
    idempotencyKey,
  }).toString()

/** The beginning of a submission, as far as it has come over the wire. */
function begin(body: string, sent: number): ClientRequest {
  const { port } = app.server.address() as AddressInfo
  const sending = request({
    port,
    host: '127.0.0.1',
    method: 'POST',
    path: '/request',
    headers: {
      host: 'one.localhost',
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
    },
  })
  sending.write(body.slice(0, sent))
  return sending
}

/** The receipt number the applicant was shown; null where no answer came, or one that promises nothing. */
async function acknowledged(sending: ClientRequest): Promise<string | null> {
  try {
    const [answer] = await once(sending, 'response')
    const page = load(await text(answer))
    return answer.statusCode === 200 ? page('dl.receipt dd').first().text().trim() : null
  } catch {
    return null
  }
}

async function kept(key: string): Promise<string[]> {
  const { rows } = await owner.query(
    `select r.receipt_number from request r join intake i on i.organ_id = r.organ_id and i.id = r.intake_id
     where i.idempotency_key = $1`,
    [key],
  )
  return rows.map((row) => row.receipt_number)
}

async function expectAllOrNothing(key: string, receipt: string | null): Promise<void> {
  expect(await kept(key)).toEqual(receipt === null ? [] : [receipt])
}

describe('a submission while the server is told to stop', () => {
  test('between its body and its commit it is finished and acknowledged', async () => {
    const key = '8c5ad3c0-6c1e-4bfb-9d5e-000000000011'
    const body = bodyOf(key)
    await owner.query('begin; lock table request in exclusive mode')
    const sending = begin(body, body.length)
    sending.end()
    const answer = acknowledged(sending)
    const waiting =
      "select count(*)::int as count from pg_locks where not granted and relation = 'request'::regclass"
    await expect.poll(async () => (await owner.query(waiting)).rows[0].count, { timeout: 20_000 }).toBe(1)
    const closed = app.close()
    await owner.query('commit')
    const receipt = await answer
    await closed
    expect(receipt).toMatch(/^SQ20240612-\d{4}$/)
    await expectAllOrNothing(key, receipt)
  })

  test('with half of its body sent it is finished and acknowledged, or nothing of it is there', async () => {
    const key = '8c5ad3c0-6c1e-4bfb-9d5e-000000000012'
    const body = bodyOf(key)
    const sending = begin(body, 40)
    const answer = acknowledged(sending)
    const arrived = once(app.server, 'request')
    await arrived
    const closed = app.close()
    sending.end(body.slice(40))
    const receipt = await answer
    await closed
    await expectAllOrNothing(key, receipt)
  })

  test('whose sender went away is there once at most, and sent again shows one receipt', async () => {
    const key = '8c5ad3c0-6c1e-4bfb-9d5e-000000000013'
    const body = bodyOf(key)
    await owner.query('begin; lock table request in exclusive mode')
    const sending = begin(body, body.length)
    sending.end()
    const answer = acknowledged(sending)
    const waiting =
      "select count(*)::int as count from pg_locks where not granted and relation = 'request'::regclass"
    await expect.poll(async () => (await owner.query(waiting)).rows[0].count, { timeout: 20_000 }).toBe(1)
    sending.destroy()
    await owner.query('commit')
    expect(await answer).toBeNull()
    const again = begin(body, body.length)
    again.end()
    const receipt = await acknowledged(again)
    await app.close()
    expect(receipt).not.toBeNull()
    await expectAllOrNothing(key, receipt)
  })
})
