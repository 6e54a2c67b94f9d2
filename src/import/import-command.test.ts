import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan, sceneOn } from '../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { buildApp } from '../app.ts'
import { FileStore } from '../lib/storage.ts'
import { listTrail } from '../modules/audit/index.ts'
import { countPublications } from '../modules/channels/index.ts'
import {
  countPublishedDocuments,
  findByOrigin,
  findPublished,
  planProof,
  publishDocument,
  takeDownDocument,
} from '../modules/documents/index.ts'
import { type Office, openOffice } from '../modules/documents/testing/office.ts'
import { importCommand } from './import-command.ts'

const NOW = new Date('2026-03-02T02:00:00Z')
const SEED = join(import.meta.dirname, '..', '..', 'test', 'fixtures', 'xiangyang-2024.txt')
const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n%%EOF\n'

let database: TestDatabase
let office: Office
let app: FastifyInstance
let home: string
let files: FileStore

beforeAll(async () => {
  database = await freshDatabase()
  office = await openOffice(database, await buildOrgan(database, '011158671', 'one.localhost'))
  home = mkdtempSync(join(tmpdir(), 'gongkai-import-'))
  files = new FileStore(join(home, 'store'))
  app = await buildApp({
    config: { logLevel: 'silent', trustProxy: false, secureCookies: 'auto' },
    platform: { database, secrets: sceneOn('2026-03-02', office.organId).secrets, files },
    clock: () => NOW,
  })
})
afterAll(async () => {
  await app?.close()
  await database?.drop()
  rmSync(home, { recursive: true, force: true })
})

let folders = 0

function folderOf(tree: Record<string, string | Uint8Array>): string {
  folders += 1
  const root = join(home, `site-${folders}`)
  mkdirSync(root)
  for (const [path, content] of Object.entries(tree)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
  return root
}

async function run(...argv: string[]) {
  const out: string[] = []
  const err: string[] = []
  const io = { out: (text: string) => out.push(text), err: (text: string) => err.push(text) }
  const { secrets } = sceneOn('2026-03-02', office.organId)
  const code = await importCommand(argv, io, async () => ({
    database,
    secrets,
    files,
    now: NOW,
    stop: async () => {},
  }))
  return { code, out: out.join('\n'), err: err.join('\n') }
}

async function moved(folder: string, ...more: string[]) {
  const { code, out, err } = await run(folder, '--by', 'author', '--json', ...more)
  if (err !== '') throw new Error(err)
  return { code, ...JSON.parse(out) }
}

const get = (url: string) => app.inject({ method: 'GET', url, headers: { host: 'one.localhost' } })
const find = (id: number) => office.as('author', (ctx) => findPublished(ctx, id))
const page = (title: string, head: string, body = '<p>正文第一段。</p>') =>
  `<html><head><title>${title}_示例局</title><meta name="ColumnName" content="通知公告"></head>
   <body><nav><a href="/">首页</a></nav><table class="head">${head}</table><h1>${title}</h1>
   <div class="content">${body}</div></body></html>`
const cells = (fields: Record<string, string>) =>
  Object.entries(fields)
    .map(([name, value]) => `<tr><th>${[...name].join('  ')}：</th><td>${value}</td></tr>`)
    .join('')

describe('the seed’s page, 襄阳市招商局2024年政府信息公开工作年度报告', () => {
  it('comes in with the eight fields of its head, at its old address too, and counts in its own year', async () => {
    const lines = readFileSync(SEED, 'utf8')
      .split('\n')
      .filter((each) => each.trim() !== '')
    const end = lines.findIndex((each) => each.startsWith('扫一扫'))
    const marked = (list: string[]) => list.map((each) => `<p>${each}</p>`).join('\n')
    const html = `<!doctype html><html><head><meta charset="utf-8"><title>年度报告</title></head><body>
      <header>襄阳市招商局</header><div class="pages">${marked(lines.slice(0, end))}</div>
      <footer>${marked(lines.slice(end))}</footer>
      <script>share()</script></body></html>`
    const folder = folderOf({ 'zwgk/xxgkml/ndbg/202501/t20250114_3684.shtml': html })
    const before = await office.as('author', (ctx) => countPublishedDocuments(ctx, 2026))
    const report = await moved(folder, '--column', 'notices')
    expect(report).toMatchObject({ code: 0, known: [], refused: [] })
    const [{ id }] = report.taken
    const shown = await find(id)
    expect(shown).toMatchObject({
      indexNumber: '011158671/2025-01487',
      theme: '其他',
      issuedOn: '2025-01-14',
      documentNumber: '',
      validity: 'valid',
      publishedOn: '2025-01-14',
      title: '襄阳市招商局2024年政府信息公开工作年度报告',
      kind: 'annualReport',
    })
    expect(shown.bodyHtml).toMatch(/^<p>一、总体情况<\/p>/)
    expect(shown.bodyHtml).not.toMatch(/索\s*引\s*号|share\(\)|字体大小|ICP备/)
    expect(shown.bodyHtml).toContain('2584条')
    const old = await get('/zwgk/xxgkml/ndbg/202501/t20250114_3684.shtml?from=timeline')
    expect(old).toMatchObject({ statusCode: 301 })
    expect(old.headers.location).toBe(`/documents/${id}`)
    expect((await get(`/documents/${id}`)).statusCode).toBe(200)

    const [of2025, of2026] = await office.as('author', async (ctx) => [
      await countPublications(ctx, 2025),
      await countPublications(ctx, 2026),
    ])
    expect(of2025.find(({ kind }) => kind === 'website')?.count).toBe(1)
    expect(of2026.find(({ kind }) => kind === 'website')?.count ?? 0).toBe(0)
    expect(await office.as('author', (ctx) => countPublishedDocuments(ctx, 2026))).toBe(before)

    const trail = await office.as('author', (ctx) => listTrail(ctx, { kind: 'document', id }))
    expect(trail.map(({ action }) => action)).toEqual([
      'channels.recordPublication',
      'documents.importDocument',
    ])
    expect(trail[1]).toMatchObject({
      actor: { kind: 'system', name: '迁入' },
      detail: { responsible: { id: office.ids.author, name: 'author' }, publishedOn: '2025-01-14' },
    })
  })

  it('is not moved in twice, and its number is not given again', async () => {
    const origin = 'import:zwgk/xxgkml/ndbg/202501/t20250114_3684.shtml'
    const id = await office.as('author', (ctx) => findByOrigin(ctx, origin))
    expect(id).not.toBeNull()
    const again = await moved(join(home, 'site-1'), '--column', 'notices')
    expect(again).toMatchObject({ code: 0, taken: [], known: [origin.slice(7)] })
    const next = await office.draft()
    await office.approve(next)
    const { indexNumber } = await office.as('publisher', (ctx) => publishDocument(ctx, next), '2025-01-20')
    expect(indexNumber).toBe('011158671/2025-01488')
  })
})

describe('a folder of pages', () => {
  it('says line by line what it could not read, and takes the rest', async () => {
    const good = { 索引号: 'A-1', 发布日期: '2023年5月6日', 发文字号: '示政办〔2023〕1号', 效力状态: '废止' }
    const folder = folderOf({
      'a.html': page('第一件', cells(good)),
      'b.html': page('没有日期', cells({ 索引号: 'A-2' })),
      'c.html': page('同号', cells({ 索引号: 'A-1', 发布日期: '2023-05-07' })),
      'd.html': page('不存在的日子', cells({ 索引号: 'A-4', 发布日期: '2023-02-30' })),
      'e.html': page('还没有到的日子', cells({ 索引号: 'A-5', 发布日期: '2033-02-03' })),
      'f.html': page(
        '带密级的',
        cells({ 索引号: 'A-6', 发布日期: '2023-02-03' }),
        '<p>机密★10年</p><p>内容</p>',
      ),
      'g.html': page('空的', cells({ 索引号: 'A-7', 发布日期: '2023-02-03' }), ''),
      'h.html': page('没有索引号的', cells({ 发布日期: '2023-02-03' })),
      'note.txt': '不是网页',
    })
    const report = await moved(folder)
    expect(report.code).toBe(1)
    expect(report.taken.map(({ path }: { path: string }) => path)).toEqual(['a.html', 'h.html'])
    expect(report.refused.map(({ path }: { path: string }) => path)).toEqual(
      ['b', 'c', 'd', 'e', 'f', 'g'].map((each) => `${each}.html`),
    )
    const why = report.refused.map(({ what }: { what: string }) => what)
    expect(why[0]).toBe('没有读到发布日期')
    expect(why[1]).toBe('索引号 A-1 与 a.html 相同')
    expect(why[3]).toContain('2033-02-03 还没有到')
    expect(why[4]).toContain('密')
    expect(why[5]).toBe('没有正文，也没有附件')
    expect(report.notes).toContainEqual({
      path: 'h.html',
      what: expect.stringContaining('原来没有索引号，编为'),
    })
    expect(await find(report.taken[0].id)).toMatchObject({
      title: '第一件',
      indexNumber: 'A-1',
      publishedOn: '2023-05-06',
      documentNumber: '示政办〔2023〕1号',
      validity: 'repealed',
      bodyHtml: '<p>正文第一段。</p>',
    })
  })

  it('leaves nothing behind in a trial run', async () => {
    const folder = folderOf({ 't.html': page('试运行', cells({ 索引号: 'T-1', 发布日期: '2023-05-06' })) })
    const trial = await moved(folder, '--dry-run')
    expect(trial).toMatchObject({
      code: 0,
      dryRun: true,
      taken: [{ path: 't.html', id: null, indexNumber: 'T-1' }],
    })
    expect(await office.as('author', (ctx) => findByOrigin(ctx, 'import:t.html'))).toBeNull()
    expect((await get('/t.html')).statusCode).toBe(404)
    expect((await moved(folder)).taken).toHaveLength(1)
  })

  it('brings files along, rewrites the links to them, and reads nothing outside the folder', async () => {
    const body = `<div>附件在此<br>请看</div><p><a href="../files/表.pdf">附件1：申请表</a>
      <a href="/files/%E8%A1%A8.pdf">再次</a><a href="other.html">另一页</a><a href="//evil.example">外</a>
      <a href="../../secret.pdf">外面</a><a href="../files/link.pdf">链接</a></p>`
    const folder = folderOf({
      'art/p.html': page('带附件的', cells({ 索引号: 'F-1', 发布日期: '2023-05-06' }), body),
      'files/表.pdf': PDF,
    })
    writeFileSync(join(home, 'secret.pdf'), PDF)
    symlinkSync(join(home, 'secret.pdf'), join(folder, 'files', 'link.pdf'))
    const report = await moved(folder)
    expect(report.refused).toEqual([])
    const [{ id }] = report.taken
    const shown = await find(id)
    expect(shown.attachments.map(({ name }) => name)).toEqual(['申请表.pdf'])
    expect(shown.bodyHtml).toContain('<p>附件在此<br />请看</p>')
    expect(shown.bodyHtml.match(new RegExp(`/documents/${id}/attachments/1"`, 'g'))).toHaveLength(2)
    expect(shown.bodyHtml).toContain('href="/art/other.html"')
    expect(shown.bodyHtml).not.toMatch(/evil|documents\/0|attachments\/2/)
    expect((await get(`/documents/${id}/attachments/1`)).body).toBe(PDF)
    expect((await get('/art/p.html')).statusCode).toBe(301)

    // Taken down, the file goes with the text, and the proof asks for both it and the old address.
    const order = {
      editionNo: 1,
      cause: 'secret',
      reason: '误发',
      orderedBy: '王某',
      redirectTo: null,
    } as const
    const { takedownId } = await office.as('publisher', (ctx) => takeDownDocument(ctx, id, order))
    const { addresses } = await office.as('publisher', (ctx) => planProof(ctx, id, takedownId))
    expect(addresses).toContainEqual({ place: 'attachment', address: `/documents/${id}/attachments/1` })
    expect(addresses).toContainEqual({ place: 'old-address', address: '/art/p.html' })
    expect((await get(`/documents/${id}/attachments/1`)).statusCode).toBe(404)
    expect((await get(`/documents/${id}`)).statusCode).toBe(410)
  })

  it('reads a page in GBK', async () => {
    // “标题：中文页 发布日期：2023-05-06 正文” as an office of 2005 wrote it.
    const gbk = (text: string) => Buffer.from(text, 'hex')
    const start = Buffer.from('<html><head><meta charset="gb2312"></head><body><p>')
    const head = gbk('b7a2b2bcc8d5c6da') // 发布日期
    const rest = Buffer.from(':2023-05-06</p><h1>')
    const title = gbk('d6d0cec4') // 中文
    const end = Buffer.concat([Buffer.from('</h1><p>'), gbk('d5fdcec4'), Buffer.from('</p></body></html>')])
    const folder = folderOf({ 'gbk.html': Buffer.concat([start, head, rest, title, end]) })
    const report = await moved(folder, '--column', 'notices')
    expect(report.refused).toEqual([])
    expect(await find(report.taken[0].id)).toMatchObject({ title: '中文', bodyHtml: '<p>正文</p>' })
  })
})

describe('index.csv', () => {
  it('names texts and files; what is wrong with a line is said of that line', async () => {
    const folder = folderOf({
      'index.csv': [
        '\ufeff标题,栏目,发布日期,索引号,文号,文件,原网址',
        '"关于""一网通办""的通知",通知公告,2022-03-04,C-1,示发〔2022〕3号,text/1.txt;files/a.pdf,/old.jsp?id=7',
        '只有附件,通知公告,2022/3/5,C-2,,files/a.pdf,',
        '文件不在,通知公告,2022-03-06,C-3,,files/none.pdf,',
        '没有这个栏目,领导讲话,2022-03-07,C-4,,text/1.txt,',
        '列太多,通知公告,2022-03-08,C-5,,text/1.txt,,多出来的',
      ].join('\r\n'),
      'text/1.txt': '第一段 <b>原文</b>\n\n第二段',
      'files/a.pdf': PDF,
    })
    const report = await moved(folder)
    expect(report.code).toBe(1)
    expect(report.taken.map(({ title }: { title: string }) => title)).toEqual([
      '关于"一网通办"的通知',
      '只有附件',
    ])
    expect(report.refused).toEqual([
      { path: 'index.csv:4', what: '没有找到文件 files/none.pdf' },
      { path: 'index.csv:6', what: expect.stringContaining('8 列') },
      { path: 'C-4', what: '没有“领导讲话”这个栏目' },
    ])
    const [first, second] = report.taken
    expect(await find(first.id)).toMatchObject({
      bodyHtml: '<p>第一段 &lt;b&gt;原文&lt;/b&gt;</p>\n<p>第二段</p>',
      documentNumber: '示发〔2022〕3号',
      attachments: [{ name: 'a.pdf' }],
    })
    expect((await find(second.id)).bodyHtml).toContain(`href="/documents/${second.id}/attachments/1"`)
    expect((await get('/old.jsp?id=7')).headers.location).toBe(`/documents/${first.id}`)
    expect((await get('/old.jsp?id=8')).statusCode).toBe(404)
  })
})

describe('what cannot be used', () => {
  it.each([
    [[], '请写明一个文件夹'],
    [['/nowhere/at/all', '--by', 'author'], '没有文件夹'],
    [['.', '--by'], '用法不对'],
    [['.'], '请用 --by'],
  ] as const)('%j: %s', async (argv, words) => {
    const { code, err } = await run(...argv)
    expect(code).toBe(2)
    expect(err).toContain(words)
  })

  it('is a person or a site that is not there', async () => {
    const folder = folderOf({ 'a.html': '' })
    expect(await run(folder, '--by', 'nobody')).toMatchObject({ code: 2, err: '没有登录名为 nobody 的人员' })
    expect(await run(folder, '--by', 'author', '--site', 'x.example')).toMatchObject({ code: 2 })
  })
})
