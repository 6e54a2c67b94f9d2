import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { record } from '../../audit/index.ts'
import type { Subject } from '../review.ts'
import { on } from '../tables.ts'

/** Ends the open review of a subject whose text is no longer the one put up. Nothing open is no error. */
export async function withdrawReview(ctx: Ctx, subject: Subject, given: { why: string }): Promise<void> {
  const ended = await on(ctx)
    .updateTable('review')
    .set({ state: 'withdrawn', version: sql`version + 1` })
    .where('organ_id', '=', ctx.organId)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .where('state', '=', 'open')
    .returning('id')
    .executeTakeFirst()
  if (ended === undefined) return
  await record(
    ctx,
    'review.withdraw',
    { kind: subject.kind, id: subject.id },
    { detail: { reviewId: ended.id, why: given.why } },
  )
}
