import { load } from 'cheerio'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan, sceneOn } from '../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { openProgram } from '../../test/program.ts'
import type { OrganId } from '../lib/ctx.ts'
import { act } from '../lib/db.ts'

let database: TestDatabase
let organId: OrganId
let app: FastifyInstance

beforeAll(async () => {
  database = await freshDatabase()
  organId = await buildOrgan(database, '011158671', 'one.localhost')
  app = await openProgram(database)
})
afterAll(async () => {
  await app?.close()
  await database?.drop()
})

const HEADERS = { host: 'one.localhost', origin: 'http://one.localhost' }
const open = async (url: string) => load((await app.inject({ method: 'GET', url, headers: HEADERS })).body)
async function send(url: string, fields: Record<string, string>) {
  const answer = await app.inject({
    method: 'POST',
    url,
    headers: { ...HEADERS, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })
  return { status: answer.statusCode, $: load(answer.body) }
}
const kept = async () =>
  (
    await act(database, sceneOn('2025-01-15', organId), ({ db }) =>
      sql<{ number: string }>`select number from page_note where organ_id = ${organId}`.execute(db),
    )
  ).rows
const FIELDS = { path: '/columns/notices', kind: 'wording', quoted: '', description: '第二行有错别字。' }

describe('找错, without scripts', () => {
  it('every page leads to the form, which knows where the visitor came from', async () => {
    const home = await open('/site-map')
    const way = home('.footer a[data-find-fault]').attr('href') ?? ''
    const $ = await open(`${way}&quoted=${encodeURIComponent('会意室')}`)
    expect($('#path').attr('value')).toBe('/site-map')
    expect($('#quoted').text().trim()).toBe('会意室')
    expect($('main').text()).toContain('2025-01-20')
  })

  it('is taken, and its answer found again with number and code', async () => {
    const $form = await open('/page-notes?path=/columns/notices')
    const idempotencyKey = $form('[name=idempotencyKey]').attr('value') ?? ''
    const { status, $ } = await send('/page-notes', { ...FIELDS, idempotencyKey })
    expect(status).toBe(200)
    const [number = '', queryCode = ''] = $('.receipt dd')
      .map((_, each) => $(each).text())
      .get()
    expect(number).toMatch(/^找错〔2025〕\d+号$/)
    expect((await kept()).map((each) => each.number)).toContain(number)
    const found = await send('/page-notes/answer', { number, queryCode })
    expect(found.$('h1').text()).toBe(number)
    expect(found.$('main').text()).toContain('正在核查')
    const wrong = await send('/page-notes/answer', { number, queryCode: 'AAAAAAAA' })
    const unknown = await send('/page-notes/answer', { number: '找错〔2025〕9999号', queryCode })
    expect(wrong.status).toBe(422)
    expect(wrong.$('.problem').text()).toBe(unknown.$('.problem').text())
  })

  it('a mistake is said beside its field, and nothing typed is lost', async () => {
    const before = (await kept()).length
    const fields = { ...FIELDS, path: 'https://elsewhere.cn/', kind: '', idempotencyKey: 'a'.repeat(36) }
    const { status, $ } = await send('/page-notes', fields)
    expect(status).toBe(422)
    expect($('#path-problem').text()).toContain('以 / 开头')
    expect($('#kind-problem').text()).toBe('请选择问题的类型')
    expect($('#path').attr('value')).toBe('https://elsewhere.cn/')
    expect($('#description').text().trim()).toBe('第二行有错别字。')
    expect(await kept()).toHaveLength(before)
  })

  it('what only a program fills in is not taken', async () => {
    const before = (await kept()).length
    const fields = { ...FIELDS, website: 'http://x', idempotencyKey: 'b'.repeat(36) }
    const { status, $ } = await send('/page-notes', fields)
    expect(status).toBe(429)
    expect($('#description').text().trim()).toBe('第二行有错别字。')
    expect(await kept()).toHaveLength(before)
  })
})
