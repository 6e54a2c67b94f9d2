import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { insist, NotFound, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { findRequestRow } from '../../requests/index.ts'
import { listRemedies } from '../queries/index.ts'
import type { RemedyKind } from '../remedy.ts'
import { reconsiderationsBefore } from '../rules/filing.ts'
import { irregularityOf, whyNotRecord } from '../rules/index.ts'
import { on } from '../tables.ts'

/**
 * Takes down that 复议 was applied for or a suit was brought over a request. A suit after 复议 is linked to the 复议
 * `basedOnId`; it can be left out where there is only one. Returns its id.
 */
export async function recordRemedy(
  ctx: Ctx,
  remedy: {
    requestId: number
    kind: RemedyKind
    fileNumber: string
    filedOn: Day
    basedOnId?: number | undefined
  },
): Promise<number> {
  const { requestId, kind, fileNumber, filedOn } = remedy
  const request = await findRequestRow(ctx, requestId)
  if (request === null) throw new NotFound('这件申请')
  const ofRequest = await listRemedies(ctx, requestId)
  insist(whyNotRecord(remedy, { today: ctx.today, receivedOn: request.receivedOn, ofRequest }))
  const only = reconsiderationsBefore(filedOn, ofRequest)[0]?.id ?? null
  const basedOnId = kind === 'suitAfterReconsideration' ? (remedy.basedOnId ?? only) : null
  const irregular = irregularityOf(remedy, request)
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
      based_on_id: basedOnId,
      irregular,
    })
    .onConflict((conflict) => conflict.columns(['organ_id', 'file_number']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) {
    insist(refusal('file-number-taken', `案号${fileNumber.trim()}已经登记过`, { field: 'fileNumber' }))
    throw new Error('unreachable: the refusal was thrown')
  }
  const detail = { requestId, kind, filedOn, basedOnId, irregular: irregular !== null }
  await record(ctx, 'remedies.record', { kind: 'remedy', id: row.id }, { detail })
  return row.id
}
