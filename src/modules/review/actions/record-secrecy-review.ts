import type { Ctx } from '../../../lib/ctx.ts'
import { insist, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { actingPerson } from '../acting-person.ts'
import type { Subject, Verdict } from '../review.ts'
import { on } from '../tables.ts'

/** 保守国家秘密法第三十五条：先审查、后公开。Records the secrecy review of one text, item by item. */
export async function recordSecrecyReview(
  ctx: Ctx,
  given: { subject: Subject; contentHash: string; verdict: Verdict; opinion: string },
): Promise<void> {
  const person = actingPerson(ctx)
  const silent = given.verdict === 'return' && given.opinion.trim() === ''
  insist(silent ? refusal('opinion-missing', '请写明保密审查不通过的理由', { field: 'opinion' }) : null)
  await on(ctx)
    .insertInto('secrecy_review')
    .values({
      organ_id: ctx.organId,
      subject_kind: given.subject.kind,
      subject_id: given.subject.id,
      content_hash: given.contentHash,
      person_id: person.id,
      person_name: person.name,
      verdict: given.verdict,
      opinion: given.opinion,
      signed_on: ctx.today,
      signed_at: ctx.now,
    })
    .execute()
  await record(
    ctx,
    'review.secrecy',
    { kind: given.subject.kind, id: given.subject.id },
    { detail: { verdict: given.verdict, contentHash: given.contentHash } },
  )
}
