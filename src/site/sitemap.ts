import type { Ctx } from '../lib/ctx.ts'
import { Answer } from '../lib/http.ts'
import { NotFound } from '../lib/refusal.ts'
import { listColumns } from '../modules/catalogue/index.ts'
import { gatheredFrom } from '../modules/catalogue/rules/index.ts'
import {
  listChangeDates,
  listColumnChanges,
  listPartsOfPublic,
  sitemapAddress,
} from '../modules/documents/index.ts'
import { findSite } from '../modules/organs/index.ts'
import { originOf } from './origin.ts'
import { element } from './xml.ts'

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'

interface Entry {
  path: string
  /** Null where nothing has been published yet. */
  changedAt: Date | null
}

/** What crawlers may read, and where the list of pages is. */
export async function showRobots(ctx: Ctx): Promise<Answer> {
  const site = await findSite(ctx)
  const lines = [
    'User-agent: *',
    // Results are made of the pages that are listed already; tracking is between the applicant and the organ.
    ...['/console/', '/api/', '/search', '/request/'].map((path) => `Disallow: ${path}`),
    `Sitemap: ${originOf(site)}/sitemap.xml`,
    '',
  ]
  return new Answer(lines.join('\n'), { headers: { 'content-type': 'text/plain; charset=utf-8' } })
}

/** The list of site maps (sitemaps.org): one of the columns, and one for each part of the documents. */
export async function showSitemapIndex(ctx: Ctx): Promise<Answer> {
  const columns = [...(await listColumnChanges(ctx)).values()]
  const parts = await listPartsOfPublic(ctx)
  const entries = [
    { path: '/sitemaps/columns.xml', changedAt: latest(columns) },
    ...parts.map(({ part, changedAt }) => ({ path: sitemapAddress(part), changedAt })),
  ]
  return xml(ctx, 'sitemapindex', 'sitemap', entries)
}

/** The home page and every column that holds something itself, each with the day of its last change. */
export async function showColumnSitemap(ctx: Ctx): Promise<Answer> {
  const columns = await listColumns(ctx)
  const changes = await listColumnChanges(ctx)
  const held = columns.filter(
    ({ kind, retirement }) => retirement === null && kind !== 'link' && kind !== 'request',
  )
  const entries = held.map((each) => ({
    path: `/columns/${each.slug}`,
    changedAt: latest(gatheredFrom(each, columns).flatMap(({ id }) => changes.get(id) ?? [])),
  }))
  const home = { path: '/', changedAt: latest([...changes.values()]) }
  return xml(ctx, 'urlset', 'url', [home, ...entries, { path: '/request', changedAt: null }])
}

/** The public documents of one part, counted from 1. NotFound for a part without any. */
export async function showDocumentSitemap(ctx: Ctx, part: number): Promise<Answer> {
  const documents = await listChangeDates(ctx, part)
  if (documents.length === 0) throw new NotFound('这份站点地图')
  const entries = documents.map(({ id, changedAt }) => ({ path: `/documents/${id}`, changedAt }))
  return xml(ctx, 'urlset', 'url', entries)
}

async function xml(ctx: Ctx, root: string, item: string, entries: readonly Entry[]): Promise<Answer> {
  const base = originOf(await findSite(ctx))
  const lines = entries.map(({ path, changedAt }) => {
    const changed = changedAt === null ? '' : element('lastmod', changedAt.toISOString())
    return `<${item}>${element('loc', base + path)}${changed}</${item}>`
  })
  const text = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<${root} xmlns="${NAMESPACE}">`,
    ...lines,
    `</${root}>`,
    '',
  ]
  return new Answer(text.join('\n'), { headers: { 'content-type': 'application/xml; charset=utf-8' } })
}

function latest(dates: readonly Date[]): Date | null {
  return dates.reduce<Date | null>((last, each) => (last === null || each > last ? each : last), null)
}
