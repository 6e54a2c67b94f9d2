import type { z } from 'zod'
import type { Ctx } from '../../lib/ctx.ts'
import { NotFound } from '../../lib/refusal.ts'
import { findPublishedReport, REPORT_FILES, type ReportFormat } from '../../modules/annual-report/index.ts'
import { listColumns } from '../../modules/catalogue/index.ts'
import { gatheredFrom } from '../../modules/catalogue/rules/index.ts'
import {
  fileAddress,
  findPublished,
  listOpen,
  listOpenPart,
  type OpenItem,
} from '../../modules/documents/index.ts'
import { findSite } from '../../modules/organs/index.ts'
import { textOfHtml } from '../../modules/screening/rules/index.ts'
import { linkTo } from '../frame.tsx'
import { originOf } from '../origin.ts'
import type { columnList, documentLine, documentList, reportList, wholeDocument } from './answers.ts'

export const MOST_AT_ONCE = 100

type Line = z.input<typeof documentLine>

export interface ListAsked {
  after: number
  limit: number
  column?: string | undefined
  kind?: OpenItem['kind'] | undefined
  changedSince?: string | undefined
}

/** Documents from after this one on, with the address that goes on from the last. NotFound for a strange column. */
export async function documentsAfter(ctx: Ctx, asked: ListAsked): Promise<z.input<typeof documentList>> {
  const { after, limit, column: slug, kind, changedSince } = asked
  const columns = await listColumns(ctx)
  const column = columns.find((each) => each.slug === slug)
  if (slug !== undefined && column === undefined) throw new NotFound('这个栏目')
  const columnIds = column === undefined ? undefined : gatheredFrom(column, columns).map(({ id }) => id)
  const since = changedSince === undefined ? undefined : new Date(changedSince)
  const found = await listOpen(ctx, { after, limit: limit + 1, columnIds, kind, changedSince: since })
  const items = await linesOf(ctx, found.slice(0, limit))
  const last = items.at(-1)?.id
  const more = found.length > limit && last !== undefined
  const filters = Object.entries({ after: last, limit, column: slug, kind, changedSince })
  const query = new URLSearchParams(
    filters.flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as [string, string]],
    ),
  )
  const base = originOf(await findSite(ctx))
  return { items, next: more ? `${base}/open/v1/documents?${query}` : null }
}

/** All documents of a part, for files. NotFound for a part without any. */
export async function documentsOfPart(ctx: Ctx, part: number): Promise<Line[]> {
  const found = await listOpenPart(ctx, part)
  if (found.length === 0) throw new NotFound('这份数据')
  return linesOf(ctx, found)
}

/** A document with its text and files. NotFound for what is not public. */
export async function documentWhole(ctx: Ctx, id: number): Promise<z.input<typeof wholeDocument>> {
  const document = await findPublished(ctx, id)
  const [line] = await linesOf(ctx, [{ ...document, changedAt: document.publishedAt }])
  if (line === undefined) throw new NotFound('这条信息')
  const base = originOf(await findSite(ctx))
  return {
    ...line,
    source: document.source,
    author: document.byline,
    keywords: document.keywords === '' ? [] : document.keywords.split('、'),
    editionNo: document.editionNo,
    bodyHtml: document.bodyHtml,
    text: textOfHtml(document.bodyHtml),
    attachments: document.attachments.map(({ no, name, type, size }) => ({
      name,
      url: base + fileAddress(id, 'attachment', no),
      type,
      size,
    })),
  }
}

/** The columns that stand in the navigation and hold something themselves. */
export async function columnsOpen(ctx: Ctx): Promise<z.input<typeof columnList>> {
  const columns = await listColumns(ctx)
  const base = originOf(await findSite(ctx))
  const shown = columns.filter(({ visibility, retirement }) => visibility === 'shown' && retirement === null)
  return {
    items: shown.map((each) => {
      const { href } = linkTo(each)
      const holds = each.kind !== 'link' && each.kind !== 'request'
      return {
        slug: each.slug,
        name: each.name,
        parent: columns.find(({ id }) => id === each.parentId)?.slug ?? null,
        description: each.description,
        url: URL.canParse(href) ? href : base + href,
        feed: holds ? `${base}${href}/feed.xml` : null,
      }
    }),
  }
}

/** The annual reports, with their figures as files where this program made them. */
export async function reportsOpen(ctx: Ctx): Promise<z.input<typeof reportList>> {
  const base = originOf(await findSite(ctx))
  const found = await listOpen(ctx, { after: 0, limit: 200, kind: 'annualReport' })
  const items = []
  for (const { id, title } of found) {
    const report = await findPublishedReport(ctx, id)
    const formats = report === null ? [] : (Object.keys(REPORT_FILES) as ReportFormat[])
    const files = formats.map((format) => ({ format, url: `${base}/documents/${id}/report.${format}` }))
    items.push({ year: report?.year ?? null, title, url: `${base}/documents/${id}`, files })
  }
  return { items, schema: `${base}/annual-report.schema.json` }
}

async function linesOf(ctx: Ctx, items: readonly OpenItem[]): Promise<Line[]> {
  const columns = new Map((await listColumns(ctx)).map((each) => [each.id, each]))
  const base = originOf(await findSite(ctx))
  return items.map(({ id, columnId, changedAt, ...item }) => {
    const { slug = '', name = '' } = columns.get(columnId) ?? {}
    return {
      id,
      url: `${base}/documents/${id}`,
      title: item.title,
      indexNumber: item.indexNumber,
      documentNumber: item.documentNumber,
      column: { slug, name },
      kind: item.kind,
      theme: item.theme,
      validity: item.validity,
      issuedOn: item.issuedOn,
      publishedOn: item.publishedOn,
      changedAt: changedAt.toISOString(),
      summary: item.summary,
    }
  })
}
