import { load } from 'cheerio'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { buildOrgan } from '../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { openProgram } from '../../test/program.ts'
import { publishDocument } from '../modules/documents/index.ts'
import { type Office, openOffice } from '../modules/documents/testing/office.ts'

let database: TestDatabase
let office: Office
let app: FastifyInstance
let calls = 0

beforeAll(async () => {
  database = await freshDatabase()
  office = await openOffice(database, await buildOrgan(database, '011158671', 'one.localhost'))
  app = await openProgram(database, '2025-01-14')
  await publish({
    title: '关于<龙眠河>整治的通知',
    bodyHtml: '<p>龙眠河 两岸 &lt;绿化&gt; 工程。</p>',
    genre: 'notice',
  })
  await publish({ title: '龙眠河水位公告', documentNumber: '龙水发〔2025〕3号' })
})
afterAll(async () => {
  await app?.close()
  await database?.drop()
})

async function publish(changes: Parameters<Office['draft']>[0]): Promise<void> {
  const id = await office.draft(changes)
  await office.approve(id)
  await office.as('publisher', (ctx) => publishDocument(ctx, id))
}

async function visit(url: string, remoteAddress = `10.0.0.${++calls % 250}`) {
  const answer = await app.inject({ url, headers: { host: 'one.localhost' }, remoteAddress })
  return { status: answer.statusCode, text: answer.body, $: load(answer.body), headers: answer.headers }
}

const search = (q: string, more = '') => visit(`/search?q=${encodeURIComponent(q)}${more}`)

describe('the page of the search', () => {
  it('shows what was found with its passage, in the words of the original and escaped', async () => {
    const { status, $, text } = await search('龙眠河')
    expect(status).toBe(200)
    expect($('h1').text()).toBe('信息检索')
    expect($('.found h2').text()).toBe('找到 2 条信息')
    expect($('.results h3').first().text()).toContain('龙眠河水位公告')
    expect($('.results mark').first().text()).toBe('龙眠河')
    expect($('.results').text()).toContain('<绿化>')
    expect(text).not.toContain('<龙眠河>')
    expect($('input[name=q]').length).toBe(1)
  })

  it('asks on every other page, and is in the navigation', async () => {
    const { $ } = await visit('/')
    expect($('.masthead form').attr('action')).toBe('/search')
    expect($('.nav a[href="/search"]').text()).toBe('检索')
  })

  it('is narrowed by its address, and an unknown filter is none', async () => {
    expect((await search('龙眠河', '&genre=notice')).$('.results li').length).toBe(1)
    expect((await search('龙眠河', '&year=2024')).$('.nothing a').first().text()).toContain('去掉栏目')
    expect(
      (await search('龙眠河', '&year=abc&genre=x&column=nowhere&validity=%27&page=x')).$('.results li')
        .length,
    ).toBe(2)
    expect((await search('龙眠河', '&page=2')).status).toBe(404)
  })

  test.each([
    ['', null],
    ['龙', '请至少输入两个字'],
    [`"${'龙眠河'.repeat(40)}"`, '检索词较长'],
  ])('says of %j what to do', async (q, words) => {
    const { status, $ } = await search(q)
    expect(status).toBe(200)
    if (words === null) expect($('[role=status]').length).toBe(0)
    else expect($('[role=status]').text()).toContain(words)
  })

  it('helps where nothing was found, with titles that are near and the way to ask for it', async () => {
    const { $ } = await search('龙眠何水位')
    expect($('.nothing h2').text()).toContain('没有找到与“龙眠何水位”相符的信息')
    expect($('.nothing .list a').first().text()).toBe('龙眠河水位公告')
    expect($('.nothing a[href="/request"]').length).toBe(1)
    expect((await search('<script>alert(1)</script>')).text).not.toContain('<script>alert')
  })

  it('finds a number however it is typed', async () => {
    for (const typed of ['龙水发[2025]3号', '龙水发（2025）3', '龙水发 2025 3 号'])
      expect((await search(typed)).$('.results h3').first().text(), typed).toContain('龙眠河水位公告')
  })

  it('is not asked by one address without end', async () => {
    const codes: number[] = []
    for (let time = 0; time < 61; time++) codes.push((await visit('/search?q=abc', '10.9.9.9')).status)
    expect(codes).toEqual([...Array(60).fill(200), 429])
  })
})
