import type { Ctx } from '../lib/ctx.ts'
import { Answer } from '../lib/http.ts'
import { findColumn, listColumns } from '../modules/catalogue/index.ts'
import { gatheredFrom } from '../modules/catalogue/rules/index.ts'
import { listPublished, type PublicItem } from '../modules/documents/index.ts'
import { findSite, type Site } from '../modules/organs/index.ts'
import { movedColumn } from './columns.tsx'
import { originOf } from './origin.ts'
import { element, escaped } from './xml.ts'

/** As many as a reader who looks in once a week will want. */
const ENTRIES = 50

/** RSS 2.0 of everything, or of a column with all below it. */
export async function showFeed(ctx: Ctx, slug: string | null): Promise<Answer> {
  const site = await findSite(ctx)
  const column = slug === null ? null : await findColumn(ctx, { slug })
  const columns = await listColumns(ctx)
  const moved = column === null ? null : movedColumn(column, columns, '/feed.xml')
  if (moved !== null) return moved
  const columnIds = column === null ? [] : gatheredFrom(column, columns).map(({ id }) => id)
  const { items } = await listPublished(ctx, { columnIds, page: 1, perPage: ENTRIES })
  const names = new Map(columns.map(({ id, name }) => [id, name]))
  const about = {
    title: column === null ? site.name : `${column.name}_${site.name}`,
    path: column === null ? '/' : `/columns/${column.slug}`,
    feed: column === null ? '/feed.xml' : `/columns/${column.slug}/feed.xml`,
    description: column === null ? `${site.name}主动公开的政府信息` : column.description || column.name,
  }
  return new Answer(
    rss(site, about, items, (id) => names.get(id) ?? ''),
    {
      headers: { 'content-type': 'application/rss+xml; charset=utf-8' },
    },
  )
}

interface About {
  title: string
  path: string
  feed: string
  description: string
}

function rss(
  site: Site,
  about: About,
  items: readonly PublicItem[],
  columnName: (id: number) => string,
): string {
  const base = originOf(site)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">',
    '<channel>',
    element('title', about.title),
    element('link', base + about.path),
    `<atom:link href="${escaped(base + about.feed)}" rel="self" type="application/rss+xml"/>`,
    element('description', about.description),
    element('language', 'zh-cn'),
    ...items.map((item) => itemOf(base, item, columnName(item.columnId))),
    '</channel>',
    '</rss>',
    '',
  ].join('\n')
}

function itemOf(base: string, item: PublicItem, category: string): string {
  const address = `${base}/documents/${item.id}`
  return [
    '<item>',
    element('title', item.title),
    element('link', address),
    `<guid isPermaLink="true">${escaped(address)}</guid>`,
    element('category', category),
    element('pubDate', rfc822(item.publishedOn)),
    ...(item.summary === '' ? [] : [element('description', item.summary)]),
    '</item>',
  ].join('')
}

/** A legal day has no hour: midnight in China. */
function rfc822(day: PublicItem['publishedOn']): string {
  const [, weekday, date, month, year] =
    /^(\w{3}), (\d\d) (\w{3}) (\d{4})/.exec(new Date(`${day}T00:00:00Z`).toUTCString()) ?? []
  return `${weekday}, ${date} ${month} ${year} 00:00:00 +0800`
}
