import { once } from 'node:events'
import { request } from 'node:http'
import { connect } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan, sceneOn } from '../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { buildApp } from '../app.ts'
import type { Database } from '../lib/db.ts'
import { createColumn, describeColumn } from '../modules/catalogue/index.ts'
import { markValidity, publishDocument, publishElsewhere } from '../modules/documents/index.ts'
import { type Office, openOffice } from '../modules/documents/testing/office.ts'

interface Program {
  app: FastifyInstance
  port: number
}

let database: TestDatabase
let office: Office
let other: Office
let now = new Date('2025-01-15T02:00:00Z')
/** Two programs on one database, as two processes would be. */
let one: Program
let two: Program
let renders = 0
let hold: Promise<void> | null = null
let published: number

beforeAll(async () => {
  database = await freshDatabase()
  office = await openOffice(database, await buildOrgan(database, '011158671', 'one.localhost'))
  other = await openOffice(database, await buildOrgan(database, '011158672', 'two.localhost'))
  published = await publish('第一条')
  one = await start({
    ...database,
    // Counts what is rendered, and can keep a finished render back.
    transact: async (organId, work) => {
      renders += 1
      const result = await database.transact(organId, work)
      await hold
      return result
    },
  })
  two = await start(database)
})
afterAll(async () => {
  await one.app.close()
  await two.app.close()
  await database.drop()
})

async function start(platformDatabase: Database): Promise<Program> {
  const app = await buildApp({
    config: { logLevel: 'silent', trustProxy: false, secureCookies: 'auto' },
    platform: { database: platformDatabase, secrets: sceneOn('2025-01-14', office.organId).secrets },
    clock: () => now,
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const address = app.server.address()
  return { app, port: typeof address === 'object' ? (address?.port ?? 0) : 0 }
}

async function publish(title: string, at: Office = office): Promise<number> {
  const id = await at.draft({ title })
  await at.approve(id)
  await at.as('publisher', (ctx) => publishDocument(ctx, id))
  return id
}

async function get(
  { port }: Program,
  path: string,
  headers: Record<string, string> = {},
  method: 'GET' | 'HEAD' = 'GET',
) {
  const sent = request({ port, path, method, headers: { host: 'one.localhost', ...headers } }).end()
  const [answer] = await once(sent, 'response')
  const body: Buffer = await buffer(answer)
  const { date: _, connection: _c, 'keep-alive': _k, ...kept } = answer.headers
  return { status: answer.statusCode as number, headers: kept, body, text: body.toString() }
}

describe('a page from memory', () => {
  it('is what was rendered, with every header of protection', async () => {
    const before = renders
    const first = await get(one, `/documents/${published}`)
    expect(renders).toBe(before + 1)
    const second = await get(one, `/documents/${published}`)
    expect(renders).toBe(before + 1)
    const {
      'x-ratelimit-limit': _l,
      'x-ratelimit-remaining': _r,
      'x-ratelimit-reset': _s,
      ...kept
    } = first.headers
    expect(second).toEqual({ ...first, headers: kept })
    expect(second.text).toContain('第一条')
    expect(second.headers).toMatchObject({
      'cache-control': 'no-cache',
      vary: 'Accept-Encoding',
      'x-content-type-options': 'nosniff',
    })
    expect(second.headers['content-security-policy']).toContain("script-src 'self'")
  })

  it('comes compressed to who takes that, and not at all to who has it', async () => {
    const plain = await get(one, '/')
    for (const round of ['rendered', 'from memory']) {
      const packed = await get(one, '/', { 'accept-encoding': 'gzip' })
      expect(packed.headers['content-encoding'], round).toBe('gzip')
      expect(String(gunzipSync(packed.body))).toBe(plain.text)
      const etag = String(packed.headers.etag)
      const again = await get(one, '/', { 'accept-encoding': 'gzip', 'if-none-match': etag })
      expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, etag])
      expect((await get(one, '/', { 'if-none-match': etag })).status).toBe(200)
    }
  })

  it('answers HEAD with the head alone', async () => {
    const whole = await get(one, '/')
    const head = await get(one, '/', {}, 'HEAD')
    expect(head.body.length).toBe(0)
    expect(head.headers).toEqual(whole.headers)
    expect(head.headers['content-length']).toBe(String(whole.body.length))
  })

  it('is made once, however its address is written, and not for a page that is not there', async () => {
    await get(one, '/columns/notices')
    const before = renders
    const aliases = ['?page=1', '?page=01', '?x=1', '?page=1&page=1&y', '?utm=1#a', '/'].slice(0, 3)
    for (const alias of aliases) expect((await get(one, `/columns/notices${alias}`)).status).toBe(200)
    expect(renders).toBe(before)
    expect((await get(one, '/columns/notices?page=2')).status).toBe(404)
    expect((await get(one, '/documents/99999')).status).toBe(404)
  })

  it('is made once for a flood of visitors', async () => {
    await publish('众人等待的一条')
    const before = renders
    const answers = await Promise.all(Array.from({ length: 200 }, () => get(one, '/columns/notices')))
    expect(renders).toBe(before + 1)
    expect(answers.filter(({ text }) => text.includes('众人等待的一条'))).toHaveLength(200)
  })

  it('belongs to one organ', async () => {
    const strange = await publish('别的机关', other)
    for (const program of [one, two]) {
      for (const _ of [1, 2]) {
        expect((await get(program, '/', { host: 'two.localhost' })).text).toContain('别的机关')
        expect((await get(program, '/')).text).not.toContain('别的机关')
        expect((await get(program, `/documents/${strange}`)).status).toBe(404)
        expect((await get(program, '/', { host: 'stranger.example' })).status).toBe(404)
      }
    }
  })

  it('is made anew on another day', async () => {
    await get(one, '/')
    const before = renders
    now = new Date('2025-01-15T15:59:59Z')
    await get(one, '/')
    expect(renders).toBe(before)
    // Midnight in China.
    now = new Date('2025-01-15T16:00:00Z')
    await get(one, '/')
    expect(renders).toBe(before + 1)
  })

  it('does not care who is signed in', async () => {
    const before = await get(one, '/')
    expect(await get(one, '/', { cookie: 'gongkai_session=somebody' })).toEqual(before)
  })
})

describe('after a change is acknowledged, no stale page is given', () => {
  it.each([
    ['a publication', async () => void (await publish('新的一条')), '/'],
    [
      'a document that lost its force',
      () =>
        office.as('publisher', (ctx) =>
          markValidity(ctx, published, { validity: 'repealed', reason: '已有新规定' }),
        ),
      '',
    ],
    [
      'a new column',
      async () =>
        void (await office.as('author', (ctx) =>
          createColumn(ctx, { slug: 'new', name: '新栏目', kind: 'list', position: 2 }),
        )),
      '/',
    ],
    [
      'a column with another name',
      () => office.as('author', (ctx) => describeColumn(ctx, office.columnId, { name: '公告栏' })),
      '/columns/notices',
    ],
    [
      'a publication on another channel',
      () => office.as('publisher', (ctx) => publishElsewhere(ctx, published, office.wechatId)),
      '/',
    ],
  ])('%s', async (_, change, path) => {
    const address = path || `/documents/${published}`
    const before = [await get(one, address), await get(two, address)]
    expect((await get(one, address)).text).toBe(before[0]?.text)
    await change()
    for (const program of [one, two]) expect((await get(program, address)).text).not.toBe(before[0]?.text)
  })

  it('under load, on any process', async () => {
    let newest = ''
    let running = true
    let answers = 0
    const stale: string[] = []
    const reader = async (program: Program) => {
      while (running) {
        const promised = newest
        const { text, status } = await get(program, '/columns/notices')
        answers += 1
        if (status !== 200 || !text.includes(promised)) stale.push(`${status} ${promised}`)
      }
    }
    const readers = [one, two, one, two].map(reader)
    for (let n = 0; n < 12; n++) {
      const title = `连续公开第${n}号`
      await publish(title)
      newest = title
    }
    running = false
    await Promise.all(readers)
    expect(stale).toEqual([])
    expect(answers).toBeGreaterThan(100)
  }, 60_000)

  it('also not by a render that began before', async () => {
    await publish('使首页需要重新生成')
    let letGo = () => {}
    hold = new Promise((resolve) => {
      letGo = resolve
    })
    const before = renders
    const early = get(one, '/')
    while (renders === before) await new Promise((resolve) => setTimeout(resolve, 5))
    await new Promise((resolve) => setTimeout(resolve, 100))
    await publish('生成期间公开')
    hold = null
    const late = get(one, '/')
    letGo()
    expect((await early).text).not.toContain('生成期间公开')
    expect((await late).text).toContain('生成期间公开')
    expect((await get(one, '/')).text).toContain('生成期间公开')
  })
})

describe('the short way', () => {
  const head = (path: string, ...more: string[]) =>
    [`GET ${path} HTTP/1.1`, 'Host: one.localhost', ...more, '', ''].join('\r\n')

  /** Sends the pieces one after the other and gives all that came until the other side closed. */
  async function talk(...pieces: string[]): Promise<string> {
    const socket = connect({ port: one.port, host: '127.0.0.1', noDelay: true })
    await once(socket, 'connect')
    const all = buffer(socket)
    for (const piece of pieces) {
      socket.write(piece)
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
    return (await all).toString()
  }
  const statuses = (text: string) => [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)

  it('answers one request after the other, also when they come at once or in pieces', async () => {
    await get(one, '/')
    const last = head('/', 'Connection: close')
    expect(statuses(await talk(head('/') + head('/') + last))).toEqual(['200', '200', '200'])
    expect(statuses(await talk(last.slice(0, 20), last.slice(20)))).toEqual(['200'])
    expect(statuses(await talk(head('/'), last.slice(0, 9), last.slice(9)))).toEqual(['200', '200'])
  })

  it('leaves to the server what it does not know, and all that follows', async () => {
    await get(one, '/')
    const form =
      'POST /request/tracking HTTP/1.1\r\nHost: one.localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 8\r\n\r\nnumber=1'
    const close = head('/', 'Connection: close')
    expect(statuses(await talk(head('/'), form, close))).toEqual(['200', '422', '200'])
    expect(statuses(await talk(head('/') + form + close))).toEqual(['200', '422', '200'])
    expect(statuses(await talk(head('/nowhere') + close))).toEqual(['404', '200'])
    expect(statuses(await talk('NONSENSE\r\n\r\n'))).toEqual(['400'])
  })

  it('does not keep the program from ending', async () => {
    const third = await start(database)
    await get(third, '/')
    const socket = connect({ port: third.port, host: '127.0.0.1' })
    await once(socket, 'connect')
    socket.write(head('/'))
    await once(socket, 'data')
    const closed = once(socket, 'close')
    await third.app.close()
    await closed
  })

  it('gives nothing while the database does not answer', async () => {
    let isGone = false
    const open = new Proxy(database.open, {
      get: (target, name) => {
        if (isGone) throw new Error('gone')
        const value: unknown = Reflect.get(target, name)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
    const third = await start({ ...database, open })
    await get(third, '/')
    isGone = true
    expect((await get(third, '/')).status).toBe(500)
    isGone = false
    expect((await get(third, '/')).status).toBe(200)
    await third.app.close()
  })
})
