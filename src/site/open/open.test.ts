import { load } from 'cheerio'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { openProgram } from '../../../test/program.ts'
import { publishDocument } from '../../modules/documents/index.ts'
import { type Office, openOffice } from '../../modules/documents/testing/office.ts'
import { columnList, documentList, reportList, wholeDocument } from './answers.ts'

const HOST = 'one.localhost'
let database: TestDatabase
let office: Office
let app: FastifyInstance
const ids: number[] = []

beforeAll(async () => {
  database = await freshDatabase()
  office = await openOffice(database, await buildOrgan(database, '011158671', HOST))
  await openOffice(database, await buildOrgan(database, '011158672', 'two.localhost'))
  for (let no = 1; no <= 5; no += 1) {
    const bodyHtml = `<p>第${no}号正文</p><table><tbody><tr><td>单元格</td></tr></tbody></table>`
    ids.push(await office.draft({ title: `=第${no}号“通知”,甲`, bodyHtml, keywords: '招商、项目' }))
    await office.approve(ids.at(-1) ?? 0)
    await office.as('publisher', (ctx) => publishDocument(ctx, ids.at(-1) ?? 0))
  }
  await office.draft({ title: '未公开的草稿' })
  app = await openProgram(database)
})
afterAll(async () => {
  await app?.close()
  await database?.drop()
})

const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url, headers: { host: HOST, ...headers } })
const json = async (url: string) => (await get(url)).json()

describe('the open API', () => {
  it('gives every public document once, from batch to batch', async () => {
    const seen: number[] = []
    let next: string | null = '/open/v1/documents?limit=2'
    while (next !== null) {
      const list = documentList.parse(await json(next))
      expect(list.items.length).toBeLessThanOrEqual(2)
      seen.push(...list.items.map(({ id }) => id))
      next = list.next === null ? null : list.next.replace(`http://${HOST}`, '')
    }
    expect(seen).toEqual(ids)
  })

  it('filters by column, kind and time, and keeps the filter in the next address', async () => {
    const all = documentList.parse(await json('/open/v1/documents?column=notices&kind=general&limit=2'))
    expect(all.items).toHaveLength(2)
    expect(all.next).toContain('column=notices')
    expect(documentList.parse(await json('/open/v1/documents?kind=rule')).items).toEqual([])
    const late = encodeURIComponent('2030-01-01T00:00:00+08:00')
    expect(documentList.parse(await json(`/open/v1/documents?changedSince=${late}`)).items).toEqual([])
    expect((await get('/open/v1/documents?column=nowhere')).statusCode).toBe(404)
  })

  it('gives a document whole, as its schema says', async () => {
    const document = wholeDocument.parse(await json(`/open/v1/documents/${ids[0]}`))
    expect(document.text).toContain('单元格')
    expect(document.keywords).toEqual(['招商', '项目'])
    expect(document.url).toBe(`http://${HOST}/documents/${ids[0]}`)
  })

  it('gives columns and reports as their schemas say', async () => {
    expect(columnList.parse(await json('/open/v1/columns')).items.map(({ slug }) => slug)).toEqual([
      'notices',
    ])
    expect(reportList.parse(await json('/open/v1/annual-reports')).items).toEqual([])
  })

  it.each([
    '/open/v1/documents',
    '/open/v1/columns',
    '/open/v1/annual-reports',
    '/open/openapi.json',
    '/open/catalogue.jsonld',
    '/open/v1/documents-1.csv',
    '/open/v1/documents-1.json',
  ])('%s may be read from any page, and answers 304 to who has it already', async (url) => {
    const first = await get(url)
    expect(first.statusCode).toBe(200)
    expect(first.headers['access-control-allow-origin']).toBe('*')
    expect(first.headers['cross-origin-resource-policy']).toBe('cross-origin')
    const again = await get(url, { 'if-none-match': String(first.headers.etag) })
    expect(again.statusCode).toBe(304)
    expect(again.body).toBe('')
  })

  it.each([
    ['/open/v1/documents?limit=0', 422],
    ['/open/v1/documents?limit=101', 422],
    ['/open/v1/documents?after=x', 422],
    ['/open/v1/documents?changedSince=gestern', 422],
    ['/open/v1/documents/999999', 404],
    ['/open/v1/documents-99.csv', 404],
  ])('%s says in JSON what is wrong', async (url, status) => {
    const answer = await get(url)
    expect(answer.statusCode).toBe(status)
    expect(answer.json().refusals[0].message).toMatch(/[一-鿿]/)
  })

  it('shows nothing of another organ', async () => {
    const answer = await app.inject({
      method: 'GET',
      url: '/open/v1/documents',
      headers: { host: 'two.localhost' },
    })
    expect(answer.json().items).toEqual([])
    const one = await app.inject({ url: `/open/v1/documents/${ids[0]}`, headers: { host: 'two.localhost' } })
    expect(one.statusCode).toBe(404)
  })

  it('describes every address of its own, and none that is not there', async () => {
    const { paths, components } = await json('/open/openapi.json')
    for (const path of Object.keys(paths)) {
      expect((await get(path.replace('{id}', String(ids[0])))).statusCode, path).toBe(200)
    }
    const refs = JSON.stringify(paths).match(/#\/components\/schemas\/\w+/g) ?? []
    expect(new Set(refs).size).toBe(Object.keys(components.schemas).length)
  })
})

describe('the data files', () => {
  it('hold every document on a line, safe to open in a spreadsheet', async () => {
    const { body } = await get('/open/v1/documents-1.csv')
    const lines = body.trimEnd().split('\r\n')
    expect(lines).toHaveLength(6)
    expect(lines[0]).toMatch(/^\ufeff编号,网址,标题/)
    expect(lines[1]).toContain(`"'=第1号“通知”,甲"`)
  })

  it('stand in the catalogue, and the page leads to them', async () => {
    const catalogue = await json('/open/catalogue.jsonld')
    const files = JSON.stringify(catalogue).match(/http:\/\/one\.localhost\/open\/v1\/[\w.-]+/g) ?? []
    expect(files).toHaveLength(2)
    for (const each of files) expect((await get(new URL(each).pathname)).statusCode).toBe(200)
    const $ = load((await get('/open')).body)
    expect($('a[download]')).toHaveLength(2)
  })
})
