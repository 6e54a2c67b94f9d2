import type { Ctx } from '../../../lib/ctx.ts'
import { insist, NotFound, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { listToCorrect, newestRow } from '../queries.ts'
import { on } from '../tables.ts'

/** Takes a document off the work list with a reason: nothing is to be corrected. NotFound for one that is not on it. */
export async function settleDocument(ctx: Ctx, documentId: number, reason: string): Promise<void> {
  const { actor } = ctx
  if (actor.kind !== 'person') throw new Error('only a person settles')
  if (reason.trim().length < 2)
    insist(refusal('reason-missing', '请写明不需要更正的理由', { field: 'reason' }))
  const found = (await listToCorrect(ctx)).find(({ id }) => id === documentId)
  const row = await newestRow(ctx).executeTakeFirst()
  if (found === undefined || row === undefined) throw new NotFound('清单中的这条信息')
  await on(ctx)
    .updateTable('document_to_correct')
    .set({ settled_reason: reason.trim(), settled_by: actor.id, settled_at: ctx.now })
    .where('organ_id', '=', ctx.organId)
    .where('rescreening_id', '=', row.id)
    .where('document_id', '=', documentId)
    .execute()
  const { blocking, warnings } = found
  await record(
    ctx,
    'rescreening.settle',
    { kind: 'document', id: documentId },
    { detail: { reason: reason.trim(), blocking, warnings } },
  )
}
