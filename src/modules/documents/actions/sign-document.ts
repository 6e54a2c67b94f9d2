import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { insist, type Refusal, refusal } from '../../../lib/refusal.ts'
import {
  type Attestation,
  actingPerson,
  findReview,
  listSignOffs,
  type Review,
  type ReviewState,
  recordPaperSignOff,
  signOff,
} from '../../review/index.ts'
import { whyNotSign } from '../../review/rules.ts'
import type { Edition } from '../document.ts'
import { lockDocument } from '../rows.ts'
import { contentHash, whyChanged } from '../rules/index.ts'
import { findUnderReview } from '../under-review.ts'
import { setEditionState } from './set-edition-state.ts'

/** Signs the level that waits and moves the edition with its review: passed → approved, returned → draft. */
export async function signDocument(ctx: Ctx, id: number, given: Attestation): Promise<ReviewState> {
  const { review, edition } = await lockSigned(ctx, id, given.contentHash)
  return settle(ctx, edition, await signOff(ctx, review.id, { ...given, version: review.version }))
}

/** 纸质签署: the same, recorded for somebody who signed on paper. */
export async function recordPaperSignature(
  ctx: Ctx,
  id: number,
  given: Attestation & { personId: number; signedOn: Day; keptAt: string; scan: string },
): Promise<ReviewState> {
  const { review, edition } = await lockSigned(ctx, id, given.contentHash)
  const state = await recordPaperSignOff(ctx, review.id, { ...given, version: review.version })
  return settle(ctx, edition, state)
}

/** What happened to the reposts that were ticked. */
export interface SignedReposts {
  signed: { id: number; title: string }[]
  leftOut: { id: number; title: string; why: Refusal }[]
}

/**
 * 转载批量签署: one confirmation, and for each repost a sign-off of its own over its own hash. What changed since it was
 * on the screen, and what may not be signed, is left out and named.
 */
export async function signReposts(
  ctx: Ctx,
  items: readonly { id: number; contentHash: string }[],
  given: Omit<Attestation, 'verdict' | 'contentHash'>,
): Promise<SignedReposts> {
  const result: SignedReposts = { signed: [], leftOut: [] }
  // In the order of their ids, so that two who sign at once wait for each other instead of blocking each other.
  for (const { id, contentHash: seen } of [...items].sort((a, b) => a.id - b.id)) {
    const { review, edition } = await lockUnderReview(ctx, id)
    const title = edition?.content.title ?? ''
    const why = await whyNotInBulk(ctx, review, edition, seen)
    if (why !== null) {
      result.leftOut.push({ id, title, why })
      continue
    }
    await signDocument(ctx, id, { ...given, verdict: 'pass', contentHash: seen })
    result.signed.push({ id, title })
  }
  return result
}

async function whyNotInBulk(
  ctx: Ctx,
  review: Review | null,
  edition: Edition | null,
  seen: string,
): Promise<Refusal | null> {
  if (review === null || edition === null) return NO_REVIEW
  if (!edition.content.isRepost || review.topic !== 'repost') {
    return refusal('not-a-repost', '不是转载信息，请逐件审核')
  }
  const changed = whyChanged(contentHash(edition.content), seen)
  if (changed !== null) return changed
  return whyNotSign(review, await listSignOffs(ctx, review.id), actingPerson(ctx).id, seen)
}

const NO_REVIEW = refusal('no-review', '这条信息没有在审核中的版次')

async function lockUnderReview(
  ctx: Ctx,
  id: number,
): Promise<{ review: Review | null; edition: Edition | null }> {
  const { document, open } = await lockDocument(ctx, id)
  const review = await findReview(ctx, { kind: 'document', id })
  return { review, edition: await findUnderReview(ctx, document, open, review) }
}

async function lockSigned(ctx: Ctx, id: number, seen: string): Promise<{ review: Review; edition: Edition }> {
  const { review, edition } = await lockUnderReview(ctx, id)
  if (review === null || edition === null) insist(NO_REVIEW)
  const under = edition as Edition
  insist(whyChanged(contentHash(under.content), seen))
  return { review: review as Review, edition: under }
}

async function settle(ctx: Ctx, edition: Edition, state: ReviewState): Promise<ReviewState> {
  // What went out urgently stays public, whatever the rest says of it: that is for a person to settle.
  if (edition.state !== 'inReview') return state
  switch (state) {
    case 'open':
    case 'withdrawn':
      break
    case 'passed':
      await setEditionState(ctx, edition, 'approved')
      break
    case 'returned':
      await setEditionState(ctx, edition, 'draft')
      break
  }
  return state
}
