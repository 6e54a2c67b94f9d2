import { load } from 'cheerio'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan } from '../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { openProgram } from '../../test/program.ts'
import { day } from '../lib/day.ts'
import { createColumn, describeColumn, moveColumn, retireColumn } from '../modules/catalogue/index.ts'
import { draftDocument, mergeColumns, publishDocument, stateNothing } from '../modules/documents/index.ts'
import { type Office, openOffice } from '../modules/documents/testing/office.ts'

let database: TestDatabase
let office: Office
let app: FastifyInstance

beforeAll(async () => {
  database = await freshDatabase()
  office = await openOffice(database, await buildOrgan(database, '011158671', 'one.localhost'))
  app = await openProgram(database)
})
afterAll(async () => {
  await app?.close()
  await database?.drop()
})

async function open(url: string) {
  const answer = await app.inject({ method: 'GET', url, headers: { host: 'one.localhost' } })
  const $ = load(answer.body)
  return {
    status: answer.statusCode,
    location: answer.headers.location,
    $,
    textsOf: (selector: string) =>
      $(selector)
        .map((_, each) => $(each).text().trim())
        .get(),
  }
}

let position = 10
const make = (given: Partial<Parameters<typeof createColumn>[1]> & { slug: string }) => {
  position += 1
  return office.as('author', (ctx) =>
    createColumn(ctx, { name: given.slug, kind: 'list', position, ...given }),
  )
}
async function publishIn(columnId: number, title: string): Promise<number> {
  const content = { kind: 'general', columnId, title, bodyHtml: `<p>${title}的正文。</p>` } as const
  const { id } = await office.as('author', (ctx) => draftDocument(ctx, content))
  await office.approve(id)
  await office.as('publisher', (ctx) => publishDocument(ctx, id))
  return id
}

describe('no address dies', () => {
  it('a merged column leads to the other, with its feed; its documents stay where they were', async () => {
    const from = await make({ slug: 'old-notices' })
    const into = await make({ slug: 'new-notices' })
    const id = await publishIn(from, '合并前的通知')
    expect((await open('/columns/old-notices')).status).toBe(200)
    await office.as('author', (ctx) => mergeColumns(ctx, from, { into }))
    expect(await open('/columns/old-notices')).toMatchObject({
      status: 301,
      location: '/columns/new-notices',
    })
    expect(await open('/columns/old-notices/feed.xml')).toMatchObject({
      status: 301,
      location: '/columns/new-notices/feed.xml',
    })
    const { $, status } = await open('/columns/new-notices')
    expect([status, $(`a[href="/documents/${id}"]`).length]).toEqual([200, 1])
    const document = await open(`/documents/${id}`)
    expect([document.status, document.textsOf('.crumbs a')]).toEqual([200, ['首页', 'new-notices']])
  })

  it('a retired column leads on, however often; its documents are read and listed there', async () => {
    const old = await make({ slug: 'older' })
    const between = await make({ slug: 'between' })
    const last = await make({ slug: 'last' })
    const id = await publishIn(old, '撤销前的公告')
    await office.as('author', (ctx) => retireColumn(ctx, old, { successorId: between }))
    await office.as('author', (ctx) => retireColumn(ctx, between, { successorId: last }))
    expect(await open('/columns/older')).toMatchObject({ status: 301, location: '/columns/last' })
    expect((await open(`/documents/${id}`)).status).toBe(200)
    expect((await open('/columns/last')).$(`a[href="/documents/${id}"]`).length).toBe(1)
    const alone = await make({ slug: 'alone' })
    await office.as('author', (ctx) => retireColumn(ctx, alone))
    expect(await open('/columns/alone')).toMatchObject({ status: 301, location: '/' })
    expect((await open('/')).textsOf('.nav a')).not.toContain('alone')
  })
})

describe('the navigation', () => {
  it('shows what is visible, in order; a hidden column keeps its address', async () => {
    const hidden = await make({ slug: 'hidden-one' })
    await make({ slug: 'portal', kind: 'link', address: 'https://www.example.gov.cn/' })
    await office.as('author', (ctx) => describeColumn(ctx, hidden, { visibility: 'hidden' }))
    await office.as('author', (ctx) => moveColumn(ctx, office.columnId, { parentId: null, place: 99 }))
    const { textsOf, $ } = await open('/')
    expect(textsOf('.nav a')).not.toContain('hidden-one')
    expect(textsOf('.nav a').slice(-2)).toEqual(['通知公告', '检索'])
    expect($('.nav a[href="https://www.example.gov.cn/"]').length).toBe(1)
    expect((await open('/columns/hidden-one')).status).toBe(200)
    expect(await open('/columns/portal')).toMatchObject({
      status: 301,
      location: 'https://www.example.gov.cn/',
    })
  })
})

describe('国办公开办函〔2019〕61号: the platform page', () => {
  it('has guide, rules, statutory content, annual reports and the request desk in this order', async () => {
    const parentId = await make({ slug: 'disclosure', name: '政府信息公开' })
    await make({ slug: 'annual-reports', name: '年报', parentId })
    const statutory = await make({
      slug: 'statutory-content',
      name: '法定主动公开内容',
      kind: 'statutory',
      parentId,
    })
    await make({ slug: 'disclosure-rules', name: '制度', parentId })
    await make({ slug: 'disclosure-guide', name: '指南', kind: 'single', parentId })
    await make({ slug: 'requests', name: '依申请公开', kind: 'request' })
    const charges = await make({ slug: 'charges', name: '收费项目', kind: 'statutory', parentId: statutory })
    const order = ['政府信息公开', '指南', '制度', '法定主动公开内容', '年报', '依申请公开']
    const inside = await open('/columns/charges')
    const tree = [...order.slice(0, 4), '收费项目', ...order.slice(4)]
    expect(inside.textsOf('.tree a')).toEqual(tree)
    expect((await open('/columns/disclosure')).textsOf('.tree a')).toEqual(tree)
    expect(inside.textsOf('.tree a[aria-current]')).toEqual(['收费项目'])
    expect(inside.textsOf('main section .empty')).toEqual(['此栏目暂无信息。'])
    const given = { statedOn: day('2025-01-14'), renewOn: day('2025-07-14') }
    await office.as('author', (ctx) => stateNothing(ctx, charges, given))
    const stated = await open('/columns/charges')
    expect(stated.textsOf('.nil p')[0]).toBe('截至2025年1月14日，本机关无此类信息。')
    expect(stated.textsOf('main section .empty')).toEqual([])
    await publishIn(charges, '收费目录')
    expect((await open('/columns/charges')).textsOf('.nil p')).toEqual([])
  })

  it('shows the text of a column that is one page', async () => {
    const id = await make({ slug: 'about', name: '关于', kind: 'single' })
    const documentId = await publishIn(id, '简介')
    const { textsOf, $ } = await open('/columns/about')
    expect(textsOf('main .text p')).toEqual(['简介的正文。'])
    expect($(`a[href="/documents/${documentId}"]`).length).toBe(1)
  })
})
