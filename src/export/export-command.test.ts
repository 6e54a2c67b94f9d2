import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { load } from 'cheerio'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan, sceneOn } from '../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { buildApp } from '../app.ts'
import { day } from '../lib/day.ts'
import { FileStore } from '../lib/storage.ts'
import { NoTally } from '../lib/tally.ts'
import { importDocument, publishDocument, takeDownDocument } from '../modules/documents/index.ts'
import { type Office, openOffice } from '../modules/documents/testing/office.ts'
import { exportCommand } from './export-command.ts'

const NOW = new Date('2025-01-15T02:00:00Z')
const SITE = 'http://one.localhost'
const LIVE = 'https://apply.example.gov.cn'
const PDF = '%PDF-1.7 年度计划'

let database: TestDatabase
let office: Office
let app: FastifyInstance
let home: string
let files: FileStore

beforeAll(async () => {
  database = await freshDatabase()
  office = await openOffice(database, await buildOrgan(database, '011158671', 'one.localhost'))
  await buildOrgan(database, '011158672', 'two.localhost')
  home = mkdtempSync(join(tmpdir(), 'gongkai-export-'))
  files = new FileStore(join(home, 'store'))
  app = await buildApp({
    config: { logLevel: 'silent', trustProxy: false, secureCookies: 'auto' },
    platform: { database, secrets: sceneOn('2025-01-15', office.organId).secrets, files },
    clock: () => NOW,
    tally: new NoTally(),
  })
})
afterAll(async () => {
  await app?.close()
  await database?.drop()
  rmSync(home, { recursive: true, force: true })
})

let folders = 0
const newFolder = () => {
  folders += 1
  return join(home, `site-${folders}`)
}

/** Starts the command; `said` fills while it runs. */
function start(argv: string[], isStopped: () => boolean = () => false) {
  const said = { out: [] as string[], err: [] as string[] }
  const io = { out: (text: string) => said.out.push(text), err: (text: string) => said.err.push(text) }
  const { secrets } = sceneOn('2025-01-15', office.organId)
  const program = { database, secrets, clock: () => NOW, app, isStopped, stop: async () => {} }
  return { said, ended: exportCommand(argv, io, async () => program) }
}

async function run(argv: string[], isStopped?: () => boolean) {
  const { said, ended } = start(argv, isStopped)
  const code = await ended
  return { code, out: said.out.join('\n'), err: said.err.join('\n') }
}

const exported = (out: string, ...more: string[]) =>
  run(['--out', out, '--site', 'one.localhost', '--json', ...more]).then(({ out: text, ...rest }) => ({
    ...rest,
    ...JSON.parse(text),
  }))
const verified = (out: string, ...more: string[]) => exported(out, '--verify', ...more)

async function publish(title: string, more: { bodyHtml?: string } = {}): Promise<number> {
  const id = await office.draft({ title, ...more })
  await office.approve(id)
  await office.as('publisher', (ctx) => publishDocument(ctx, id))
  return id
}

async function takeDown(id: number, redirectTo: number | null = null): Promise<void> {
  const order = {
    editionNo: 1,
    cause: 'personal',
    reason: '含有个人信息',
    orderedBy: '局长',
    redirectTo,
  } as const
  await office.as('publisher', (ctx) => takeDownDocument(ctx, id, order))
}

let moves = 0

async function moveIn(
  title: string,
  { oldAddresses = [] as string[], attachment = '' } = {},
): Promise<number> {
  moves += 1
  const staged = await files.receive(Readable.from([Buffer.from(PDF)]), { maxBytes: 10_000 })
  await files.keep(staged)
  const file = { name: attachment, type: 'application/pdf', size: PDF.length, hash: staged.hash }
  const { id } = await office.as('author', (ctx) =>
    importDocument(
      { ...ctx, actor: { kind: 'system', name: '迁入' } },
      {
        origin: `import:${moves}`,
        content: {
          kind: 'general',
          columnId: office.columnId,
          title,
          bodyHtml: `<p>见<a href="${SITE}/search?q=计划">检索</a>与<a href="https://www.gov.cn/">中国政府网</a>。</p>`,
        },
        indexNumber: `011158671/2023-${moves}`,
        publishedOn: day('2023-05-06'),
        validity: 'valid',
        oldAddresses,
        files: attachment === '' ? [] : [{ use: 'attachment', file }],
        responsibleId: office.ids.author,
      },
    ),
  )
  return id
}

const read = (out: string, path: string) => readFileSync(join(out, path), 'utf8')
const pageIn = (out: string, path: string) => load(read(out, path))
const answerOf = async (url: string) =>
  (await app.inject({ method: 'GET', url, headers: { host: 'one.localhost' } })).body

/** Every path below the folder that holds something of the site. */
const pathsIn = (out: string) =>
  readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name).slice(out.length + 1))
    .filter((each) => !each.startsWith('.gongkai-export/'))

describe('gongkai export', () => {
  it('writes the site as the program shows it, character for character, with its compressed forms', async () => {
    const id = await publish('关于开展检查的通知')
    const out = newFolder()
    expect(await exported(out)).toMatchObject({ code: 0, complete: true, failed: [], unplaced: 0 })
    const pages = { '/': 'index.html', [`/documents/${id}`]: `documents/${id}/index.html` }
    const more = { '/columns/notices': 'columns/notices/index.html', '/feed.xml': 'feed.xml' }
    for (const [address, path] of Object.entries({ ...pages, ...more, '/sitemap.xml': 'sitemap.xml' })) {
      const shown = await answerOf(address)
      expect(read(out, path)).toBe(shown)
      expect(gunzipSync(readFileSync(join(out, `${path}.gz`))).toString()).toBe(shown)
      expect(brotliDecompressSync(readFileSync(join(out, `${path}.br`))).toString()).toBe(shown)
    }
    expect(pageIn(out, '404.html')('h1').text()).not.toBe('')
    expect(await verified(out)).toMatchObject({ code: 0, same: true })
  })

  it('leads nowhere but to files that are there, or to the program', async () => {
    const id = await moveIn('年度计划', { attachment: '2023 年“计划”（终稿）.pdf' })
    for (let more = 0; more < 21; more += 1) await moveIn(`第 ${more} 号通告`)
    const out = newFolder()
    await exported(out, '--live', `${LIVE}/`)
    const paths = new Set(pathsIn(out))
    const dead: string[] = []
    for (const path of [...paths].filter((each) => each.endsWith('.html'))) {
      const $ = pageIn(out, path)
      for (const link of $('[href], [src], [action]').get()) {
        const to = $(link).attr('href') ?? $(link).attr('src') ?? $(link).attr('action') ?? ''
        const address = to.replace(SITE, '').split('#')[0] ?? ''
        if (address === '' || /^(https?|mailto|tel|data):/.test(address)) continue
        const at = decodeURIComponent(address.slice(1))
        if (!paths.has(at) && !paths.has(join(at, 'index.html'))) dead.push(`${path} → ${to}`)
      }
    }
    expect(dead).toEqual([])
    expect(pageIn(out, 'index.html')('form[role=search], form[action]').first().attr('action')).toBe(
      `${LIVE}/search`,
    )
    const document = pageIn(out, `documents/${id}/index.html`)
    const body = document('main')
    expect(body.find(`a[href^="${LIVE}/search?q="]`).length).toBeGreaterThan(0)
    expect(body.find('a[href="https://www.gov.cn/"]').length).toBeGreaterThan(0)
    const file = body.find('a[href*="/attachments/"]').attr('href') ?? ''
    expect(decodeURIComponent(file)).toBe(`/documents/${id}/attachments/1/2023 年“计划”（终稿）.pdf`)
    expect(read(out, decodeURIComponent(file).slice(1))).toBe(PDF)
    const next = pageIn(out, 'columns/notices/index.html')('a[href*="page-2"]').attr('href')
    expect(next).toBe('/columns/notices/page-2')
    expect(pageIn(out, 'columns/notices/page-2/index.html')('main').text()).toContain('年度计划')
    expect(read(out, 'robots.txt')).toContain(`Sitemap: ${SITE}/sitemap.xml`)
    expect(await verified(out)).toMatchObject({ code: 0, same: true })
  })

  it('asks for what has changed and writes only that', async () => {
    const first = await publish('先发布的通知')
    const out = newFolder()
    await exported(out)
    expect(await exported(out)).toMatchObject({ code: 0, written: 0, removed: 0 })
    const second = await publish('后发布的通知')
    const again = await exported(out)
    expect(again.written).toBeGreaterThan(1)
    expect(again.written).toBeLessThan(again.addresses / 2)
    expect(read(out, 'columns/notices/index.html')).toContain('后发布的通知')
    expect(existsSync(join(out, `documents/${second}/index.html`))).toBe(true)
    expect(existsSync(join(out, `documents/${first}/index.html`))).toBe(true)
  })

  it('takes away what was taken down, with its attachment and every form, and leads on where it is told to', async () => {
    const secret = '误发的名单七三一'
    const id = await moveIn(secret, { attachment: '名单.pdf', oldAddresses: ['/art/2023/5/6/art_1_1.html'] })
    const moved = await publish('将移走的通知')
    const there = await publish('留下的通知')
    const out = newFolder()
    await exported(out)
    expect(pathsIn(out).some((path) => path.startsWith(`documents/${id}/attachments/1/`))).toBe(true)
    expect(pageIn(out, 'art/2023/5/6/art_1_1.html')('a').attr('href')).toBe(`/documents/${id}`)
    await takeDown(id)
    await takeDown(moved, there)
    await exported(out)
    expect(existsSync(join(out, `documents/${id}`))).toBe(false)
    expect(existsSync(join(out, 'art'))).toBe(false)
    const texts = pathsIn(out).map((path) => {
      const bytes = readFileSync(join(out, path))
      if (path.endsWith('.gz')) return gunzipSync(bytes).toString()
      return path.endsWith('.br') ? brotliDecompressSync(bytes).toString() : bytes.toString()
    })
    expect(texts.filter((text) => text.includes(secret))).toEqual([])
    expect(pageIn(out, `documents/${moved}/index.html`)('link[rel=canonical]').attr('href')).toBe(
      `/documents/${there}`,
    )
    expect(await verified(out)).toMatchObject({ same: true })
  })

  it('keeps old addresses as files where a file can have them, and says how many cannot', async () => {
    const id = await moveIn('旧站的通知', {
      oldAddresses: [
        '/zwgk/202305/t1.shtml',
        '/zwgk/通知',
        '/show.asp?id=7',
        '/documents/old.html',
        '/index.html',
      ],
    })
    const out = newFolder()
    const { code, unplaced } = await exported(out)
    for (const path of ['zwgk/202305/t1.shtml', 'zwgk/通知/index.html'])
      expect(pageIn(out, path)('a').attr('href')).toBe(`/documents/${id}`)
    expect(pageIn(out, 'index.html')('main').length).toBe(1)
    expect({ code, unplaced }).toEqual({ code: 0, unplaced: 2 })
  })

  it('goes on after an interruption, and what a crash left is not left for ever', async () => {
    const id = await publish('中断时的通知')
    const out = newFolder()
    const stopped = await run(['--out', out, '--site', 'one.localhost'], () => true)
    expect(stopped.code).toBe(1)
    expect(stopped.out).toContain('已中断')
    // As if it had been killed while it wrote: noted, half there, the last line torn.
    mkdirSync(join(out, 'documents/999999'), { recursive: true })
    writeFileSync(join(out, 'documents/999999/index.html'), '<p>已撤')
    const journal = join(out, '.gongkai-export/journal.jsonl')
    const noted = ['/documents/999999', 'documents/999999/index.html', '']
    writeFileSync(journal, `${readFileSync(journal, 'utf8')}${JSON.stringify(noted)}\n["/docum`)
    expect(await exported(out)).toMatchObject({ code: 0, complete: true, removed: 1 })
    expect(existsSync(join(out, 'documents/999999'))).toBe(false)
    expect(existsSync(join(out, `documents/${id}/index.html`))).toBe(true)
    expect(await verified(out)).toMatchObject({ same: true })
  })

  it('watches: what is published while it runs is written, what is taken down goes', async () => {
    const first = await publish('会撤回的通知')
    const out = newFolder()
    const page = (id: number) => existsSync(join(out, `documents/${id}/index.html`))
    let isDone = false
    const seen = async (condition: () => boolean) => {
      while (!condition()) await new Promise((resolve) => setTimeout(resolve, 50))
    }
    const { said, ended } = start(['--out', out, '--site', 'one.localhost', '--watch'], () => isDone)
    await seen(() => said.out.length === 1)
    expect(page(first)).toBe(true)
    const second = await publish('运行时发布的通知')
    await seen(() => page(second) && said.out.length === 2)
    await takeDown(first)
    await seen(() => !page(first) && said.out.length === 3)
    isDone = true
    expect(await ended).toBe(0)
    expect(said.out[0]).toMatch(/^已导出/)
    expect(await verified(out)).toMatchObject({ same: true })
  })
})

describe('gongkai export --verify', () => {
  it('finds a file that was changed, is missing, is damaged, or does not belong there', async () => {
    const id = await publish('核对的通知')
    const out = newFolder()
    await exported(out)
    const page = `documents/${id}/index.html`
    writeFileSync(join(out, page), read(out, page).replace('核对', '篡改'))
    writeFileSync(join(out, 'index.html.br'), 'no brotli')
    rmSync(join(out, 'feed.xml'))
    writeFileSync(join(out, 'extra.html'), '<p>不属于本站</p>')
    const { code, differences, same } = await verified(out)
    expect({ code, same }).toEqual({ code: 1, same: false })
    expect(differences).toEqual([
      { path: page, what: 'different' },
      { path: 'extra.html', what: 'extra' },
      { path: 'feed.xml', what: 'missing' },
      { path: 'index.html.br', what: 'different' },
    ])
    const { out: words } = await run(['--verify', '--out', out, '--site', 'one.localhost'])
    expect(words).toContain(`不同  ${page}`)
    expect(words).toContain('不一致')
  })

  it('finds a page that stayed after its document was taken down', async () => {
    const id = await publish('撤回后留下的通知')
    const out = newFolder()
    await exported(out)
    await takeDown(id)
    const { differences } = await verified(out)
    expect(differences).toContainEqual({ path: `documents/${id}/index.html`, what: 'extra' })
    expect(differences).toContainEqual({ path: 'index.html', what: 'different' })
  })

  it('compares with a program that serves somewhere else, and has patience when it asks for some', async () => {
    const out = newFolder()
    await exported(out)
    let refusals = 3
    const server = createServer(async ({ url = '/', headers }, answer) => {
      refusals -= 1
      if (refusals >= 0) {
        answer.writeHead(429, { 'retry-after': '0.01' }).end()
        return
      }
      const shown = await app.inject({ method: 'GET', url, headers: { host: headers.host ?? '' } })
      answer.writeHead(shown.statusCode, shown.headers as Record<string, string>).end(shown.rawPayload)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    try {
      const { port } = server.address() as { port: number }
      expect(await verified(out, '--against', `http://127.0.0.1:${port}`)).toMatchObject({ same: true })
      expect(refusals).toBeLessThan(0)
    } finally {
      server.close()
    }
  })
})

describe('what cannot be done is said', () => {
  it('writes into no folder with other files, of another site, or that another export writes to', async () => {
    const other = newFolder()
    mkdirSync(other)
    writeFileSync(join(other, 'thesis.docx'), '')
    const refused = await run(['--out', other, '--site', 'one.localhost'])
    expect(refused).toMatchObject({ code: 2, out: '' })
    expect(refused.err).toContain('有别的文件')
    expect(readdirSync(other)).toEqual(['thesis.docx'])

    const out = newFolder()
    await exported(out)
    expect((await run(['--out', out, '--site', 'two.localhost'])).err).toContain('请换一个文件夹')
    expect((await run(['--out', out, '--site', 'one.localhost', '--live', LIVE])).err).toContain(
      '请换一个文件夹',
    )
    expect((await run(['--verify', '--out', out, '--site', 'two.localhost'])).err).toContain(SITE)
    writeFileSync(join(out, '.gongkai-export/lock'), String(process.pid))
    expect((await run(['--out', out, '--site', 'one.localhost'])).err).toContain('正在写这个文件夹')
    writeFileSync(join(out, '.gongkai-export/lock'), '999999999')
    expect((await exported(out)).code).toBe(0)
  })

  it.each([
    [[], '请用 --out'],
    [['--out', 'x', '--live', 'apply.example.gov.cn'], '--live 应是'],
    [['--out', 'x', '--live', 'https://example.gov.cn/apply'], '--live 应是'],
    [['--out', 'x', '--verify', '--watch'], '不能与'],
    [['--out', 'x', '--against', 'http://127.0.0.1:8080'], '只与 --verify'],
    [['--out', 'x', '--what'], '用法不对'],
    [['--out', 'x'], '请用 --site'],
    [['--out', 'x', '--site', 'three.localhost'], '没有网站 three.localhost'],
    [['--verify', '--out', 'nowhere', '--site', 'one.localhost'], '没有导出的网站'],
  ])('refuses %j', async (argv, words) => {
    const { code, err } = await run(argv)
    expect(code).toBe(2)
    expect(err).toContain(words)
  })
})
