import { load } from 'cheerio'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan, sceneOn } from '../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { buildApp } from '../app.ts'

const HOST = { host: 'one.localhost' }
let database: TestDatabase
let app: FastifyInstance

const COMPLETE = {
  applicantKind: 'naturalPerson',
  name: '张三',
  idDocument: '11010519491231002X',
  phone: '13800138000',
  email: 'zhang@example.com',
  address: '襄阳市樊城区示例路1号',
  information: '2024年重点产业招商项目落地清单',
  provideAs: 'email',
  serveBy: 'online',
  idempotencyKey: '8c5ad3c0-6c1e-4bfb-9d5e-000000000001',
}

beforeAll(async () => {
  database = await freshDatabase()
  const organId = await buildOrgan(database, '011158671', 'one.localhost')
  app = await buildApp({
    config: { logLevel: 'silent', trustProxy: false, secureCookies: 'auto' },
    platform: { database, secrets: sceneOn('2024-06-12', organId).secrets },
    clock: () => new Date('2024-06-12T02:00:00Z'),
  })
})
afterAll(async () => {
  await app.close()
  await database.drop()
})

let caller = 0
/** Each call comes from another address, so that only the test of the limit meets it. */
async function post(url: string, values: Record<string, string>, remoteAddress = `10.0.0.${++caller}`) {
  const answer = await app.inject({
    method: 'POST',
    url,
    remoteAddress,
    headers: { ...HOST, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(values).toString(),
  })
  return { status: answer.statusCode, $: load(answer.body) }
}

describe('条例第二十九条: the form', () => {
  it('names every error beside its field and keeps what was typed', async () => {
    const { status, $ } = await post('/request', { ...COMPLETE, name: '', idDocument: '110105194912310021' })
    expect(status).toBe(422)
    expect($('#name').attr('aria-invalid')).toBe('true')
    expect($('#idDocument-problem').text()).not.toBe('')
    expect(
      $('.problems a')
        .map((_, each) => $(each).attr('href'))
        .get(),
    ).toEqual(['#name', '#idDocument'])
    expect($('#information').val()).toBe(COMPLETE.information)
    expect($('input[name=provideAs]:checked').val()).toBe('email')
  })

  it('takes an untouched form without a fault of its own', async () => {
    const { status, $ } = await post('/request', {})
    expect(status).toBe(422)
    for (const link of $('.problems a').toArray()) {
      expect($($(link).attr('href') ?? '').length, $(link).text()).toBe(1)
    }
  })

  it('gives a receipt with the expected date, the same for the same submission', async () => {
    const first = await post('/request', COMPLETE)
    expect(first.status).toBe(200)
    const words = first.$('dl.receipt').text()
    // 条例第三十三条: twenty working days from 12 June 2024, no holiday between.
    expect(words).toContain('2024-07-10')
    expect((await post('/request', COMPLETE)).$('dl.receipt').text()).toBe(words)
  })
})

describe('tracking', () => {
  it('opens with number and code, says the same of a wrong code and of an unknown number, and shows no ID', async () => {
    const receipt = (await post('/request', { ...COMPLETE, idempotencyKey: 'another-submission' })).$(
      'dl.receipt dd',
    )
    const [number = '', queryCode = ''] = receipt.map((_, each) => load(each).text()).get()
    const found = await post('/request/tracking', { number, queryCode })
    expect(found.status).toBe(200)
    expect(found.$('h1').text()).toBe(number)
    expect(found.$('body').text()).not.toContain(COMPLETE.idDocument)
    const wrong = await post('/request/tracking', { number, queryCode: 'AAAAAAAA' })
    const unknown = await post('/request/tracking', { number: 'SQ19990101-000001', queryCode: 'AAAAAAAA' })
    expect([wrong.status, unknown.status]).toEqual([422, 422])
    expect(wrong.$('.problem').text()).toBe(unknown.$('.problem').text())
  })

  it('is held to ten attempts a minute from one address', async () => {
    const attempts = []
    for (let count = 0; count < 11; count++) {
      attempts.push((await post('/request/tracking', { number: '1', queryCode: '2' }, '10.9.9.9')).status)
    }
    expect(attempts).toEqual([...Array(10).fill(422), 429])
  })
})
