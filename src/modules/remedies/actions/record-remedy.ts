import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { insist, NotFound, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { findRequestRow } from '../../requests/index.ts'
import { listRemedies } from '../queries.ts'
import type { RemedyKind } from '../remedy.ts'
import { whyNotRecord } from '../rules.ts'
import { on } from '../tables.ts'

/** Takes down that 复议 was applied for or a suit was brought over a request. Returns its id. */
export async function recordRemedy(
  ctx: Ctx,
  remedy: { requestId: number; kind: RemedyKind; fileNumber: string; filedOn: Day },
): Promise<number> {
  const { requestId, kind, fileNumber, filedOn } = remedy
  const request = await findRequestRow(ctx, requestId)
  if (request === null) throw new NotFound('这件申请')
  const ofRequest = await listRemedies(ctx, requestId)
  insist(whyNotRecord(remedy, { today: ctx.today, receivedOn: request.receivedOn, ofRequest }))
  const row = await on(ctx)
    .insertInto('remedy')
    .values({
      organ_id: ctx.organId,
      request_id: requestId,
      kind,
      file_number: fileNumber.trim(),
      filed_on: filedOn,
      outcome: null,
      concluded_on: null,
    })
    .onConflict((conflict) => conflict.columns(['organ_id', 'file_number']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) {
    insist(refusal('file-number-taken', `案号${fileNumber.trim()}已经登记过`, { field: 'fileNumber' }))
    throw new Error('unreachable: the refusal was thrown')
  }
  await record(
    ctx,
    'remedies.record',
    { kind: 'remedy', id: row.id },
    { detail: { requestId, kind, filedOn } },
  )
  return row.id
}
