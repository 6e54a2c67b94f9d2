import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { actingPerson, recordSecrecyReview, withdrawReview } from '../../review/index.ts'
import type { OpenEdition } from '../document.ts'
import { lockDocument } from '../rows.ts'
import { contentHash, whyChanged, whyNotReviewSecrecy } from '../rules/index.ts'
import { setEditionState } from './set-edition-state.ts'

/** 保密审查 of the open edition, before, beside or after its sign-offs. What falls here is a draft again. */
export async function reviewSecrecy(
  ctx: Ctx,
  id: number,
  given: { verdict: 'pass' | 'return'; opinion: string; contentHash: string },
): Promise<void> {
  const { open } = await lockDocument(ctx, id)
  insist(whyNotReviewSecrecy(open, actingPerson(ctx).id))
  const edition = open as OpenEdition
  insist(whyChanged(contentHash(edition.content), given.contentHash))
  const subject = { kind: 'document', id }
  await recordSecrecyReview(ctx, { subject, ...given })
  if (given.verdict === 'pass') return
  // A draft is under no review: one that is open signs afterwards what went out urgently.
  if (edition.state === 'inReview') await withdrawReview(ctx, subject, { why: '保密审查未通过' })
  await setEditionState(ctx, edition, 'draft')
}
