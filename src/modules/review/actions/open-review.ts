import type { Ctx } from '../../../lib/ctx.ts'
import { insist, Refused, refusal } from '../../../lib/refusal.ts'
import { listPeople } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { listChains, wasCalledMoreThanFormal } from '../queries.ts'
import type { Correction, Subject, Topic } from '../review.ts'
import { chooseChain, whyNotOpen } from '../rules.ts'
import { on } from '../tables.ts'

const NOT_FORMAL = refusal('not-formal', '审核人已认定这次修改不属于形式勘误，请按一般送审', {
  field: 'correction',
})

/**
 * Puts one text before the newest version of the chain that fits its column and kind of information; a chain may be
 * named where none was set up for it. Returns the review's id. One open review per subject.
 */
export async function openReview(
  ctx: Ctx,
  given: {
    subject: Subject & { title: string }
    chainName?: string | undefined
    /** Its column, then the columns above. */
    columnIds?: readonly number[] | undefined
    topic?: Topic | undefined
    correction?: Correction | undefined
    authorIds: readonly number[]
    contentHash: string
  },
): Promise<number> {
  const { correction = null } = given
  const topic = correction === null ? (given.topic ?? 'ordinary') : 'correction'
  const wanted = { columnIds: given.columnIds ?? [], topic }
  const choice = chooseChain(await listChains(ctx), wanted, given.chainName)
  if ('code' in choice) throw new Refused([choice])
  const { chain, because } = choice
  const staff = (await listPeople(ctx)).map((person) => person.id)
  insist(whyNotOpen(chain, given.authorIds, staff))
  const { subject } = given
  const wasRefused = correction !== null && (await wasCalledMoreThanFormal(ctx, subject))
  insist(wasRefused ? NOT_FORMAL : null)
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
      topic,
      chosen_because: because,
      correction: correction === null ? null : JSON.stringify(correction),
      state: 'open',
      opened_at: ctx.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(
    ctx,
    'review.open',
    { kind: subject.kind, id: subject.id },
    {
      detail: {
        chain: chain.name,
        chainVersion: chain.versionNo,
        topic,
        because,
        contentHash: given.contentHash,
        ...(correction === null ? {} : { correction }),
      },
    },
  )
  return id
}
