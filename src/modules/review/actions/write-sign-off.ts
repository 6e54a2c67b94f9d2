import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { type Refusal, refusal } from '../../../lib/refusal.ts'
import { findPerson } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { listSignerIds } from '../queries.ts'
import type { Attestation, Paper, Review, ReviewState, SignOff } from '../review.ts'
import { currentLevel, standsFor, stateAfter } from '../rules.ts'
import { on } from '../tables.ts'

interface Signing extends Attestation {
  review: Review
  signOffs: readonly SignOff[]
  signer: { id: number; name: string }
  signedOn: Day
  paper: Paper | null
}

/** Only 审核人 sign, on paper too. */
export async function whyNotSigner(ctx: Ctx, personId: number): Promise<Refusal | null> {
  return (await listSignerIds(ctx)).includes(personId)
    ? null
    : refusal('signer-role', '签署人不在“审核人”岗位，或已停用', { field: 'personId' })
}

/** Writes the sign-off that the guards let through, and moves the review. */
export async function writeSignOff(ctx: Ctx, given: Signing): Promise<ReviewState> {
  const { review, signOffs, signer, paper, verdict, contentHash } = given
  const level = currentLevel(signOffs)
  const principal = await principalOf(ctx, given)
  await on(ctx)
    .insertInto('sign_off')
    .values({
      organ_id: ctx.organId,
      review_id: review.id,
      level,
      person_id: signer.id,
      person_name: signer.name,
      principal_id: principal?.id ?? null,
      principal_name: principal?.name ?? '',
      verdict,
      reviewed: given.reviewed,
      proofread: given.proofread,
      opinion: given.opinion,
      remarks: JSON.stringify(given.remarks ?? []),
      not_formal: given.notFormal ?? false,
      paper: paper === null ? null : JSON.stringify(paper),
      content_hash: contentHash,
      signed_on: given.signedOn,
      signed_at: ctx.now,
    })
    .execute()
  const state = stateAfter(review, signOffs, verdict)
  await on(ctx)
    .updateTable('review')
    .set({ state, version: sql`version + 1` })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', review.id)
    .execute()
  await record(
    ctx,
    paper === null ? 'review.signOff' : 'review.recordPaper',
    { kind: review.subject.kind, id: review.subject.id },
    {
      detail: {
        level,
        verdict,
        contentHash,
        state,
        ...(principal === null ? {} : { inPlaceOf: principal.id }),
        ...(paper === null ? {} : { signer: signer.id, signedOn: given.signedOn, keptAt: paper.keptAt }),
      },
    },
  )
  return state
}

/** Whom the signer stands for; null where he signs for himself. */
async function principalOf(ctx: Ctx, { review, signOffs, signer }: Signing) {
  const id = standsFor(review, signOffs, signer.id)
  return id === null || id === signer.id ? null : findPerson(ctx, id)
}
