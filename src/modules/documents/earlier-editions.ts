import type { Ctx } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'
import { NotFound } from '../../lib/refusal.ts'
import type { PublicDocument } from './document.ts'
import { findPublished } from './public-queries.ts'
import { published } from './published.ts'
import { readDocument, readEdition } from './rows.ts'
import { on } from './tables.ts'

/** 历史版本: an edition that another one has superseded. */
export interface EarlierEdition {
  no: number
  publishedOn: Day
}

/** The earlier editions of a public document that anybody may look up, the newest first; none that was taken down. */
export async function listEarlierEditions(ctx: Ctx, documentId: number): Promise<EarlierEdition[]> {
  const rows = await on(ctx)
    .selectFrom('edition')
    .select(['no', 'published_on as publishedOn'])
    .where('organ_id', '=', ctx.organId)
    .where('document_id', '=', documentId)
    .where('state', '=', 'superseded')
    .where((eb) => eb.exists(published(ctx).select('d.id').where('d.id', '=', documentId)))
    .orderBy('no', 'desc')
    .execute()
  return rows.flatMap(({ no, publishedOn }) => (publishedOn === null ? [] : [{ no, publishedOn }]))
}

/**
 * An earlier edition as it was public, with the validity that the document has now. NotFound once the document, or this
 * edition of it, was taken down.
 */
export async function findEarlierEdition(
  ctx: Ctx,
  documentId: number,
  no: number,
): Promise<{ earlier: PublicDocument; current: PublicDocument }> {
  const current = await findPublished(ctx, documentId)
  const edition = await readEdition(ctx, await readDocument(ctx, documentId), no)
  if (edition.state !== 'superseded') throw new NotFound('这个历史版本')
  const { columnId: _signedIn, relations: _stated, ...content } = edition.content
  const { publishedOn, publishedAt } = edition
  return { current, earlier: { ...current, ...content, editionNo: no, publishedAt, revisedOn: publishedOn } }
}

/** Where an earlier edition stands for ever. */
export function editionAddress(documentId: number, no: number): string {
  return `/documents/${documentId}/editions/${no}`
}
