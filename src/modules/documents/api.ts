import { z } from 'zod'
import type { Ctx } from '../../lib/ctx.ts'
import { route } from '../../lib/http.ts'
import { insist } from '../../lib/refusal.ts'
import { namesOf } from '../accounts/index.ts'
import { listTrail } from '../audit/index.ts'
import { whyNotTheme } from '../catalogue/rules/index.ts'
import { draftDocument } from './actions/draft-document.ts'
import { editDraft } from './actions/edit-draft.ts'
import { newEdition } from './actions/new-edition.ts'
import { reviewSecrecy } from './actions/review-secrecy.ts'
import { signDocument } from './actions/sign-document.ts'
import { submitForReview } from './actions/submit-for-review.ts'
import { columnDocumentRoutes } from './catalogue-api.ts'
import { draftInput, editInput, version } from './content-input.ts'
import { fileRoutes } from './file-api.ts'
import {
  type DocumentPage,
  type DocumentView,
  type EditionLine,
  type EditionView,
  editionView,
  type TrailEntry,
  viewOf,
} from './presented.ts'
import { publicationRoutes } from './publication-api.ts'
import { findDocumentForStaff, findEdition, listDocuments, listEditions } from './queries.ts'
import { findRelatable, findRelated } from './relations.ts'
import type { RelationTarget } from './rules/index.ts'
import { screeningRoutes, unlessMarked } from './screening-api.ts'
import { signingMore, signingRoutes, submissionMore } from './signing-api.ts'
import { takedownRoutes } from './takedown-api.ts'

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
const hash = z.string('请刷新页面后重试').length(64, '请刷新页面后重试')
const verdict = z.enum(['pass', 'return'], '请选择通过或退回')
const opinion = z.string().max(2000, '意见不超过 2000 字').default('')
const edition = z.coerce.number('版次应为数字').int('版次应为整数').positive('版次应为正数')
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

export const documentRoutes = [
  ...columnDocumentRoutes,
  ...takedownRoutes,
  ...fileRoutes,
  ...screeningRoutes,
  ...signingRoutes,
  ...publicationRoutes,
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
    body: draftInput,
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
    body: editInput,
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
    url: '/api/documents/:id/trail',
    permission: 'documents.read',
    params,
    handle: (ctx, { params: { id } }) => trailOf(ctx, id),
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
