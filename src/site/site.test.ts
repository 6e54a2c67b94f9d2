import { load } from 'cheerio'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan } from '../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { openProgram } from '../../test/program.ts'
import { publishDocument, setIndexSeriesStart } from '../modules/documents/index.ts'
import { type Office, openOffice } from '../modules/documents/testing/office.ts'
import { STYLESHEET } from './stylesheet.ts'

const HOST = { host: 'one.localhost' }
let database: TestDatabase
let office: Office
let app: FastifyInstance
let published: number
let draft: number

beforeAll(async () => {
  database = await freshDatabase()
  office = await openOffice(database, await buildOrgan(database, '011158671', 'one.localhost'))
  await buildOrgan(database, '011158672', 'two.localhost')
  await office.as('publisher', (ctx) => setIndexSeriesStart(ctx, { year: 2025, last: 1486 }))
  published = await office.draft({
    title: '重点项目<b>清单</b>',
    bodyHtml: '<p>正文<script>alert(1)</script></p>',
  })
  await office.approve(published)
  await office.as('publisher', (ctx) => publishDocument(ctx, published, {}))
  draft = await office.draft({ title: '未公开的草稿' })
  app = await openProgram(database)
})
afterAll(async () => {
  await app.close()
  await database.drop()
})

async function open(url: string, headers: Record<string, string> = HOST) {
  const answer = await app.inject({ method: 'GET', url, headers })
  return { status: answer.statusCode, $: load(answer.body), text: answer.body }
}

describe('《政府信息公开目录系统实施指引（试行）》: the head of a document', () => {
  it('has the eight fields, the index number after the starting serial among them', async () => {
    const { $, status } = await open(`/documents/${published}`)
    expect(status).toBe(200)
    const fields = $('table.head th')
      .map((_, cell) => $(cell).text())
      .get()
    expect(fields).toEqual(['索引号', '分类', '发布机构', '发文日期', '文号', '效力状态', '发布日期', '标题'])
    expect($('table.head').text()).toContain('011158671/2025-01487')
    expect($('meta[name=ArticleTitle]').attr('content')).toBe('重点项目<b>清单</b>')
    expect($('meta[name=PubDate]').attr('content')).toMatch(/^2025-01-14 \d\d:\d\d$/)
  })

  it('shows a title as text and a body without its script', async () => {
    const { $, text } = await open(`/documents/${published}`)
    expect($('h1').text()).toBe('重点项目<b>清单</b>')
    expect($('main script, main b').length).toBe(0)
    expect(text).not.toContain('alert')
  })
})

describe('the public', () => {
  it('finds what is published on the home page and in its column', async () => {
    for (const url of ['/', '/columns/notices']) {
      const { $, text } = await open(url)
      expect($(`a[href="/documents/${published}"]`).length).toBeGreaterThan(0)
      expect(text).not.toContain('未公开的草稿')
    }
  })

  it('sees no draft, and nothing of another organ', async () => {
    expect((await open(`/documents/${draft}`)).status).toBe(404)
    expect((await open(`/documents/${published}`, { host: 'two.localhost' })).status).toBe(404)
    expect((await open('/columns/notices', { host: 'two.localhost' })).status).toBe(404)
    expect((await open('/', { host: 'stranger.example' })).status).toBe(404)
  })

  it('is told in the house style what is not there', async () => {
    for (const url of ['/documents/999999', '/nowhere', '/documents/abc', '/columns/notices?page=0']) {
      const { $, status } = await open(url)
      expect([404, 422]).toContain(status)
      expect($('.masthead').text()).toContain('示例局')
      expect($('main p').text()).not.toBe('')
    }
  })

  it('is shown the way on where nothing is, and no place of the navigation as this one', async () => {
    const { $ } = await open('/nowhere')
    for (const href of ['/search', '/site-map', '/']) expect($(`main a[href="${href}"]`).length, href).toBe(1)
    expect($('main p').first().text()).not.toBe($('h1').text())
    expect($('.nav [aria-current]').length).toBe(0)
    expect((await open('/')).$('.nav [aria-current]').attr('href')).toBe('/')
  })

  it('knows the site by its sign', async () => {
    const { $ } = await open('/')
    const icon = $('link[rel=icon]').attr('href') ?? ''
    const { status, text } = await open(icon)
    expect(status).toBe(200)
    expect(text).toMatch(/^<svg .*>示<\/text>/)
    const colour = /<rect [^>]*fill="(#\w+)"/.exec(text)?.[1]
    expect(STYLESHEET.css).toContain(`--brand: ${colour}`)
  })

  it('gets one heading, a way past the navigation and a language on every page', async () => {
    for (const url of ['/', '/columns/notices', `/documents/${published}`, '/nowhere']) {
      const { $ } = await open(url)
      expect($('h1').length, url).toBe(1)
      expect($('html').attr('lang')).toBe('zh-CN')
      expect($('a.skip').first().attr('href')).toBe('#content')
      expect($('meta[name=SiteIDCode]').attr('content')).toBe('0000000000')
      expect($('[style], style, script:not([src], [type="application/ld+json"])').length).toBe(0)
    }
  })

  it('gets a stylesheet that may be kept for ever', async () => {
    const { $ } = await open('/')
    const answer = await app.inject({ url: $('link[rel=stylesheet]').attr('href') ?? '', headers: HOST })
    expect(answer.headers['content-type']).toContain('text/css')
    expect(answer.body).toContain('.masthead')
    expect(answer.headers['cache-control']).toContain('immutable')
  })
})
