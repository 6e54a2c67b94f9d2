import type { Child } from 'hono/jsx'
import type { Ctx } from '../lib/ctx.ts'
import { type Answer, html } from '../lib/http.ts'
import { type Column, listColumns } from '../modules/catalogue/index.ts'
import { childrenOf } from '../modules/catalogue/rules/index.ts'
import { findSite } from '../modules/organs/index.ts'
import { type Frame, renderPage } from './parts/layout.tsx'

const HOME = { name: '首页', href: '/' }
export const SEARCH = { name: '检索', href: '/search' }

interface PageOptions {
  meta?: Frame['meta']
  feed?: Frame['feed']
  about?: Frame['about']
  /** Where the page is, when it is not where the last crumb leads; null for a page that nobody should keep. */
  path?: string | null
}

/** A page of the site as an answer: `crumbs` lead from below the home page to this one. */
export async function showPage(
  ctx: Ctx,
  title: string,
  crumbs: Frame['crumbs'],
  content: Child,
  options: PageOptions & { status?: number } = {},
): Promise<Answer> {
  const text = await pageText(ctx, title, crumbs, content, options)
  return html(text, options.status === undefined ? {} : { status: options.status })
}

/** The same as text, for a page that reports a failure. */
export async function pageText(
  ctx: Ctx,
  title: string,
  crumbs: Frame['crumbs'],
  content: Child,
  { meta = [], feed, about, path = crumbs.at(-1)?.href ?? '/' }: PageOptions = {},
): Promise<string> {
  const columns = await listColumns(ctx)
  const shown = childrenOf(null, columns).filter(({ visibility }) => visibility === 'shown')
  const nav = [HOME, ...shown.map(linkTo), SEARCH]
  const frame = { site: await findSite(ctx), nav, crumbs: [HOME, ...crumbs], meta, feed, about, path }
  return renderPage(title, frame, content)
}

/** Where a column is; the request desk is the form, a link is elsewhere. */
export function linkTo(column: Pick<Column, 'name' | 'slug' | 'kind' | 'address'>): {
  name: string
  href: string
} {
  const { name, slug, kind, address } = column
  if (kind === 'request') return { name, href: '/request' }
  return { name, href: kind === 'link' ? address : `/columns/${slug}` }
}
