import type { Ctx } from '../../lib/ctx.ts'
import { findReview, hasPassed, listSignOffs, type Review } from '../review/index.ts'
import type { ClosedEdition, Document, Edition, OpenEdition } from './document.ts'
import { published } from './published.ts'
import { readDocument, readShownEdition } from './rows.ts'
import { contentHash } from './rules/index.ts'

/** How far the signing of an edition is that went out urgently, before all levels had signed. */
export interface Urgent {
  reason: string
  /** Names of the levels that have not signed; none when all have, or one has returned it. */
  unsigned: string[]
  /** 补签未通过: a level returned what is public. */
  isReturned: boolean
}

/** An urgent publication whose signing is not at its end, or ended with a return. */
export interface UnsignedDocument extends Urgent {
  id: number
  title: string
}

/** What a review is about: the edition put up, or the one that went out urgently and is still being signed. */
export async function findUnderReview(
  ctx: Ctx,
  document: Document,
  open: OpenEdition | null,
  review: Pick<Review, 'state' | 'contentHash'> | null,
): Promise<Edition | null> {
  if (review?.state !== 'open' || open?.state === 'inReview') return open
  const shown = await readShownEdition(ctx, document)
  return isUrgent(shown) ? shown : open
}

/** Where the signing of a public edition stands; null when it did not go out urgently. */
export async function urgencyOf(ctx: Ctx, edition: Edition | null): Promise<Urgent | null> {
  if (!isUrgent(edition)) return null
  const subject = { kind: 'document', id: edition.documentId }
  const hash = contentHash(edition.content)
  const reason = edition.urgentReason ?? ''
  if (await hasPassed(ctx, subject, hash)) return { reason, unsigned: [], isReturned: false }
  const review = await findReview(ctx, subject)
  // Nothing else is put up while the rest still has to sign: a later review means that this one was returned.
  if (review === null || review.contentHash !== hash || review.state !== 'open') {
    return { reason, unsigned: [], isReturned: true }
  }
  const signed = (await listSignOffs(ctx, review.id)).filter(({ verdict }) => verdict === 'pass')
  return {
    reason,
    unsigned: review.chain.levels.slice(signed.length).map(({ name }) => name),
    isReturned: false,
  }
}

/** 紧急发布待补签 and those that came back: for the list of what is to be done. */
export async function listUnsigned(ctx: Ctx): Promise<UnsignedDocument[]> {
  const rows = await published(ctx)
    .select(['d.id', 'e.title'])
    .where('e.urgent_reason', '<>', '')
    .orderBy('d.id')
    .execute()
  const found: UnsignedDocument[] = []
  for (const { id, title } of rows) {
    const urgent = await urgencyOf(ctx, await readShownEdition(ctx, await readDocument(ctx, id)))
    if (urgent !== null && (urgent.isReturned || urgent.unsigned.length > 0))
      found.push({ id, title, ...urgent })
  }
  return found
}

function isUrgent(edition: Edition | null): edition is ClosedEdition {
  return edition?.state === 'published' && edition.urgentReason !== null
}
