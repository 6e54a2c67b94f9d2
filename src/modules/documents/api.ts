import { z } from 'zod'
import type { Ctx } from '../../lib/ctx.ts'
import { type Day, isDay } from '../../lib/day.ts'
import { route } from '../../lib/http.ts'
import { findPerson, listPeople } from '../accounts/index.ts'
import { listTrail } from '../audit/index.ts'
import { draftDocument } from './actions/draft-document.ts'
import { editDraft } from './actions/edit-draft.ts'
import { newEdition } from './actions/new-edition.ts'
import { publishDocument } from './actions/publish-document.ts'
import { reviewSecrecy } from './actions/review-secrecy.ts'
import { setIndexSeriesStart } from './actions/set-index-series-start.ts'
import { signDocument } from './actions/sign-document.ts'
import { submitForReview } from './actions/submit-for-review.ts'
import { listIndexSeries } from './index-series.ts'
import { type DocumentPage, type DocumentView, type TrailEntry, viewOf } from './presented.ts'
import { findDocumentForStaff, listDocuments } from './queries.ts'

export type { Content, Disclosure, DocumentKind, Validity } from './document.ts'
export type { IndexSeries } from './index-series.ts'
export type * from './presented.ts'
export type { Can } from './queries.ts'

const PER_PAGE = 20

const params = z.object({ id: z.coerce.number('编号应为数字').int('编号应为整数').positive('编号应为正数') })
const version = z.number('请刷新页面后重试').int('请刷新页面后重试')
const hash = z.string('请刷新页面后重试').length(64, '请刷新页面后重试')
const verdict = z.enum(['pass', 'return'], '请选择通过或退回')
const opinion = z.string().max(2000, '意见不超过 2000 字').default('')
const day = z.custom<Day>((value) => isDay(value), '日期应为 YYYY-MM-DD，例如 2026-03-02')

const column = z.number('请选择栏目').int('请选择栏目').positive('请选择栏目')
const kind = z.enum(
  ['general', 'rule', 'normativeDocument', 'interpretation', 'annualReport'],
  '请选择信息类型',
)
const title = z.string('请填写标题').trim().min(1, '请填写标题').max(300, '标题不超过 300 字')
const optionalContent = {
  bodyHtml: z.string('请填写正文').max(2_000_000, '正文过长').optional(),
  documentNumber: z.string().max(100, '文号不超过 100 字').optional(),
  issuedOn: day.nullable().optional(),
  theme: z.string().max(100, '分类不超过 100 字').optional(),
  disclosure: z.enum(['proactive', 'onRequest', 'withheld'], '请选择公开属性').optional(),
  disclosureReason: z.string().max(2000, '理由不超过 2000 字').optional(),
  source: z.string().max(200, '来源不超过 200 字').optional(),
  isRepost: z.boolean('请选择是否转载').optional(),
  summary: z.string().max(2000, '内容概述不超过 2000 字').optional(),
}
const draft = z.object({ columnId: column, kind, title, ...optionalContent })
const edit = z.object({
  version,
  columnId: column.optional(),
  kind: kind.optional(),
  title: title.optional(),
  ...optionalContent,
})
const filters = z.object({
  state: z
    .enum(['draft', 'inReview', 'approved', 'published', 'superseded', 'takenDown'], '没有这种状态')
    .optional(),
  columnId: z.coerce
    .number('栏目编号应为数字')
    .int('栏目编号应为整数')
    .positive('栏目编号应为正数')
    .optional(),
  page: z.coerce.number('页码应为数字').int('页码应为整数').min(1, '页码从 1 开始').default(1),
})

const YEAR = '年份应为 2000 至 2100 之间的整数'
const indexSeries = z.object({
  year: z.number('请填写年份').int(YEAR).min(2000, YEAR).max(2100, YEAR),
  last: z.number('请填写流水号').int('流水号应为整数'),
})

export const documentRoutes = [
  route({
    method: 'GET',
    url: '/api/documents',
    permission: 'documents.read',
    query: filters,
    handle: (ctx, { query }) => pageOf(ctx, query),
  }),
  route({
    method: 'GET',
    url: '/api/documents/:id',
    permission: 'documents.read',
    params,
    handle: async (ctx, { params: { id } }): Promise<DocumentView> => {
      const found = await findDocumentForStaff(ctx, id)
      const ids = [found.open, found.published].flatMap((each) => (each === null ? [] : [each.authorId]))
      return viewOf(found, await namesOf(ctx, [...ids, ...signersOf(found.review)]))
    },
  }),
  route({
    method: 'POST',
    url: '/api/documents',
    permission: 'documents.draft',
    body: draft,
    handle: (ctx, { body }) => draftDocument(ctx, body),
  }),
  route({
    method: 'PUT',
    url: '/api/documents/:id',
    permission: 'documents.draft',
    params,
    body: edit,
    handle: (ctx, { params: { id }, body }) => editDraft(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/documents/:id/submit',
    permission: 'documents.draft',
    params,
    body: z.object({ version, chainName: z.string('请选择审核流程').min(1, '请选择审核流程') }),
    handle: (ctx, { params: { id }, body }) => submitForReview(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/documents/:id/sign-off',
    permission: 'documents.sign',
    params,
    body: z.object({
      verdict,
      reviewed: z.boolean('请确认是否已审核'),
      proofread: z.boolean('请确认是否已校对'),
      opinion,
      contentHash: hash,
    }),
    handle: async (ctx, { params: { id }, body }) => ({ state: await signDocument(ctx, id, body) }),
  }),
  route({
    method: 'POST',
    url: '/api/documents/:id/secrecy-review',
    permission: 'secrecy.review',
    params,
    body: z.object({ verdict, opinion, contentHash: hash }),
    handle: (ctx, { params: { id }, body }) => reviewSecrecy(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/documents/:id/publication',
    permission: 'documents.publish',
    params,
    body: z.object({ channelId: z.number('请选择公开渠道').int('请选择公开渠道').optional() }),
    handle: (ctx, { params: { id }, body }) => publishDocument(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/documents/:id/edition',
    permission: 'documents.draft',
    params,
    handle: (ctx, { params: { id } }) => newEdition(ctx, id),
  }),
  route({
    method: 'GET',
    url: '/api/documents/:id/trail',
    permission: 'documents.read',
    params,
    handle: (ctx, { params: { id } }) => trailOf(ctx, id),
  }),
  route({
    method: 'GET',
    url: '/api/settings/index-series',
    permission: 'settings.organ',
    handle: (ctx) => listIndexSeries(ctx),
  }),
  route({
    method: 'PUT',
    url: '/api/settings/index-series',
    permission: 'settings.organ',
    body: indexSeries,
    handle: (ctx, { body }) => setIndexSeriesStart(ctx, body),
  }),
]

async function pageOf(ctx: Ctx, asked: z.output<typeof filters>): Promise<DocumentPage> {
  const { total, items } = await listDocuments(ctx, { ...asked, perPage: PER_PAGE })
  const nameOf = await namesOf(
    ctx,
    items.map((item) => item.authorId),
  )
  return {
    total,
    page: asked.page,
    perPage: PER_PAGE,
    items: items.map(({ authorId, writtenAt, ...item }) => ({
      ...item,
      author: nameOf(authorId),
      writtenAt: writtenAt.toISOString(),
    })),
  }
}

async function trailOf(ctx: Ctx, id: number): Promise<TrailEntry[]> {
  const trail = await listTrail(ctx, { kind: 'document', id })
  return trail.map(({ at, actor, action, detail }) => ({
    at,
    // An actor is kept as it was: a person and a job have names, a visitor has none.
    actor: (actor as { name?: string }).name ?? '公众',
    action,
    detail,
  }))
}

function signersOf(
  review: { chain: { levels: readonly { signers: readonly number[] }[] } } | null,
): number[] {
  return review === null ? [] : review.chain.levels.flatMap((level) => [...level.signers])
}

/** Names by id; those who have left are asked for one by one. */
async function namesOf(ctx: Ctx, ids: readonly number[]): Promise<(id: number) => string> {
  const names = new Map((await listPeople(ctx)).map((person) => [person.id, person.name]))
  for (const id of new Set(ids)) {
    if (!names.has(id)) names.set(id, (await findPerson(ctx, id)).name)
  }
  return (id) => names.get(id) ?? ''
}
