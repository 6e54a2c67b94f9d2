import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { actingPerson } from '../acting-person.ts'
import { listSignOffs, lockReview } from '../queries.ts'
import type { Attestation, ReviewState } from '../review.ts'
import { currentLevel, stateAfter, whyNotAttest, whyNotJudge, whyNotSign, whyStale } from '../rules.ts'
import { on } from '../tables.ts'

/** Signs the current level, or returns the text. Answers where the review stands now. */
export async function signOff(
  ctx: Ctx,
  reviewId: number,
  given: Attestation & { version: number },
): Promise<ReviewState> {
  const person = actingPerson(ctx)
  const review = await lockReview(ctx, reviewId)
  const signOffs = await listSignOffs(ctx, reviewId)
  insist(whyStale(review, given))
  const guard = given.verdict === 'return' ? whyNotJudge : whyNotSign
  insist(guard(review, signOffs, person.id, given.contentHash))
  insist(whyNotAttest(given))
  const level = currentLevel(signOffs)
  await on(ctx)
    .insertInto('sign_off')
    .values({
      organ_id: ctx.organId,
      review_id: reviewId,
      level,
      person_id: person.id,
      person_name: person.name,
      verdict: given.verdict,
      reviewed: given.reviewed,
      proofread: given.proofread,
      opinion: given.opinion,
      content_hash: given.contentHash,
      signed_on: ctx.today,
      signed_at: ctx.now,
    })
    .execute()
  const state = stateAfter(review, signOffs, given.verdict)
  await on(ctx)
    .updateTable('review')
    .set({ state, version: sql`version + 1` })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', reviewId)
    .execute()
  await record(
    ctx,
    'review.signOff',
    { kind: review.subject.kind, id: review.subject.id },
    { detail: { level, verdict: given.verdict, contentHash: given.contentHash, state } },
  )
  return state
}
