import { load } from 'cheerio'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan } from '../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { openProgram } from '../../test/program.ts'
import { confirmTakedown, publishDocument, takeDownDocument } from '../modules/documents/index.ts'
import { type Office, openOffice } from '../modules/documents/testing/office.ts'

let database: TestDatabase
let office: Office
let app: FastifyInstance
let kept: number
let gone: number

beforeAll(async () => {
  database = await freshDatabase()
  office = await openOffice(database, await buildOrgan(database, '011158671', 'one.localhost'))
  await openOffice(database, await buildOrgan(database, '011158672', 'two.localhost'))
  for (const title of ['甲通知', '乙通知']) {
    const id = await office.draft({ title })
    await office.approve(id)
    await office.as('publisher', (ctx) => publishDocument(ctx, id))
    if (title === '甲通知') kept = id
    else gone = id
  }
  app = await openProgram(database)
})
afterAll(async () => {
  await app?.close()
  await database?.drop()
})

const get = (url: string, host = 'one.localhost') => app.inject({ method: 'GET', url, headers: { host } })

/** Every address of a site map with its date of change. */
async function listed(url: string, host?: string): Promise<[string, string][]> {
  const $ = load((await get(url, host)).body, { xml: true })
  return $('url, sitemap')
    .toArray()
    .map((each) => [$(each).find('loc').text(), $(each).find('lastmod').text()])
}

describe('the site map for machines', () => {
  it('robots.txt leads to it and keeps crawlers out of console, search and tracking', async () => {
    const { body, headers } = await get('/robots.txt')
    expect(headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(body).toContain('Sitemap: http://one.localhost/sitemap.xml\n')
    expect(body.match(/^Disallow: .*/gm)).toEqual([
      'Disallow: /console/',
      'Disallow: /api/',
      'Disallow: /search',
      'Disallow: /request/',
    ])
  })

  it('lists every public document at its whole address, with the time of its last change', async () => {
    const index = await listed('/sitemap.xml')
    expect(index.map(([loc]) => loc)).toEqual([
      'http://one.localhost/sitemaps/columns.xml',
      'http://one.localhost/sitemaps/documents-1.xml',
    ])
    const documents = await listed('/sitemaps/documents-1.xml')
    expect(documents.map(([loc]) => loc)).toEqual([
      `http://one.localhost/documents/${kept}`,
      `http://one.localhost/documents/${gone}`,
    ])
    const { body } = await get(`/documents/${kept}`)
    expect(body).toContain(`"dateModified":"${documents[0]?.[1]}"`)
    expect(index[1]?.[1]).toBe(
      documents
        .map(([, changed]) => changed)
        .sort()
        .at(-1),
    )
  })

  it('dates columns by what was published in them or below them', async () => {
    const columns = new Map(await listed('/sitemaps/columns.xml'))
    expect(columns.get('http://one.localhost/')).not.toBe('')
    expect(columns.get('http://one.localhost/columns/notices')).toBe(columns.get('http://one.localhost/'))
  })

  it('shows nothing of another organ, and of nothing says so', async () => {
    const { statusCode } = await get('/sitemaps/documents-1.xml', 'two.localhost')
    expect(statusCode).toBe(404)
    expect((await get('/sitemaps/documents-2.xml')).statusCode).toBe(404)
    expect((await listed('/sitemap.xml', 'two.localhost')).map(([loc]) => loc)).toEqual([
      'http://two.localhost/sitemaps/columns.xml',
    ])
  })

  it('forgets what was taken down', async () => {
    const order = {
      editionNo: 1,
      cause: 'wrong',
      reason: '日期有误',
      orderedBy: '王某',
      redirectTo: null,
    } as const
    const { takedownId } = await office.as('publisher', (ctx) => takeDownDocument(ctx, gone, order))
    await office.as('first', (ctx) => confirmTakedown(ctx, gone, takedownId))
    const documents = await listed('/sitemaps/documents-1.xml')
    expect(documents.map(([loc]) => loc)).toEqual([`http://one.localhost/documents/${kept}`])
  })
})

describe('the head of a page', () => {
  it.each([
    ['/', 'http://one.localhost/'],
    ['/columns/notices', 'http://one.localhost/columns/notices'],
    ['/site-map', 'http://one.localhost/site-map'],
    ['/accessibility', 'http://one.localhost/accessibility'],
  ])('%s names its whole address', async (url, address) => {
    const $ = load((await get(url)).body)
    expect($('link[rel=canonical]').attr('href')).toBe(address)
    expect($('h1')).toHaveLength(1)
  })

  it('a document says what it is in the words of schema.org, whatever its title holds', async () => {
    const title = '关于</script><b>注意</b>的通知'
    const id = await office.draft({ title })
    await office.approve(id)
    await office.as('publisher', (ctx) => publishDocument(ctx, id))
    const $ = load((await get(`/documents/${id}`)).body)
    const about = JSON.parse($('script[type="application/ld+json"]').text())
    expect(about).toMatchObject({
      '@type': 'Article',
      headline: title,
      url: `http://one.localhost/documents/${id}`,
    })
    expect($('.take-along svg')).toHaveLength(1)
  })

  it('of a page that is not there names no address', async () => {
    const $ = load((await get('/documents/99999')).body)
    expect($('link[rel=canonical]')).toHaveLength(0)
  })
})
