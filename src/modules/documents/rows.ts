import type { Ctx } from '../../lib/ctx.ts'
import { NotFound } from '../../lib/refusal.ts'
import type { Content, Document, Edition, OpenEdition } from './document.ts'
import { contentHash } from './rules/index.ts'
import { on } from './tables.ts'

/** A document with its open edition, both locked until the transaction ends; the document first. */
export async function lockDocument(
  ctx: Ctx,
  id: number,
): Promise<{ document: Document; open: OpenEdition | null }> {
  const row = await documents(ctx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw new NotFound('这条信息')
  const document = toDocument(row)
  return { document, open: await readOpenEdition(ctx, document) }
}

export async function readDocument(ctx: Ctx, id: number): Promise<Document> {
  const row = await documents(ctx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new NotFound('这条信息')
  return toDocument(row)
}

/** The edition on its way to the public; every writer of it holds the document's lock. */
export async function readOpenEdition(ctx: Ctx, document: Document): Promise<OpenEdition | null> {
  const row = await editions(ctx, document.id)
    .where('state', 'in', ['draft', 'inReview', 'approved'])
    .executeTakeFirst()
  if (row === undefined) return null
  const edition = toEdition(document, row)
  return edition.state === 'draft' || edition.state === 'inReview' || edition.state === 'approved'
    ? edition
    : null
}

export async function readEdition(ctx: Ctx, document: Document, no: number): Promise<Edition> {
  const row = await editions(ctx, document.id).where('no', '=', no).executeTakeFirst()
  if (row === undefined) throw new NotFound('这个版次')
  return toEdition(document, row)
}

/** The edition that publication named last: public, or taken down. Null before the first publication. */
export async function readShownEdition(ctx: Ctx, document: Document): Promise<Edition | null> {
  return document.publication === null ? null : readEdition(ctx, document, document.publication.editionNo)
}

/** The columns of `edition` that hold content and its hash. */
export function contentColumns(content: Content) {
  return {
    title: content.title,
    body_html: content.bodyHtml,
    document_number: content.documentNumber,
    issued_on: content.issuedOn,
    theme: content.theme,
    disclosure: content.disclosure,
    disclosure_reason: content.disclosureReason,
    source: content.source,
    is_repost: content.isRepost,
    summary: content.summary,
    genre: content.genre,
    source_url: content.sourceUrl,
    byline: content.byline,
    keywords: content.keywords,
    relations: JSON.stringify(content.relations),
    attachments: JSON.stringify(content.attachments),
    content_hash: contentHash(content),
  }
}

function documents(ctx: Ctx) {
  return on(ctx)
    .selectFrom('document')
    .select(['id', 'index_number', 'column_id', 'kind', 'published_edition', 'first_published_on'])
    .select(['validity', 'validity_changed_on', 'validity_reason', 'origin', 'version'])
    .where('organ_id', '=', ctx.organId)
}

function editions(ctx: Ctx, documentId: number) {
  return on(ctx)
    .selectFrom('edition')
    .select(['no', 'state', 'author_id', 'writer_ids', 'title', 'body_html', 'document_number', 'issued_on'])
    .select(['theme', 'disclosure', 'disclosure_reason', 'source', 'is_repost', 'summary'])
    .select(['genre', 'source_url', 'byline', 'keywords', 'relations', 'urgent_reason'])
    .select([
      'attachments',
      'last_writer_id',
      'written_at',
      'published_on',
      'published_at',
      'signed_column_id',
      'version',
    ])
    .where('organ_id', '=', ctx.organId)
    .where('document_id', '=', documentId)
}

type DocumentRow = Awaited<ReturnType<ReturnType<typeof documents>['executeTakeFirstOrThrow']>>
type EditionRow = Awaited<ReturnType<ReturnType<typeof editions>['executeTakeFirstOrThrow']>>

function toDocument(row: DocumentRow): Document {
  const { index_number: indexNumber, published_edition: editionNo } = row
  const firstPublishedOn = row.first_published_on
  const isPublished = indexNumber !== null && editionNo !== null && firstPublishedOn !== null
  return {
    id: row.id,
    columnId: row.column_id,
    kind: row.kind,
    publication: isPublished ? { indexNumber, editionNo, firstPublishedOn } : null,
    validity: row.validity,
    validityChangedOn: row.validity_changed_on,
    validityReason: row.validity_reason,
    origin: row.origin,
    version: row.version,
  }
}

function toEdition(document: Document, row: EditionRow): Edition {
  const written = {
    documentId: document.id,
    no: row.no,
    content: toContent(document, row),
    authorId: row.author_id,
    writerIds: row.writer_ids,
    lastWriterId: row.last_writer_id ?? row.author_id,
    writtenAt: row.written_at,
    version: row.version,
  }
  switch (row.state) {
    case 'draft':
    case 'inReview':
    case 'approved':
      return { ...written, state: row.state }
    case 'published':
    case 'superseded':
    case 'takenDown': {
      const { published_on: publishedOn, published_at: publishedAt } = row
      if (publishedOn === null || publishedAt === null) throw new Error('a published edition has no day')
      const urgentReason = row.urgent_reason === '' ? null : row.urgent_reason
      return { ...written, state: row.state, publishedOn, publishedAt, urgentReason }
    }
  }
}

function toContent(document: Document, row: EditionRow): Content {
  return {
    kind: document.kind,
    // A merged column: what was signed in it keeps its hash.
    columnId: row.signed_column_id ?? document.columnId,
    title: row.title,
    bodyHtml: row.body_html,
    documentNumber: row.document_number,
    issuedOn: row.issued_on,
    theme: row.theme,
    disclosure: row.disclosure,
    disclosureReason: row.disclosure_reason,
    source: row.source,
    isRepost: row.is_repost,
    summary: row.summary,
    genre: row.genre,
    sourceUrl: row.source_url,
    byline: row.byline,
    keywords: row.keywords,
    relations: row.relations,
    attachments: row.attachments,
  }
}
