import { z } from 'zod'
import type { Ctx } from '../../lib/ctx.ts'
import { type Day, day as dayOf, instantInChina, isDay } from '../../lib/day.ts'
import { route } from '../../lib/http.ts'
import { insist } from '../../lib/refusal.ts'
import { findPerson, listPeople } from '../accounts/index.ts'
import { listTrail } from '../audit/index.ts'
import { whyNotTheme } from '../catalogue/rules/index.ts'
import { listCarrying, listChannels, listConnected, listPostings } from '../channels/index.ts'
import { draftDocument } from './actions/draft-document.ts'
import { editDraft } from './actions/edit-draft.ts'
import { markValidity } from './actions/mark-validity.ts'
import { newEdition } from './actions/new-edition.ts'
import { publishDocument } from './actions/publish-document.ts'
import { publishElsewhere } from './actions/publish-elsewhere.ts'
import { reviewSecrecy } from './actions/review-secrecy.ts'
import { cancelSchedule, schedulePublication } from './actions/schedule-publication.ts'
import { setIndexSeriesStart } from './actions/set-index-series-start.ts'
import { signDocument } from './actions/sign-document.ts'
import { submitForReview } from './actions/submit-for-review.ts'
import { columnDocumentRoutes } from './catalogue-api.ts'
import { GENRES } from './document.ts'
import { fileRoutes } from './file-api.ts'
import { listIndexSeries } from './index-series.ts'
import {
  type CarryingChannel,
  type DocumentPage,
  type DocumentView,
  type EditionLine,
  type EditionView,
  editionView,
  type PublicationsToDo,
  type TrailEntry,
  viewOf,
} from './presented.ts'
import { findDocumentForStaff, findEdition, listDocuments, listEditions } from './queries.ts'
import { findRelatable, findRelated } from './relations.ts'
import type { RelationTarget } from './rules/index.ts'
import { listSchedules } from './schedules.ts'
import { screeningRoutes, unlessMarked } from './screening-api.ts'
import { signingMore, signingRoutes, submissionMore } from './signing-api.ts'
import { takedownRoutes } from './takedown-api.ts'
import { listUnsigned } from './under-review.ts'

export type { SignedReposts } from './actions/sign-document.ts'
export type { Attachment } from './attachment.ts'
export type * from './catalogue-state.ts'
export type { ChainChoices, ChainShown, StatedTopic } from './chain-choices.ts'
export type {
  Content,
  Disclosure,
  DocumentKind,
  Genre,
  Relation,
  RelationKind,
  Validity,
} from './document.ts'
export type { FormerTextView, Writing } from './file-api.ts'
export type { FindingView } from './findings-presented.ts'
export type { IndexSeries } from './index-series.ts'
export type * from './presented.ts'
export type { Can } from './queries.ts'
export type { Related } from './relations.ts'
export type * from './takedown-presented.ts'

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
  genre: z.enum(['', ...GENRES], '没有这种体裁').optional(),
  sourceUrl: z
    .string()
    .trim()
    .max(1000, '来源网址不超过 1000 字')
    .refine(isWebAddress, '来源网址应以 http:// 或 https:// 开头，例如 https://www.gov.cn/')
    .optional(),
  byline: z.string().max(100, '作者不超过 100 字').optional(),
  keywords: z.string().max(300, '关键词不超过 300 字').optional(),
  relations: z
    .array(
      z.object({
        kind: z.enum(['interprets', 'repeals', 'amends'], '请选择关联方式'),
        documentId: z.number('请选择文件').int('请选择文件').positive('请选择文件'),
      }),
      '请选择要关联的文件',
    )
    .max(50, '关联的文件不超过 50 份')
    .readonly()
    .optional(),
}
const MINUTE = '请填写日期和时间，例如 2026-03-02 09:00'
const minute = z.string(MINUTE).transform((text, found) => {
  const [, date, hour, minutes] = /^(\d{4}-\d{2}-\d{2}) ([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? []
  if (isDay(date)) return instantInChina(dayOf(date), Number(hour), Number(minutes))
  found.addIssue(MINUTE)
  return z.NEVER
})
const edition = z.coerce.number('版次应为数字').int('版次应为整数').positive('版次应为正数')
const draft = z.object({ columnId: column, kind, title, ...optionalContent })
const attachment = z.object({
  no: z.number('请刷新页面后重试').int('请刷新页面后重试'),
  name: z.string('请填写附件名称').trim().min(1, '请填写附件名称').max(120, '附件名称不超过 120 字'),
})
const edit = z.object({
  version,
  columnId: column.optional(),
  kind: kind.optional(),
  title: title.optional(),
  attachments: z.array(attachment, '请刷新页面后重试').max(200, '附件过多').readonly().optional(),
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
  ...columnDocumentRoutes,
  ...takedownRoutes,
  ...fileRoutes,
  ...screeningRoutes,
  ...signingRoutes,
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
      const ids = [found.open, found.published, found.underReview].flatMap((each) =>
        each === null ? [] : [each.authorId],
      )
      return viewOf(found, await namesOf(ctx, [...ids, ...signersOf(found.review)]))
    },
  }),
  route({
    method: 'POST',
    url: '/api/documents',
    permission: 'documents.draft',
    body: draft,
    handle: async (ctx, { body }) => {
      await insistTheme(ctx, null, body.theme)
      return unlessMarked(ctx, { changes: body }, () => draftDocument(ctx, body))
    },
  }),
  route({
    method: 'PUT',
    url: '/api/documents/:id',
    permission: 'documents.draft',
    params,
    body: edit,
    handle: async (ctx, { params: { id }, body }) => {
      await insistTheme(ctx, id, body.theme)
      return unlessMarked(ctx, { id, changes: body }, () => editDraft(ctx, id, body))
    },
  }),
  route({
    method: 'POST',
    url: '/api/documents/:id/submit',
    permission: 'documents.draft',
    params,
    body: z.object({ version, ...submissionMore }),
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
      ...signingMore,
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
    body: z.object({
      channelId: z.number('请选择公开渠道').int('请选择公开渠道').optional(),
      urgentReason: z.string().max(2000, '理由不超过 2000 字').optional(),
    }),
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
    url: '/api/documents/:id/editions',
    permission: 'documents.read',
    params,
    handle: async (ctx, { params: { id } }): Promise<EditionLine[]> => {
      const editions = await listEditions(ctx, id)
      const nameOf = await namesOf(
        ctx,
        editions.map(({ authorId }) => authorId),
      )
      return editions.map((each) => {
        const { content: _, version: __, ...line } = editionView(each, nameOf)
        return line
      })
    },
  }),
  route({
    method: 'GET',
    url: '/api/documents/:id/comparison',
    permission: 'documents.read',
    params,
    query: z.object({ before: edition, after: edition }),
    handle: async (
      ctx,
      { params: { id }, query },
    ): Promise<{ before: EditionView; after: EditionView; related: RelationTarget[] }> => {
      const pair = [
        await findEdition(ctx, id, query.before),
        await findEdition(ctx, id, query.after),
      ] as const
      const nameOf = await namesOf(
        ctx,
        pair.map(({ authorId }) => authorId),
      )
      const named = pair.flatMap(({ content }) => content.relations.map(({ documentId }) => documentId))
      return {
        before: editionView(pair[0], nameOf),
        after: editionView(pair[1], nameOf),
        related: await findRelated(ctx, named),
      }
    },
  }),
  route({
    method: 'GET',
    url: '/api/published-documents',
    permission: 'documents.read',
    query: z.object({ words: z.string().trim().max(100, '不超过 100 字').default('') }),
    handle: (ctx, { query: { words } }) => findRelatable(ctx, words),
  }),
  route({
    method: 'GET',
    url: '/api/publications/to-do',
    permission: 'documents.read',
    handle: async (ctx): Promise<PublicationsToDo> => ({
      schedules: await listSchedules(ctx),
      unsigned: await listUnsigned(ctx),
    }),
  }),
  route({
    method: 'POST',
    url: '/api/documents/:id/validity',
    permission: 'documents.publish',
    params,
    body: z.object({
      validity: z.enum(['valid', 'expired', 'repealed', 'amended'], '请选择效力状态'),
      reason: z.string().max(500, '依据或原因不超过 500 字').default(''),
    }),
    handle: (ctx, { params: { id }, body }) => markValidity(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/documents/:id/schedule',
    permission: 'documents.publish',
    params,
    body: z.object({ at: minute }),
    handle: (ctx, { params: { id }, body }) => schedulePublication(ctx, id, body),
  }),
  route({
    method: 'DELETE',
    url: '/api/documents/:id/schedule',
    permission: 'documents.publish',
    params,
    handle: (ctx, { params: { id } }) => cancelSchedule(ctx, id),
  }),
  route({
    method: 'GET',
    url: '/api/documents/:id/channels',
    permission: 'documents.read',
    params,
    handle: (ctx, { params: { id } }) => carryingChannels(ctx, id),
  }),
  route({
    method: 'POST',
    url: '/api/documents/:id/channels',
    permission: 'documents.publish',
    params,
    body: z.object({ channelId: z.number('请选择公开渠道').int('请选择公开渠道') }),
    handle: (ctx, { params: { id }, body }) => publishElsewhere(ctx, id, body.channelId),
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

/** New input is of the 主题分类; what an older text says may stay. */
async function insistTheme(ctx: Ctx, id: number | null, theme: string | undefined): Promise<void> {
  if (theme === undefined || theme.trim() === '') return
  const reason = whyNotTheme(theme.trim())
  if (reason === null) return
  const before = id === null ? null : (await findDocumentForStaff(ctx, id)).open
  if (before?.content.theme !== theme.trim()) insist(reason)
}

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

/** The channels of the organ with what they carried of the public edition. */
async function carryingChannels(ctx: Ctx, id: number): Promise<CarryingChannel[]> {
  const { published } = await findDocumentForStaff(ctx, id)
  const carrying =
    published === null ? [] : await listCarrying(ctx, { documentId: id, editionNo: published.no })
  const channels = await listChannels(ctx)
  const connected = await listConnected(ctx)
  const postings = (await listPostings(ctx, id)).reverse()
  return channels.map(({ id: channelId, name }) => ({
    id: channelId,
    name,
    isCarried: carrying.includes(channelId),
    isConnected: connected.includes(channelId),
    postings: postings.filter((each) => each.channelId === channelId),
  }))
}

function isWebAddress(text: string): boolean {
  return text === '' || (/^https?:\/\//i.test(text) && URL.canParse(text))
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
