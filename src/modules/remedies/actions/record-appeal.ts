import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { insist, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { listAppeals, loadRemedy } from '../queries/index.ts'
import { whyNotAppeal } from '../rules/index.ts'
import { on } from '../tables.ts'

/** Takes down that somebody appealed against the result of a suit (行政诉讼法第八十五条). Returns the id of the appeal. */
export async function recordAppeal(
  ctx: Ctx,
  remedyId: number,
  { fileNumber, filedOn }: { fileNumber: string; filedOn: Day },
): Promise<number> {
  const remedy = await loadRemedy(ctx, remedyId, 'for update')
  const filing = { fileNumber, filedOn, today: ctx.today }
  insist(whyNotAppeal(remedy, await listAppeals(ctx, remedyId), filing))
  const row = await on(ctx)
    .insertInto('remedy_appeal')
    .values({
      organ_id: ctx.organId,
      remedy_id: remedyId,
      file_number: fileNumber.trim(),
      filed_on: filedOn,
      ruling: null,
      concluded_on: null,
      effect: null,
      before: null,
    })
    .onConflict((conflict) => conflict.columns(['organ_id', 'file_number']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) {
    insist(refusal('file-number-taken', `案号${fileNumber.trim()}已经登记过`, { field: 'fileNumber' }))
    throw new Error('unreachable: the refusal was thrown')
  }
  const detail = { appealId: row.id, filedOn }
  await record(ctx, 'remedies.recordAppeal', { kind: 'remedy', id: remedyId }, { detail })
  return row.id
}
