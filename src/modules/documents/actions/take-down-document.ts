import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { withdrawPostings } from '../../channels/index.ts'
import { bumpPublicVersion } from '../../organs/index.ts'
import { actingPerson } from '../../review/index.ts'
import { published } from '../published.ts'
import { lockDocument, readDocument } from '../rows.ts'
import { isUrgent, type TakedownOrder, whyNotTakeDown } from '../rules/index.ts'
import { dropSchedule } from '../schedules.ts'
import { dropSearchText } from '../search/keep-text.ts'
import { on } from '../tables.ts'
import { factsOf } from '../takedown-queries.ts'
import { lockPublications } from './publish-document.ts'
import { withdrawRelations } from './settle-relations.ts'
import { withdrawUnsigned } from './withdraw-unsigned.ts'

/**
 * 撤回 of what was published in error. What is secret or personal goes at once; anything else waits for another
 * person's confirmation. Refuses with ALL reasons.
 */
export async function takeDownDocument(
  ctx: Ctx,
  documentId: number,
  order: TakedownOrder,
): Promise<{ takedownId: number; state: 'proposed' | 'unconfirmed' }> {
  const person = actingPerson(ctx)
  // What it ended is restored: two at once must not wait for each other's documents.
  await lockPublications(ctx)
  const { document } = await lockDocument(ctx, documentId)
  insist(whyNotTakeDown(await factsOf(ctx, document), order, await findTarget(ctx, order.redirectTo)))
  const goesAtOnce = isUrgent(order.cause)
  const { id } = await on(ctx)
    .insertInto('takedown')
    .values({
      organ_id: ctx.organId,
      document_id: documentId,
      edition_no: order.editionNo,
      cause: order.cause,
      reason: order.reason.trim(),
      ordered_by: order.orderedBy.trim(),
      redirect_to: order.redirectTo,
      proposed_by: person.id,
      proposed_at: ctx.now,
      taken_down_on: goesAtOnce ? ctx.today : null,
      taken_down_at: goesAtOnce ? ctx.now : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { editionNo, cause, redirectTo } = order
  const detail = { takedownId: id, editionNo, cause, orderedBy: order.orderedBy.trim(), redirectTo }
  await record(ctx, 'documents.proposeTakedown', { kind: 'document', id: documentId }, { detail })
  if (goesAtOnce) await takeDown(ctx, { documentId, editionNo, takedownId: id })
  return { takedownId: id, state: goesAtOnce ? 'unconfirmed' : 'proposed' }
}

/**
 * From here on the public does not see the edition; its index number is never given again. What was public with it goes
 * with it; an earlier edition goes alone.
 */
export async function takeDown(
  ctx: Ctx,
  given: { documentId: number; editionNo: number; takedownId: number },
): Promise<void> {
  const { documentId, editionNo, takedownId } = given
  await on(ctx)
    .updateTable('edition')
    .set({ state: 'takenDown', version: sql`version + 1` })
    .where('organ_id', '=', ctx.organId)
    .where('document_id', '=', documentId)
    .where('no', '=', editionNo)
    .execute()
  const { publication } = await readDocument(ctx, documentId)
  if (publication?.editionNo === editionNo) {
    // What was set to go public beforehand may hold the same fault: somebody has to decide anew.
    await dropSchedule(ctx, documentId)
    await withdrawRelations(ctx, documentId)
    await withdrawUnsigned(ctx, documentId)
    await withdrawPostings(ctx, documentId)
    await dropSearchText(ctx, [documentId])
  }
  await bumpPublicVersion(ctx)
  const subject = { kind: 'document', id: documentId }
  await record(ctx, 'documents.takeDown', subject, { detail: { takedownId, editionNo } })
}

async function findTarget(ctx: Ctx, id: number | null): Promise<{ id: number } | null> {
  if (id === null) return null
  return (await published(ctx).select('d.id').where('d.id', '=', id).executeTakeFirst()) ?? null
}
