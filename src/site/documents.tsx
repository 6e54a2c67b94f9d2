import type { Ctx } from '../lib/ctx.ts'
import { minuteInChina } from '../lib/day.ts'
import type { Answer } from '../lib/http.ts'
import { NotFound } from '../lib/refusal.ts'
import { findColumn, listColumns } from '../modules/catalogue/index.ts'
import {
  editionAddress,
  fileAddress,
  findEarlierEdition,
  findPublished,
  listEarlierEditions,
  listRelations,
  type PublicDocument,
} from '../modules/documents/index.ts'
import { findOrgan, findSite } from '../modules/organs/index.ts'
import { pathTo } from './columns.tsx'
import { linkTo, showPage } from './frame.tsx'
import { originOf } from './origin.ts'
import { DocumentPage, type DocumentView } from './pages/document.tsx'
import type { Frame } from './parts/layout.tsx'
import { glanceAt } from './report-glance.ts'
import { reportDownloads } from './report-routes.ts'
import { showTombstone } from './tombstone.tsx'

/** A document as it is public now; its tombstone where it was taken down. */
export async function showDocument(ctx: Ctx, id: number): Promise<Answer> {
  const document = await ifFound(findPublished(ctx, id))
  if (document === null) return showTombstone(ctx, id)
  const { view, meta, crumbs, about } = await viewOf(ctx, document)
  return showPage(ctx, document.title, crumbs, <DocumentPage view={view} />, { meta, about })
}

/**
 * 历史版本: an earlier edition, marked as such and kept out of search engines. Gone with the document, and when it was
 * taken down itself.
 */
export async function showEarlierEdition(ctx: Ctx, id: number, no: number): Promise<Answer> {
  if ((await ifFound(findPublished(ctx, id))) === null) return showTombstone(ctx, id)
  const { earlier, current } = await findEarlierEdition(ctx, id, no)
  const { view, meta, crumbs } = await viewOf(ctx, earlier)
  const here = { name: `第 ${no} 版（历史版本）`, href: editionAddress(id, no) }
  const replacedOn = current.revisedOn ?? current.publishedOn
  const superseded = {
    no,
    publishedOn: earlier.revisedOn ?? earlier.publishedOn,
    by: { publishedOn: replacedOn, href: `/documents/${id}` },
  }
  // Files follow the public edition: nothing is offered that it leads to no more.
  const offered = current.attachments.map((each) => each.no)
  const attachments = view.attachments.filter((each) => offered.includes(each.no))
  const shown = { ...view, attachments, superseded, earlier: [], downloads: [], glance: null }
  return showPage(ctx, `${earlier.title}（历史版本）`, [...crumbs, here], <DocumentPage view={shown} />, {
    meta: [...meta, ['robots', 'noindex']],
  })
}

async function viewOf(ctx: Ctx, document: PublicDocument) {
  const { id } = document
  const columns = await listColumns(ctx)
  const organ = await findOrgan(ctx)
  const address = `${originOf(await findSite(ctx))}/documents/${id}`
  const column = await findColumn(ctx, { id: document.columnId })
  const crumbs = [...pathTo(column, columns).map(linkTo), { name: '正文', href: `/documents/${id}` }]
  const attachments = document.attachments.map((each) => ({
    ...each,
    href: fileAddress(id, 'attachment', each.no),
  }))
  const earlier = (await listEarlierEditions(ctx, id)).map((each) => ({
    ...each,
    href: editionAddress(id, each.no),
  }))
  const view = {
    ...document,
    organName: organ.name,
    validity: VALIDITY[document.validity],
    genre: GENRES[document.genre],
    relations: await listRelations(ctx, id),
    attachments,
    earlier,
    downloads: await reportDownloads(ctx, document),
    glance: await glanceAt(ctx, document),
    superseded: null as DocumentView['superseded'],
    address,
  }
  const meta: NonNullable<Frame['meta']> = [
    ['ArticleTitle', document.title],
    ['PubDate', minuteInChina(document.publishedAt)],
    ['ContentSource', document.source || organ.name],
    ['ColumnName', column.name],
    ...(document.keywords === '' ? [] : [['Keywords', document.keywords] as [string, string]]),
    ...(document.byline === '' ? [] : [['Author', document.byline] as [string, string]]),
  ]
  return { view, meta, crumbs, about: aboutOf(document, { address, organName: organ.name }) }
}

/** schema.org for machines: what it is, whose, since when. */
function aboutOf(document: PublicDocument, { address, organName }: { address: string; organName: string }) {
  return {
    '@context': 'https://schema.org',
    '@type': 'Article',
    headline: document.title,
    url: address,
    identifier: document.indexNumber,
    inLanguage: 'zh-CN',
    datePublished: document.publishedOn,
    dateModified: document.publishedAt.toISOString(),
    publisher: { '@type': 'GovernmentOrganization', name: organName },
    ...(document.summary === '' ? {} : { description: document.summary }),
    ...(document.keywords === '' ? {} : { keywords: document.keywords }),
  }
}

function ifFound<T>(finding: Promise<T>): Promise<T | null> {
  return finding.catch((failure: unknown) => {
    if (failure instanceof NotFound) return null
    throw failure
  })
}

export const VALIDITY = { valid: '有效', expired: '失效', repealed: '废止', amended: '修改' } as const

/** 《党政机关公文处理工作条例》第八条. What is some other paper is not named. */
export const GENRES: Record<PublicDocument['genre'], string> = {
  resolution: '决议',
  decision: '决定',
  order: '命令（令）',
  communique: '公报',
  announcement: '公告',
  proclamation: '通告',
  opinion: '意见',
  notice: '通知',
  bulletin: '通报',
  report: '报告',
  request: '请示',
  reply: '批复',
  motion: '议案',
  letter: '函',
  minutes: '纪要',
  other: '',
  '': '',
}
