import type { Ctx } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'
import type { FileText } from '../../lib/file-text/file-text.ts'
import { NotFound } from '../../lib/refusal.ts'
import type { Attachment, AttachmentText } from './attachment.ts'
import type { Content, PublicDocument, PublicItem } from './document.ts'
import { listFileTexts } from './file-texts.ts'
import { published } from './published.ts'

/** A page of what is public, newest first; `columnIds` empty or left out means every column. */
export async function listPublished(
  ctx: Ctx,
  asked: { columnIds?: readonly number[]; page: number; perPage: number },
): Promise<{ total: number; items: PublicItem[] }> {
  const ids = asked.columnIds ?? []
  const inColumns = <Q extends ReturnType<typeof published>>(query: Q) =>
    ids.length === 0 ? query : query.where('d.column_id', 'in', [...ids])
  const { total } = await inColumns(published(ctx))
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await inColumns(published(ctx))
    .select(ITEM)
    .orderBy('d.first_published_on', 'desc')
    .orderBy('d.id', 'desc')
    .limit(asked.perPage)
    .offset((asked.page - 1) * asked.perPage)
    .execute()
  return { total, items: rows.map(toItem) }
}

/** The newest public documents of all columns. */
export async function newestPublished(ctx: Ctx, limit: number): Promise<PublicItem[]> {
  const rows = await published(ctx)
    .select(ITEM)
    .orderBy('d.first_published_on', 'desc')
    .orderBy('d.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toItem)
}

/** Of a public document, all that is read for findings. */
export interface PublicContent extends Pick<Content, 'title' | 'bodyHtml' | 'summary' | 'attachments'> {
  id: number
  editionNo: number
  /** Of its attachments, by hash. */
  texts: ReadonlyMap<string, AttachmentText>
}

/** So many public documents behind this number, in the order of their numbers. */
export async function listPublicContents(
  ctx: Ctx,
  { after, limit }: { after: number; limit: number },
): Promise<PublicContent[]> {
  const rows = await published(ctx)
    .select(['d.id', 'e.no as editionNo', 'e.title', 'e.body_html as bodyHtml', 'e.summary', 'e.attachments'])
    .where('d.id', '>', after)
    .orderBy('d.id')
    .limit(limit)
    .execute()
  const hashesOf = ({ attachments }: { attachments: readonly Attachment[] }) =>
    attachments.map(({ hash }) => hash)
  const texts = await listFileTexts(ctx, rows.flatMap(hashesOf))
  return rows.map((row) => ({
    ...row,
    texts: new Map(
      hashesOf(row).flatMap((hash) => (texts.has(hash) ? [[hash, texts.get(hash) as FileText]] : [])),
    ),
  }))
}

/** How many documents are public. */
export async function countPublic(ctx: Ctx): Promise<number> {
  const { total } = await published(ctx)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return total
}

/** Which edition of these documents is public, with its title; what is not public is left out. */
export async function listShown(
  ctx: Ctx,
  ids: readonly number[],
): Promise<Map<number, { editionNo: number; title: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await published(ctx).select(['d.id', 'e.no', 'e.title']).where('d.id', 'in', ids).execute()
  return new Map(rows.map(({ id, no: editionNo, title }) => [id, { editionNo, title }]))
}

/** A document as anybody may read it. NotFound for drafts, for what was taken down and for another organ's. */
export async function findPublished(ctx: Ctx, id: number): Promise<PublicDocument> {
  const row = await published(ctx)
    .select(ITEM)
    .select(['e.theme', 'e.issued_on', 'e.body_html', 'e.source', 'e.is_repost', 'e.no'])
    .select(['e.published_on', 'e.published_at', 'e.genre', 'e.source_url', 'e.byline', 'e.keywords'])
    .select('e.attachments')
    .select(['d.validity_changed_on', 'd.validity_reason'])
    .where('d.id', '=', id)
    .executeTakeFirst()
  if (row?.published_at == null) throw new NotFound('这条信息')
  return {
    ...toItem(row),
    theme: row.theme,
    issuedOn: row.issued_on,
    bodyHtml: row.body_html,
    source: row.source,
    isRepost: row.is_repost,
    genre: row.genre,
    sourceUrl: row.source_url,
    byline: row.byline,
    keywords: row.keywords,
    attachments: row.attachments,
    validityChangedOn: row.validity_changed_on,
    validityReason: row.validity_reason,
    editionNo: row.no,
    publishedAt: row.published_at,
    revisedOn: row.no > 1 ? row.published_on : null,
  }
}

const ITEM = [
  'd.id',
  'd.index_number',
  'd.column_id',
  'd.kind',
  'd.first_published_on',
  'd.validity',
  'e.title',
  'e.document_number',
  'e.summary',
] as const

function toItem(row: {
  id: number
  index_number: string | null
  column_id: number
  kind: PublicItem['kind']
  first_published_on: Day | null
  validity: PublicItem['validity']
  title: string
  document_number: string
  summary: string
}): PublicItem {
  if (row.index_number === null || row.first_published_on === null) {
    throw new Error('a published document has no index number')
  }
  return {
    id: row.id,
    title: row.title,
    indexNumber: row.index_number,
    documentNumber: row.document_number,
    publishedOn: row.first_published_on,
    columnId: row.column_id,
    kind: row.kind,
    validity: row.validity,
    summary: row.summary,
  }
}
