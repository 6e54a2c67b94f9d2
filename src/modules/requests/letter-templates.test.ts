import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import type { Ctx } from '../../lib/ctx.ts'
import { day } from '../../lib/day.ts'
import { findWording, readLetter } from '../letters/index.ts'
import { WORDINGS } from '../letters/rules/index.ts'
import { setLetterTemplate } from './actions/set-letter-template.ts'
import { approveReply, askSupplement, confirmReceipt, proposeReply, submitRequest } from './index.ts'
import {
  listLetterTemplates,
  listLetterTemplateVersions,
  readLetterTemplate,
} from './queries/letter-templates.ts'
import { type Office, openOffice, submission, VISITOR } from './testing/cases.ts'

const SUPPLEMENT = { kind: 'supplement-notice', outcome: '' } as const
const SENTENCE = { kind: 'reply', outcome: 'notProcessed.duplicate' } as const
const OWN = `${WORDINGS['supplement-notice'].text}\n如有疑问，请与{工作机构}联系。`
const REPLY = {
  outcome: 'notProcessed.duplicate',
  content: '前次答复见附件。',
  ground: '与前次申请相同',
} as const
const NOTICE = { what: '请写明年份', until: day('2024-06-28') }

let database: TestDatabase
let office: Office

beforeAll(async () => {
  database = await freshDatabase()
  office = await openOffice(database, await buildOrgan(database, '011158671', 'one.localhost'))
})
afterAll(() => database.drop())

const head = <T>(work: (ctx: Ctx) => Promise<T>) => office.as(office.head, '2024-06-14', work)
const officer = <T>(work: (ctx: Ctx) => Promise<T>) => office.as(office.officer, '2024-06-14', work)
const set = (given: Parameters<typeof setLetterTemplate>[1]) => head((ctx) => setLetterTemplate(ctx, given))
const htmlOf = async (letterId: number) => (await head((ctx) => readLetter(ctx, letterId))).html

async function received(): Promise<number> {
  const { id } = await office.as(VISITOR, '2024-06-12', (ctx) => submitRequest(ctx, submission()))
  await office.as(office.officer, '2024-06-12', (ctx) =>
    confirmReceipt(ctx, id, { receivedOn: day('2024-06-12') }),
  )
  return id
}
async function supplemented(): Promise<number> {
  const id = await received()
  return (await officer((ctx) => askSupplement(ctx, id, NOTICE))).letterId
}

describe('告知书模板', () => {
  it('an own text is used from then on, written letters stay, and the default comes back', async () => {
    const first = await supplemented()
    expect(await set({ ...SUPPLEMENT, text: OWN, seen: 0 })).toEqual({ version: 1 })
    const second = await supplemented()
    expect(await set({ ...SUPPLEMENT, text: null, seen: 1 })).toEqual({ version: 2 })
    const third = await supplemented()
    expect(await htmlOf(second)).toMatch(/<p>如有疑问，请与.+联系。<\/p>/)
    for (const each of [first, third]) expect(await htmlOf(each)).not.toContain('如有疑问')
    const versions = await head((ctx) => listLetterTemplateVersions(ctx, SUPPLEMENT))
    expect(versions.map(({ version, text }) => [version, text])).toEqual([
      [2, null],
      [1, OWN],
    ])
    expect(await head((ctx) => findWording(ctx, SUPPLEMENT))).toBeNull()
  })

  it('a reply states its outcome in the own sentence, with the remedy paragraph of the rule', async () => {
    await set({ ...SENTENCE, text: '经查，您就同一信息重复提出申请，本机关不再重复处理。', seen: 0 })
    const id = await received()
    await officer((ctx) => proposeReply(ctx, id, REPLY))
    const { letterId } = await head((ctx) => approveReply(ctx, id, { opinion: '同意' }))
    const html = await htmlOf(letterId)
    expect(html).toContain('<p>经审查，经查，您就同一信息重复提出申请，本机关不再重复处理。</p>')
    expect(html).toContain('6个月内')
    const listed = await head((ctx) => listLetterTemplates(ctx))
    expect(listed.filter(({ isOwn }) => isOwn).map(({ outcome, version }) => [outcome, version])).toEqual([
      ['notProcessed.duplicate', 1],
    ])
    expect(listed).toHaveLength(10 + 21)
  })

  it('is refused with an error, with what the screening blocks, and when somebody else was faster', async () => {
    const lacking = OWN.replace('{补正期限}', '下周')
    await expect(set({ ...SUPPLEMENT, text: lacking, seen: 2 })).rejects.toThrow('缺少“{补正期限}”')
    const private_ = `${OWN}\n联系人身份证号：11010519491231002X。`
    await expect(set({ ...SUPPLEMENT, text: private_, seen: 2 })).rejects.toThrow(
      /第5行：“11010519491231002X”/,
    )
    await expect(set({ ...SUPPLEMENT, text: OWN, seen: 1 })).rejects.toThrow('其他人刚刚改过')
    await expect(set({ ...SUPPLEMENT, text: null, seen: 2 })).rejects.toThrow('没有改动')
    const both = await Promise.allSettled([
      set({ ...SUPPLEMENT, text: OWN, seen: 2 }),
      set({ ...SUPPLEMENT, text: `${OWN}\n特此告知。`, seen: 2 }),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('shows what the screening and the law say of a text, and the letter it makes', async () => {
    const text = '布署工作。'
    const { problems, html } = await head((ctx) => readLetterTemplate(ctx, { ...SENTENCE, text }))
    expect(problems).toContainEqual(
      expect.objectContaining({ line: 1, message: expect.stringContaining('布署') }),
    )
    expect(problems).toContainEqual(
      expect.objectContaining({ line: 0, message: expect.stringContaining('第三十六条') }),
    )
    expect(html).toContain('<p>经审查，布署工作。</p>')
  })

  it('no default has anything that screening or the law would say', async () => {
    for (const { kind, outcome, standard } of await head((ctx) => listLetterTemplates(ctx))) {
      const key = outcome === '' ? { kind, outcome } : { kind: 'reply' as const, outcome }
      const { problems } = await head((ctx) => readLetterTemplate(ctx, { ...key, text: standard }))
      expect(problems, `${kind} ${outcome}`).toEqual([])
    }
  })

  it('no version is ever changed', async () => {
    const change = head((ctx) =>
      (
        ctx.db as unknown as {
          updateTable(name: string): { set(to: object): { execute(): Promise<unknown> } }
        }
      )
        .updateTable('letter_template')
        .set({ text: '改' })
        .execute(),
    )
    await expect(change).rejects.toThrow(/permission denied|append-only/)
  })
})
