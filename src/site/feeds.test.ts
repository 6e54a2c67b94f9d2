import { load } from 'cheerio'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan } from '../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { openProgram } from '../../test/program.ts'
import { publishDocument } from '../modules/documents/index.ts'
import { type Office, openOffice } from '../modules/documents/testing/office.ts'

const TITLE = '关于<甲&乙>“一网通办”的通知\u0007'
let database: TestDatabase
let office: Office
let app: FastifyInstance
let id: number

beforeAll(async () => {
  database = await freshDatabase()
  office = await openOffice(database, await buildOrgan(database, '011158671', 'one.localhost'))
  await openOffice(database, await buildOrgan(database, '011158672', 'two.localhost'))
  id = await office.draft({ title: TITLE, summary: '概述 & 要点 ]]>' })
  await office.approve(id)
  await office.as('publisher', (ctx) => publishDocument(ctx, id))
  app = await openProgram(database)
})
afterAll(async () => {
  await app?.close()
  await database?.drop()
})

const get = (url: string, host = 'one.localhost') => app.inject({ method: 'GET', url, headers: { host } })

describe('a feed', () => {
  it.each(['/feed.xml', '/columns/notices/feed.xml'])(
    '%s is RSS 2.0 with whole addresses and escaped text',
    async (url) => {
      const answer = await get(url)
      expect(answer.statusCode).toBe(200)
      expect(answer.headers['content-type']).toBe('application/rss+xml; charset=utf-8')
      expect(answer.headers.etag).toBeDefined()
      expect(answer.body).not.toMatch(/&(?!(amp|lt|gt|quot);)/)
      expect(answer.body).not.toContain('\u0007')
      const $ = load(answer.body, { xml: true })
      expect($('rss').attr('version')).toBe('2.0')
      expect($('channel > item')).toHaveLength(1)
      expect($('item > title').text()).toBe('关于<甲&乙>“一网通办”的通知')
      expect($('item > link').text()).toBe(`http://one.localhost/documents/${id}`)
      expect($('item > guid').text()).toBe(`http://one.localhost/documents/${id}`)
      expect($('item > category').text()).toBe('通知公告')
      expect($('item > description').text()).toBe('概述 & 要点 ]]>')
      expect($('item > pubDate').text()).toBe('Tue, 14 Jan 2025 00:00:00 +0800')
      expect($('channel > atom\\:link').attr('href')).toBe(`http://one.localhost${url}`)
    },
  )

  it.each([
    ['/', '/feed.xml'],
    ['/columns/notices', '/columns/notices/feed.xml'],
  ])('is named in the head of %s', async (page, feed) => {
    const $ = load((await get(page)).body)
    expect($('link[rel=alternate][type="application/rss+xml"]').attr('href')).toBe(feed)
  })

  it('has nothing of another organ, and none of a column that is not there', async () => {
    for (const url of ['/feed.xml', '/columns/notices/feed.xml']) {
      const abroad = await get(url, 'two.localhost')
      expect(abroad.statusCode).toBe(200)
      expect(abroad.body).not.toContain('<item>')
    }
    expect((await get('/columns/nothing/feed.xml')).statusCode).toBe(404)
  })
})
