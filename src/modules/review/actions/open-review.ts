import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { listPeople } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { findChain } from '../queries.ts'
import type { Subject } from '../review.ts'
import { whyNotOpen } from '../rules.ts'
import { on } from '../tables.ts'

/** Puts one text before the newest version of a chain; returns the review's id. One open review per subject. */
export async function openReview(
  ctx: Ctx,
  given: {
    subject: Subject & { title: string }
    chainName: string
    authorIds: readonly number[]
    contentHash: string
  },
): Promise<number> {
  const chain = await findChain(ctx, given.chainName)
  const staff = (await listPeople(ctx)).map((person) => person.id)
  insist(whyNotOpen(chain, given.authorIds, staff))
  const { subject } = given
  const { id } = await on(ctx)
    .insertInto('review')
    .values({
      organ_id: ctx.organId,
      subject_kind: subject.kind,
      subject_id: subject.id,
      subject_title: subject.title,
      chain_id: chain.id,
      author_ids: JSON.stringify(given.authorIds),
      content_hash: given.contentHash,
      state: 'open',
      opened_at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(
    ctx,
    'review.open',
    { kind: subject.kind, id: subject.id },
    { detail: { chain: chain.name, chainVersion: chain.versionNo, contentHash: given.contentHash } },
  )
  return id
}
