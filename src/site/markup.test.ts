import type { FastifyInstance } from 'fastify'
import { HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan } from '../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { openProgram } from '../../test/program.ts'
import { newEdition, publishDocument, takeDownDocument } from '../modules/documents/index.ts'
import { type Office, openOffice } from '../modules/documents/testing/office.ts'

const BODY = `<h2>一、总体情况</h2><p>襄阳市招商局<strong>2024年</strong>工作安排如下。</p>
  <table><thead><tr><th scope="col">项目</th><th scope="col">数量</th></tr></thead>
  <tbody><tr><td>签约项目</td><td>12</td></tr></tbody></table><ul><li>第一项</li></ul>`

/** As the HTML standard has it: what is wrong, not what is a matter of taste. */
const validator = new HtmlValidate({ extends: ['html-validate:standard'] })

let database: TestDatabase
let office: Office
let app: FastifyInstance
let document: number
let gone: number

beforeAll(async () => {
  database = await freshDatabase()
  office = await openOffice(database, await buildOrgan(database, '011158671', 'one.localhost'))
  document = await publish('关于印发《招商引资工作要点》的通知')
  await office.as('author', (ctx) => newEdition(ctx, document))
  await office.approve(document)
  await office.as('publisher', (ctx) => publishDocument(ctx, document))
  gone = await publish('误发的通知')
  const order = {
    editionNo: 1,
    cause: 'personal',
    reason: '含有个人信息',
    orderedBy: '局长',
    redirectTo: null,
  } as const
  await office.as('publisher', (ctx) => takeDownDocument(ctx, gone, order))
  for (let more = 0; more < 21; more += 1) await publish(`第 ${more} 号通告`)
  app = await openProgram(database)
})
afterAll(async () => {
  await app.close()
  await database.drop()
})

async function publish(title: string): Promise<number> {
  const id = await office.draft({ title, bodyHtml: BODY, keywords: '招商 & 引资' })
  await office.approve(id)
  await office.as('publisher', (ctx) => publishDocument(ctx, id))
  return id
}

async function faultsOf(method: 'GET' | 'POST', url: string, status: number): Promise<string[]> {
  const form = method === 'POST' ? { payload: 'kind=naturalPerson&item.0.information=x' } : {}
  const type = method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}
  const answer = await app.inject({ method, url, headers: { host: 'one.localhost', ...type }, ...form })
  expect(answer.statusCode, url).toBe(status)
  const { results } = await validator.validateString(answer.body)
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (${line}:${column})`),
  )
}

describe('the markup of every kind of page is valid', () => {
  it.each([
    ['home', '/', 200],
    ['a column', '/columns/notices', 200],
    ['its second page', '/columns/notices?page=2', 200],
    ['a search', '/search', 200],
    ['what was found', '/search?q=通知&year=2025', 200],
    ['nothing found', '/search?q=没有的词语', 200],
    ['the form', '/request', 200],
    ['tracking', '/request/tracking', 200],
    ['a note on an error', '/page-notes?path=/&quoted=错字', 200],
    ['site map', '/site-map', 200],
    ['accessibility', '/accessibility', 200],
    ['open data', '/open', 200],
    ['a page that is not there', '/nowhere', 404],
  ])('%s', async (_, url, status) => {
    expect(await faultsOf('GET', encodeURI(url), status)).toEqual([])
  })

  it('a document, its earlier edition, and what stands where one was taken down', async () => {
    expect(await faultsOf('GET', `/documents/${document}`, 200)).toEqual([])
    expect(await faultsOf('GET', `/documents/${document}/editions/1`, 200)).toEqual([])
    expect(await faultsOf('GET', `/documents/${gone}`, 410)).toEqual([])
  })

  it('the form with what is wrong in it', async () => {
    expect(await faultsOf('POST', '/request', 422)).toEqual([])
  })

  it('and a fault would be found', async () => {
    const { valid } = await validator.validateString('<!doctype html><p><div>一</div></p>')
    expect(valid).toBe(false)
  })
})
