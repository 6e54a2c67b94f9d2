import type { Ctx } from '../../../lib/ctx.ts'
import { insist, refusal } from '../../../lib/refusal.ts'
import { type Attestation, findReview, type ReviewState, signOff } from '../../review/index.ts'
import type { OpenEdition } from '../document.ts'
import { lockDocument } from '../rows.ts'
import { contentHash, whyChanged } from '../rules/index.ts'
import { setEditionState } from './set-edition-state.ts'

/** Signs the level that waits and moves the edition with its review: passed → approved, returned → draft. */
export async function signDocument(ctx: Ctx, id: number, given: Attestation): Promise<ReviewState> {
  const { open } = await lockDocument(ctx, id)
  const review = await findReview(ctx, { kind: 'document', id })
  if (review === null || open === null) {
    insist(refusal('no-review', '这条信息没有在审核中的版次'))
  }
  const edition = open as OpenEdition
  insist(whyChanged(contentHash(edition.content), given.contentHash))
  const { id: reviewId, version } = review as NonNullable<typeof review>
  const state = await signOff(ctx, reviewId, { ...given, version })
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
