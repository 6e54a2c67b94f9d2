import { sql } from 'kysely'
import type { Ctx } from '../../lib/ctx.ts'
import { NotFound } from '../../lib/refusal.ts'
import type { Chain, Review, SecrecyReview, SignOff, Subject } from './review.ts'
import { currentLevel, whyNotSign } from './rules.ts'
import { on } from './tables.ts'

/** The newest version of each chain of the organ. */
export async function listChains(ctx: Ctx): Promise<Chain[]> {
  const rows = await on(ctx)
    .selectFrom('review_chain')
    .distinctOn('name')
    .select(['id', 'name', 'version_no', 'levels'])
    .where('organ_id', '=', ctx.organId)
    .orderBy('name')
    .orderBy('version_no', 'desc')
    .execute()
  return rows.map(({ version_no: versionNo, ...row }) => ({ ...row, versionNo }))
}

/** The newest version of the chain of this name. */
export async function findChain(ctx: Ctx, name: string): Promise<Chain> {
  const chain = (await listChains(ctx)).find((each) => each.name === name)
  if (chain === undefined) throw new NotFound(`审核流程“${name}”`)
  return chain
}

/** The newest review of this subject; null before the first. */
export async function findReview(ctx: Ctx, subject: Subject): Promise<Review | null> {
  const row = await reviews(ctx)
    .where('r.subject_kind', '=', subject.kind)
    .where('r.subject_id', '=', subject.id)
    .orderBy('r.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : toReview(row)
}

/** One review, locked against other signers until the transaction ends. */
export async function lockReview(ctx: Ctx, id: number): Promise<Review> {
  const row = await reviews(ctx).where('r.id', '=', id).forUpdate('r').executeTakeFirst()
  if (row === undefined) throw new NotFound('这次审核')
  return toReview(row)
}

/** The sign-offs of a review in their order. */
export async function listSignOffs(ctx: Ctx, reviewId: number): Promise<SignOff[]> {
  return (await signOffsOf(ctx, [reviewId])).get(reviewId) ?? []
}

/** What waits for this person: open reviews whose current level this person may sign now, oldest first. */
export async function listReviewsWaitingFor(
  ctx: Ctx,
  personId: number,
): Promise<{ review: Review; level: number; since: Date }[]> {
  const rows = await reviews(ctx)
    .where('r.state', '=', 'open')
    .where(sql<boolean>`c.levels @> ${JSON.stringify([{ signers: [personId] }])}::jsonb`)
    .orderBy('r.id')
    .execute()
  const open = rows.map(toReview)
  const signed = await signOffsOf(
    ctx,
    open.map((review) => review.id),
  )
  return open.flatMap((review) => {
    const signOffs = signed.get(review.id) ?? []
    if (whyNotSign(review, signOffs, personId, review.contentHash) !== null) return []
    return [{ review, level: currentLevel(signOffs), since: signOffs.at(-1)?.signedAt ?? review.openedAt }]
  })
}

/** Whether this very content went through all levels. */
export async function hasPassed(ctx: Ctx, subject: Subject, contentHash: string): Promise<boolean> {
  const row = await on(ctx)
    .selectFrom('review')
    .select('id')
    .where('organ_id', '=', ctx.organId)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .where('content_hash', '=', contentHash)
    .where('state', '=', 'passed')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether the last secrecy review of this very content passed it. */
export async function hasSecrecyPass(ctx: Ctx, subject: Subject, contentHash: string): Promise<boolean> {
  const all = await listSecrecyReviews(ctx, subject)
  return all.findLast((each) => each.contentHash === contentHash)?.verdict === 'pass'
}

/** Every secrecy review of the subject in its order. */
export async function listSecrecyReviews(ctx: Ctx, subject: Subject): Promise<SecrecyReview[]> {
  const rows = await on(ctx)
    .selectFrom('secrecy_review')
    .select(['person_id', 'person_name', 'verdict', 'opinion', 'content_hash', 'signed_on', 'signed_at'])
    .where('organ_id', '=', ctx.organId)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    personId: row.person_id,
    personName: row.person_name,
    verdict: row.verdict,
    opinion: row.opinion,
    contentHash: row.content_hash,
    signedOn: row.signed_on,
    signedAt: row.signed_at,
  }))
}

async function signOffsOf(ctx: Ctx, reviewIds: number[]): Promise<Map<number, SignOff[]>> {
  if (reviewIds.length === 0) return new Map()
  const rows = await on(ctx)
    .selectFrom('sign_off')
    .select(['review_id', 'level', 'person_id', 'person_name', 'verdict', 'reviewed', 'proofread'])
    .select(['opinion', 'content_hash', 'signed_on', 'signed_at'])
    .where('organ_id', '=', ctx.organId)
    .where('review_id', 'in', reviewIds)
    .orderBy('id')
    .execute()
  return Map.groupBy(rows.map(toSignOff), (each) => each.reviewId)
}

function reviews(ctx: Ctx) {
  return on(ctx)
    .selectFrom('review as r')
    .innerJoin('review_chain as c', (join) =>
      join.onRef('c.organ_id', '=', 'r.organ_id').onRef('c.id', '=', 'r.chain_id'),
    )
    .select(['r.id', 'r.subject_kind', 'r.subject_id', 'r.subject_title', 'r.author_ids', 'r.content_hash'])
    .select(['r.state', 'r.opened_at', 'r.version'])
    .select(['c.id as chain_id', 'c.name as chain_name', 'c.version_no', 'c.levels'])
    .where('r.organ_id', '=', ctx.organId)
}

type ReviewRow = Awaited<ReturnType<ReturnType<typeof reviews>['executeTakeFirstOrThrow']>>

function toReview(row: ReviewRow): Review {
  return {
    id: row.id,
    subject: { kind: row.subject_kind, id: row.subject_id, title: row.subject_title },
    chain: { id: row.chain_id, name: row.chain_name, versionNo: row.version_no, levels: row.levels },
    authorIds: row.author_ids,
    contentHash: row.content_hash,
    state: row.state,
    openedAt: row.opened_at,
    version: row.version,
  }
}

function toSignOff(row: {
  review_id: number
  level: number
  person_id: number
  person_name: string
  verdict: SignOff['verdict']
  reviewed: boolean
  proofread: boolean
  opinion: string
  content_hash: string
  signed_on: SignOff['signedOn']
  signed_at: Date
}): SignOff & { reviewId: number } {
  return {
    reviewId: row.review_id,
    level: row.level,
    personId: row.person_id,
    personName: row.person_name,
    verdict: row.verdict,
    reviewed: row.reviewed,
    proofread: row.proofread,
    opinion: row.opinion,
    contentHash: row.content_hash,
    signedOn: row.signed_on,
    signedAt: row.signed_at,
  }
}
