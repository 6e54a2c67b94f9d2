import { z } from 'zod'
import type { Ctx } from '../lib/ctx.ts'
import { addDays, type Day, minuteInChina, yearOf } from '../lib/day.ts'
import { Answer, route } from '../lib/http.ts'
import { NotFound, type Refusal } from '../lib/refusal.ts'
import { type Column, findColumn, listColumns } from '../modules/catalogue/index.ts'
import { countPublications } from '../modules/channels/index.ts'
import { findPublished, listPublished, newestPublished } from '../modules/documents/index.ts'
import { findOrgan } from '../modules/organs/index.ts'
import { countReceived } from '../modules/requests/index.ts'
import { linkTo, pageText, showPage } from './frame.tsx'
import { ColumnPage } from './pages/column.tsx'
import { DocumentPage } from './pages/document.tsx'
import { Home } from './pages/home.tsx'
import { Notice } from './pages/notice.tsx'
import type { Frame } from './parts/layout.tsx'
import { requestPages } from './request-routes.tsx'
import { STYLESHEET } from './stylesheet.ts'

const PER_PAGE = 20

export const siteRoutes = [
  ...requestPages,
  route({ method: 'GET', url: '/', permission: 'public', cached: true, handle: showHome }),
  route({
    method: 'GET',
    url: '/columns/:slug',
    permission: 'public',
    cached: true,
    params: z.object({ slug: z.string() }),
    query: z.object({ page: z.coerce.number().int().min(1, '页码从 1 开始').default(1) }),
    handle: (ctx, { params, query }) => showColumn(ctx, params.slug, query.page),
  }),
  route({
    method: 'GET',
    url: '/documents/:id',
    permission: 'public',
    cached: true,
    params: z.object({ id: z.coerce.number().int().positive('没有这个编号') }),
    handle: (ctx, { params }) => showDocument(ctx, params.id),
  }),
  route({
    method: 'GET',
    url: STYLESHEET.href,
    permission: 'public',
    cached: true,
    handle: async () =>
      new Answer(STYLESHEET.css, {
        headers: {
          'content-type': 'text/css; charset=utf-8',
          'cache-control': 'public, max-age=31536000, immutable',
        },
      }),
  }),
]

/** A failure in the house style. */
export async function showNotice(ctx: Ctx, status: number, refusals: readonly Refusal[]): Promise<string> {
  const messages = refusals.map((each) => each.message)
  return pageText(ctx, '提示', [], <Notice status={status} messages={messages} />)
}

async function showHome(ctx: Ctx): Promise<Answer> {
  const columns = await listColumns(ctx)
  const organ = await findOrgan(ctx)
  const newest = await newestPublished(ctx, 8)
  const year = await yearToShow(ctx, newest[0]?.publishedOn ?? ctx.today)
  const headlineColumn = columns.find((each) => each.slug === 'headlines')
  const headlines = headlineColumn
    ? await listPublished(ctx, { columnIds: [headlineColumn.id], page: 1, perPage: 1 })
    : null
  const blocks = columns.filter(
    (each) => each.parentId === null && each.kind === 'list' && each !== headlineColumn,
  )
  const channels = await countPublications(ctx, year)
  const view = {
    headline: headlines?.items[0] ?? null,
    figures: [
      { label: `${year}年主动公开信息（条）`, value: channels.reduce((sum, each) => sum + each.count, 0) },
      { label: '其中本网站发布（条）', value: channels.find((each) => each.kind === 'website')?.count ?? 0 },
      { label: '收到公开申请（件）', value: await countReceived(ctx, year) },
    ],
    newest,
    blocks: await Promise.all(
      blocks.map(async (each) => ({
        ...linkTo(each),
        items: (
          await listPublished(ctx, {
            columnIds: [each, ...descendantsOf(each, columns)].map(({ id }) => id),
            page: 1,
            perPage: 5,
          })
        ).items,
      })),
    ),
    ways: columns
      .filter((each) => each.parentId === null && each.kind !== 'list')
      .map((each) => ({ ...linkTo(each), note: each.description })),
  }
  return showPage(ctx, organ.name, [], <Home view={view} organName={organ.name} />)
}

/** The year of the newest information; in January the figures of the year that has ended say more, where there are any. */
async function yearToShow(ctx: Ctx, newest: Day): Promise<number> {
  const before = yearOf(addDays(newest, -31))
  if (before === yearOf(newest)) return before
  const counts = await countPublications(ctx, before)
  return counts.some(({ count }) => count > 0) ? before : yearOf(newest)
}

async function showColumn(ctx: Ctx, slug: string, number: number): Promise<Answer> {
  const columns = await listColumns(ctx)
  const column = await findColumn(ctx, { slug })
  const path = pathTo(column, columns)
  const columnIds = [column, ...descendantsOf(column, columns)].map((each) => each.id)
  const { items, total } = await listPublished(ctx, { columnIds, page: number, perPage: PER_PAGE })
  const pages = Math.max(1, Math.ceil(total / PER_PAGE))
  // Only what exists is a page: made-up numbers must not crowd the real ones out of the memory.
  if (number > pages) throw new NotFound('这一页')
  const top = path[0] ?? column
  const view = {
    ...linkTo(column),
    description: column.description,
    tree: [top, ...descendantsOf(top, columns)].map((each) => ({
      ...linkTo(each),
      level: pathTo(each, columns).length - 1,
      current: each.id === column.id,
    })),
    items,
    total,
    page: number,
    pages,
  }
  const meta: Frame['meta'] = [
    ['ColumnName', column.name],
    ['ColumnDescription', column.description || column.name],
    ['ColumnKeywords', column.name],
    ['ColumnType', path.map((each) => each.name).join('-')],
  ]
  return showPage(ctx, column.name, path.map(linkTo), <ColumnPage view={view} />, { meta })
}

async function showDocument(ctx: Ctx, id: number): Promise<Answer> {
  const document = await findPublished(ctx, id)
  const columns = await listColumns(ctx)
  const organ = await findOrgan(ctx)
  const column = await findColumn(ctx, { id: document.columnId })
  const crumbs = [...pathTo(column, columns).map(linkTo), { name: '正文', href: `/documents/${id}` }]
  const view = { ...document, organName: organ.name, validity: VALIDITY[document.validity] }
  const meta: Frame['meta'] = [
    ['ArticleTitle', document.title],
    ['PubDate', minuteInChina(document.publishedAt)],
    ['ContentSource', document.source || organ.name],
    ['ColumnName', column.name],
  ]
  return showPage(ctx, document.title, crumbs, <DocumentPage view={view} />, { meta })
}

const VALIDITY = { valid: '有效', expired: '失效', repealed: '废止', amended: '修改' } as const

/** From the topmost column down to this one. */
function pathTo(column: Column, columns: readonly Column[]): Column[] {
  const parent = columns.find((each) => each.id === column.parentId)
  return parent === undefined ? [column] : [...pathTo(parent, columns), column]
}

/** All columns below this one, each followed by its own. */
function descendantsOf(column: Column, columns: readonly Column[]): Column[] {
  return columns
    .filter((each) => each.parentId === column.id)
    .flatMap((each) => [each, ...descendantsOf(each, columns)])
}
