import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import type { FileText } from '../../lib/file-text/file-text.ts'
import type { Refused } from '../../lib/refusal.ts'
import { listTrail } from '../audit/index.ts'
import { addFile } from './actions/add-file.ts'
import { disposeDocumentFinding } from './actions/dispose-document-finding.ts'
import { documentRoutes } from './api.ts'
import {
  draftDocument,
  editDraft,
  findDocumentForStaff,
  listDocuments,
  publishDocument,
  submitForReview,
} from './index.ts'
import { codesOf, type Office, openOffice } from './testing/office.ts'

const NUMBER = '11010519491231002X'
const SECRET = '某工程的坐标'

let database: TestDatabase
let office: Office

beforeAll(async () => {
  database = await freshDatabase()
  office = await openOffice(database, await buildOrgan(database, '011158671', 'one.localhost'))
})
afterAll(() => database?.drop())

const view = (id: number) => office.as('author', (ctx) => findDocumentForStaff(ctx, id))
const submit = (id: number, version = 1) =>
  office.as('author', (ctx) => submitForReview(ctx, id, { version, chainName: '三审三校' }))

async function findingOf(id: number) {
  const route = documentRoutes.find((each) => each.method === 'GET' && each.url.endsWith('/findings'))
  const list = await office.as('author', (ctx) =>
    (
      route as { handle(...given: unknown[]): Promise<{ key: string; detector: string; entry: string }[]> }
    ).handle(ctx, { params: { id } }, null),
  )
  const [first] = list
  if (first === undefined) throw new Error('nothing was found')
  return first
}

async function ignore(id: number, reason = '国家标准中的示例号码') {
  const { key, detector, entry } = await findingOf(id)
  const given = { key, detector, entry, kind: 'ignored', reason } as const
  return office.as('author', (ctx) => disposeDocumentFinding(ctx, id, given))
}

/** A draft with one attachment, in which this was read. */
async function withAttachment(read: Partial<FileText>): Promise<number> {
  const id = await office.draft()
  const text = { parts: [], properties: {}, hidden: [], problems: [], ...read }
  // Its text is kept by the hash of its content.
  const hash = createHash('sha256').update(JSON.stringify(read)).digest('hex')
  const file = { name: '名单.docx', type: 'application/msword', size: 9, hash, text }
  const { no, name } = await office.as('author', (ctx) => addFile(ctx, id, { use: 'attachment', file }))
  await office.as('author', (ctx) => editDraft(ctx, id, { attachments: [{ no, name }], version: 1 }))
  return id
}

describe('条例第十五条: in the text of an attachment', () => {
  it('what blocks stands in the way of review and of publication, with its place, until a reason is given', async () => {
    const id = await withAttachment({ parts: [{ place: '第 2 页', text: `公民身份号码${NUMBER}` }] })
    const reasons = await submit(id, 2).then(
      () => [],
      (refused: Refused) => refused.refusals,
    )
    expect(reasons.map(({ message }) => message).join()).toContain('附件“名单.docx”，第 2 页“110…2X”')
    expect((await view(id)).gate.map((each) => each.code)).toContain('findings-open')
    await ignore(id)
    await office.approve(id)
    expect((await view(id)).gate).toEqual([])
  })

  it.each([
    ['隐藏内容', { hidden: ['修订 3 处'] }, '修订 3 处'],
    ['读不到的内容', { problems: ['第 3 页没有文字层'] }, '第 3 页没有文字层'],
    ['文件属性', { properties: { 作者: '张三' } }, '作者：张三'],
    ['附件过长', { parts: [{ place: '', text: '公开'.repeat(300_000) }] }, '只筛查了前 50 万字'],
  ])('%s is remarked, and does not block', async (entry, read, text) => {
    const id = await withAttachment(read)
    expect(await findingOf(id)).toMatchObject({ entry, text, detector: 'file', part: '附件“名单.docx”' })
    await submit(id, 2)
  })
})

describe('条例第十五条: a finding that blocks', () => {
  it.each([
    ['the title', { title: `关于${NUMBER}的公示` }],
    ['the body', { bodyHtml: `<p>公民身份号码为${NUMBER}</p>` }],
    ['a cell of a table', { bodyHtml: `<table><tr><td>甲</td><td>${NUMBER}</td></tr></table>` }],
    ['a caption', { bodyHtml: `<figure><figcaption>${NUMBER}</figcaption></figure>` }],
    ['a number cut by tags', { bodyHtml: `<p>110105<strong>19491231</strong>002X</p>` }],
    ['the summary', { summary: `涉及${NUMBER}` }],
  ])('in %s stands in the way of review and of publication', async (_, changes) => {
    const id = await office.draft(changes)
    expect(await codesOf(submit(id))).toContain('findings-open')
    expect((await view(id)).gate.map((each) => each.code)).toContain('findings-open')
  })

  it('goes with the text, and with a reason', async () => {
    const id = await office.draft({ bodyHtml: `<p>示例：${NUMBER}。</p>` })
    expect(await codesOf(ignore(id, ''))).toEqual(['reason-missing'])
    await ignore(id)
    await office.approve(id)
    expect((await view(id)).gate).toEqual([])
    const changed = `<p>当事人：${NUMBER}。</p>`
    const { version = 0 } = (await view(id)).open ?? {}
    await office.as('author', (ctx) => editDraft(ctx, id, { bodyHtml: changed, version }))
    expect(await codesOf(submit(id, version + 1))).toEqual(['findings-open'])
    await office.as('author', (ctx) =>
      editDraft(ctx, id, { bodyHtml: '<p>已隐去。</p>', version: version + 1 }),
    )
    await office.approve(id)
    await office.as('publisher', (ctx) => publishDocument(ctx, id))
    const late = {
      key: 'a'.repeat(64),
      detector: 'mobile',
      entry: '手机号码',
      kind: 'fixed',
      reason: '',
    } as const
    const deciding = office.as('author', (ctx) => disposeDocumentFinding(ctx, id, late))
    expect(await codesOf(deciding)).toEqual(['no-open-edition'])
  })

  it('is not raised by what only deserves a look', async () => {
    const id = await office.draft({ bodyHtml: '<p>会议作了布署，定于2023年2月30日召开。</p>' })
    await office.approve(id)
    expect((await view(id)).gate).toEqual([])
  })
})

describe('保守国家秘密法第三十五条: a text with a mark of secrecy', () => {
  const marked = `<p>机<em>密</em>★1年</p><p>${SECRET}</p>`
  const countOf = async () => (await office.as('author', (ctx) => listDocuments(ctx, { page: 1 }))).total

  it('is not drafted, and not saved into a draft', async () => {
    const before = await countOf()
    const { columnId } = office
    const drafting = office.as('author', (ctx) =>
      draftDocument(ctx, { kind: 'general', columnId, title: '请示', bodyHtml: marked }),
    )
    expect(await codesOf(drafting)).toEqual(['secrecy-mark'])
    expect(await countOf()).toBe(before)
    const id = await office.draft()
    const saving = office.as('author', (ctx) => editDraft(ctx, id, { bodyHtml: marked, version: 1 }))
    expect(await codesOf(saving)).toEqual(['secrecy-mark'])
    expect((await view(id)).open).toMatchObject({ version: 1, content: { bodyHtml: '<p>正文。</p>' } })
  })

  it('raises an alarm at the edge that stays, although nothing else does', async () => {
    const id = await office.draft()
    const route = documentRoutes.find((each) => each.method === 'PUT' && each.url === '/api/documents/:id')
    const answer = await office.as('author', (ctx) =>
      (route as unknown as { handle(...given: unknown[]): Promise<{ status: number; body: string }> }).handle(
        ctx,
        { params: { id }, body: { bodyHtml: marked, version: 1 } },
        null,
      ),
    )
    expect(answer.status).toBe(409)
    expect(JSON.parse(answer.body).refusals).toMatchObject([{ code: 'secrecy-mark', field: 'bodyHtml' }])
    const trail = await office.as('author', (ctx) => listTrail(ctx, { kind: 'document', id }))
    expect(trail.map((each) => each.action)).toEqual(['documents.draft', 'screening.secrecyAlarm'])
    expect(JSON.stringify(trail)).not.toContain(SECRET)
    expect((await view(id)).open?.version).toBe(1)
  })
})
