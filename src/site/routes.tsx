import { z } from 'zod'
import type { Ctx } from '../lib/ctx.ts'
import { addDays, type Day, yearOf } from '../lib/day.ts'
import { Answer, route } from '../lib/http.ts'
import type { Refusal } from '../lib/refusal.ts'
import { listColumns } from '../modules/catalogue/index.ts'
import { childrenOf, gatheredFrom } from '../modules/catalogue/rules/index.ts'
import { countPublications } from '../modules/channels/index.ts'
import { listPublished, newestPublished } from '../modules/documents/index.ts'
import { findOrgan } from '../modules/organs/index.ts'
import { countReceived } from '../modules/requests/index.ts'
import { showAccessibility, showSiteMap } from './about-site.tsx'
import { showColumn } from './columns.tsx'
import { showDocument, showEarlierEdition } from './documents.tsx'
import { showFeed } from './feeds.ts'
import { filePages } from './file-routes.ts'
import { linkTo, pageText, showPage } from './frame.tsx'
import { ICON, showIcon } from './icon.ts'
import { notePages } from './note-routes.tsx'
import { openPages } from './open/routes.tsx'
import { Home } from './pages/home.tsx'
import { Notice } from './pages/notice.tsx'
import { reportPages } from './report-routes.ts'
import { requestPages } from './request-routes.tsx'
import { scriptPages } from './scripts.ts'
import { searchPages } from './search-routes.tsx'
import { showColumnSitemap, showDocumentSitemap, showRobots, showSitemapIndex } from './sitemap.ts'
import { STYLESHEET } from './stylesheet.ts'

export const siteRoutes = [
  ...requestPages,
  ...scriptPages,
  ...filePages,
  ...reportPages,
  ...searchPages,
  ...notePages,
  ...openPages,
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
    url: '/feed.xml',
    permission: 'public',
    cached: true,
    handle: (ctx) => showFeed(ctx, null),
  }),
  route({
    method: 'GET',
    url: '/columns/:slug/feed.xml',
    permission: 'public',
    cached: true,
    params: z.object({ slug: z.string() }),
    handle: (ctx, { params }) => showFeed(ctx, params.slug),
  }),
  route({ method: 'GET', url: ICON, permission: 'public', cached: true, handle: showIcon }),
  route({ method: 'GET', url: '/site-map', permission: 'public', cached: true, handle: showSiteMap }),
  route({
    method: 'GET',
    url: '/accessibility',
    permission: 'public',
    cached: true,
    handle: showAccessibility,
  }),
  route({ method: 'GET', url: '/robots.txt', permission: 'public', cached: true, handle: showRobots }),
  route({ method: 'GET', url: '/sitemap.xml', permission: 'public', cached: true, handle: showSitemapIndex }),
  route({
    method: 'GET',
    url: '/sitemaps/columns.xml',
    permission: 'public',
    cached: true,
    handle: showColumnSitemap,
  }),
  route({
    method: 'GET',
    url: '/sitemaps/documents-:part.xml',
    permission: 'public',
    cached: true,
    params: z.object({ part: z.coerce.number().int().positive('没有这份站点地图') }),
    handle: (ctx, { params }) => showDocumentSitemap(ctx, params.part),
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
    url: '/documents/:id/editions/:no',
    permission: 'public',
    cached: true,
    params: z.object({
      id: z.coerce.number().int().positive('没有这个编号'),
      no: z.coerce.number().int().positive('没有这个版次'),
    }),
    handle: (ctx, { params }) => showEarlierEdition(ctx, params.id, params.no),
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
  return pageText(ctx, '提示', [], <Notice status={status} messages={messages} />, { path: null })
}

async function showHome(ctx: Ctx): Promise<Answer> {
  const columns = await listColumns(ctx)
  const organ = await findOrgan(ctx)
  const newest = await newestPublished(ctx, 8)
  const year = await yearToShow(ctx, newest[0]?.publishedOn ?? ctx.today)
  const headlineColumn = columns.find((each) => each.slug === 'headlines' && each.retirement === null)
  const headlines = headlineColumn
    ? await listPublished(ctx, { columnIds: [headlineColumn.id], page: 1, perPage: 1 })
    : null
  const inNavigation = childrenOf(null, columns).filter(({ visibility }) => visibility === 'shown')
  const blocks = inNavigation.filter((each) => each.kind === 'list' && each !== headlineColumn)
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
            columnIds: gatheredFrom(each, columns).map(({ id }) => id),
            page: 1,
            perPage: 5,
          })
        ).items,
      })),
    ),
    ways: inNavigation
      .filter((each) => each.kind !== 'list')
      .map((each) => ({ ...linkTo(each), note: each.description })),
  }
  const feed = { title: organ.name, href: '/feed.xml' }
  return showPage(ctx, organ.name, [], <Home view={view} organName={organ.name} />, { feed })
}

/** The year of the newest information; in January the figures of the year that has ended say more, where there are any. */
async function yearToShow(ctx: Ctx, newest: Day): Promise<number> {
  const before = yearOf(addDays(newest, -31))
  if (before === yearOf(newest)) return before
  const counts = await countPublications(ctx, before)
  return counts.some(({ count }) => count > 0) ? before : yearOf(newest)
}
