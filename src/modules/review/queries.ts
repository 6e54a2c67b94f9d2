import { type Selectable, sql } from 'kysely'
import type { Ctx } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'
import { NotFound } from '../../lib/refusal.ts'
import { listPeople } from '../accounts/index.ts'
import { permits } from '../accounts/rules.ts'
import type { Chain, Deputy, Review, SecrecyReview, SignOff, Subject } from './review.ts'
import { currentLevel, standsFor, whyNotSign } from './rules.ts'
import { on, type Tables } from './tables.ts'

/** The newest version of each chain of the organ. */
export async function listChains(ctx: Ctx): Promise<Chain[]> {
  const rows = await on(ctx)
    .selectFrom('review_chain')
    .distinctOn('name')
    .select(['id', 'name', 'version_no', 'levels', 'uses'])
    .where('organ_id', '=', ctx.organId)
    .orderBy('name')
    .orderBy('version_no', 'desc')
    .execute()
  return rows.map(({ version_no: versionNo, ...row }) => ({ ...row, versionNo }))
}

/** The newest review of this subject; null before the first. */
export async function findReview(ctx: Ctx, subject: Subject): Promise<Review | null> {
  const row = await reviews(ctx)
    .where('r.subject_kind', '=', subject.kind)
    .where('r.subject_id', '=', subject.id)
    .orderBy('r.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : toReview(row, await listDeputiesOn(ctx, ctx.today))
}

/** The newest review of this very content; null when it was never put up. */
export async function findReviewOf(ctx: Ctx, subject: Subject, contentHash: string): Promise<Review | null> {
  const row = await reviews(ctx)
    .where('r.subject_kind', '=', subject.kind)
    .where('r.subject_id', '=', subject.id)
    .where('r.content_hash', '=', contentHash)
    .orderBy('r.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : toReview(row, await listDeputiesOn(ctx, ctx.today))
}

/** One review, locked against other signers until the transaction ends. */
export async function lockReview(ctx: Ctx, id: number): Promise<Review> {
  const row = await reviews(ctx).where('r.id', '=', id).forUpdate('r').executeTakeFirst()
  if (row === undefined) throw new NotFound('这次审核')
  return toReview(row, await listDeputiesOn(ctx, ctx.today))
}

/** The sign-offs of a review in their order. */
export async function listSignOffs(ctx: Ctx, reviewId: number): Promise<SignOff[]> {
  return (await signOffsOf(ctx, [reviewId])).get(reviewId) ?? []
}

/** What waits for this person: open reviews whose current level this person may sign now, oldest first. */
export async function listReviewsWaitingFor(
  ctx: Ctx,
  personId: number,
): Promise<{ review: Review; level: number; since: Date; inPlaceOf: number | null }[]> {
  const deputies = await listDeputiesOn(ctx, ctx.today)
  const principals = deputies.filter((each) => each.deputyId === personId)
  const inWhosePlace = [personId, ...principals.map((each) => each.personId)]
  const rows = await reviews(ctx)
    .where('r.state', '=', 'open')
    .where((eb) => eb.or(inWhosePlace.map((id) => isNamedInLevels(id))))
    .orderBy('r.id')
    .execute()
  const open = rows.map((row) => toReview(row, deputies))
  const signed = await signOffsOf(
    ctx,
    open.map((review) => review.id),
  )
  return open.flatMap((review) => {
    const signOffs = signed.get(review.id) ?? []
    if (whyNotSign(review, signOffs, personId, review.contentHash) !== null) return []
    const principal = standsFor(review, signOffs, personId)
    return [
      {
        review,
        level: currentLevel(signOffs),
        since: signOffs.at(-1)?.signedAt ?? review.openedAt,
        inPlaceOf: principal === personId ? null : principal,
      },
    ]
  })
}

/** Who signs in whose place on this day; only for and by people who may sign. */
export async function listDeputiesOn(ctx: Ctx, on: Day): Promise<Deputy[]> {
  const maySign = await listSignerIds(ctx)
  const all = await listDeputies(ctx)
  return all.filter(
    ({ personId, deputyId, from, to }) =>
      from <= on && on <= to && maySign.includes(personId) && maySign.includes(deputyId),
  )
}

/** Every deputy that was not ended and whose time is not over, by the first day. */
export async function listDeputies(ctx: Ctx): Promise<Deputy[]> {
  return on(ctx)
    .selectFrom('review_deputy')
    .select(['id', 'person_id as personId', 'deputy_id as deputyId', 'from_day as from', 'to_day as to'])
    .where('organ_id', '=', ctx.organId)
    .where('ended_at', 'is', null)
    .orderBy('from_day')
    .orderBy('id')
    .execute()
}

/** The scan of a signed sheet that was handed in here. */
export async function findScan(ctx: Ctx, hash: string): Promise<{ hash: string; mediaType: string }> {
  const row = await on(ctx)
    .selectFrom('paper_scan')
    .select(['hash', 'media_type as mediaType'])
    .where('organ_id', '=', ctx.organId)
    .where('hash', '=', hash)
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('这份扫描件')
  return row
}

/** Ids of the people who may sign: 审核人 who have not left. */
export async function listSignerIds(ctx: Ctx): Promise<number[]> {
  const people = await listPeople(ctx)
  return people.filter(({ roles }) => permits(roles, 'documents.sign')).map(({ id }) => id)
}

/** Whether a signer found more than a correction of form since this subject last passed all levels. */
export async function wasCalledMoreThanFormal(ctx: Ctx, subject: Subject): Promise<boolean> {
  const row = await on(ctx)
    .selectFrom('sign_off as s')
    .innerJoin('review as r', (join) =>
      join.onRef('r.organ_id', '=', 's.organ_id').onRef('r.id', '=', 's.review_id'),
    )
    .select('s.id')
    .where('s.organ_id', '=', ctx.organId)
    .where('r.organ_id', '=', ctx.organId)
    .where('r.subject_kind', '=', subject.kind)
    .where('r.subject_id', '=', subject.id)
    .where('s.not_formal', '=', true)
    .where('r.id', '>', (eb) =>
      eb
        .selectFrom('review as p')
        .select((max) => max.fn.coalesce(max.fn.max('p.id'), sql<number>`0`).as('last'))
        .where('p.organ_id', '=', ctx.organId)
        .where('p.subject_kind', '=', subject.kind)
        .where('p.subject_id', '=', subject.id)
        .where('p.state', '=', 'passed'),
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
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
    .select(['principal_id', 'principal_name', 'remarks', 'not_formal', 'paper'])
    .where('organ_id', '=', ctx.organId)
    .where('review_id', 'in', reviewIds)
    .orderBy('id')
    .execute()
  const signOffs = rows.map((row) => ({ reviewId: row.review_id, signOff: toSignOff(row) }))
  const byReview = Map.groupBy(signOffs, (each) => each.reviewId)
  return new Map([...byReview].map(([id, list]) => [id, list.map(({ signOff }) => signOff)]))
}

function reviews(ctx: Ctx) {
  return on(ctx)
    .selectFrom('review as r')
    .innerJoin('review_chain as c', (join) =>
      join.onRef('c.organ_id', '=', 'r.organ_id').onRef('c.id', '=', 'r.chain_id'),
    )
    .select(['r.id', 'r.subject_kind', 'r.subject_id', 'r.subject_title', 'r.author_ids', 'r.content_hash'])
    .select(['r.state', 'r.opened_at', 'r.version'])
    .select(['r.topic', 'r.chosen_because', 'r.correction'])
    .select(['c.id as chain_id', 'c.name as chain_name', 'c.version_no', 'c.levels', 'c.uses'])
    .where('r.organ_id', '=', ctx.organId)
}

type ReviewRow = Awaited<ReturnType<ReturnType<typeof reviews>['executeTakeFirstOrThrow']>>

function toReview(row: ReviewRow, deputies: Review['deputies']): Review {
  return {
    id: row.id,
    subject: { kind: row.subject_kind, id: row.subject_id, title: row.subject_title },
    chain: {
      id: row.chain_id,
      name: row.chain_name,
      versionNo: row.version_no,
      levels: row.levels,
      uses: row.uses,
    },
    topic: row.topic,
    because: row.chosen_because,
    correction: row.correction,
    authorIds: row.author_ids,
    deputies,
    contentHash: row.content_hash,
    state: row.state,
    openedAt: row.opened_at,
    version: row.version,
  }
}

function isNamedInLevels(personId: number) {
  return sql<boolean>`c.levels @> ${JSON.stringify([{ signers: [personId] }])}::jsonb`
}

type SignOffRow = Omit<Selectable<Tables['sign_off']>, 'organ_id' | 'id'>

function toSignOff(row: SignOffRow): SignOff {
  const { principal_id: principalId } = row
  return {
    level: row.level,
    personId: row.person_id,
    personName: row.person_name,
    principal: principalId === null ? null : { id: principalId, name: row.principal_name },
    verdict: row.verdict,
    reviewed: row.reviewed,
    proofread: row.proofread,
    opinion: row.opinion,
    remarks: row.remarks,
    notFormal: row.not_formal,
    paper: row.paper,
    contentHash: row.content_hash,
    signedOn: row.signed_on,
    signedAt: row.signed_at,
  }
}
