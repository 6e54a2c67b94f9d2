import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { insist, refusal } from '../../../lib/refusal.ts'
import { findPerson } from '../../accounts/index.ts'
import { permits } from '../../accounts/rules.ts'
import { record } from '../../audit/index.ts'
import { findRenewed, loadRemedy } from '../queries/index.ts'
import type { RenewedPeriod } from '../renewed.ts'
import { whyNotOpenRenewed } from '../rules/index.ts'
import { on } from '../tables.ts'

/**
 * 重新答复: opens the new answer that a ruling orders, with the period that the ruling sets (行政诉讼法第七十条). The case and
 * its cell of table 3 stay as they are. Returns its id.
 */
export async function openRenewed(
  ctx: Ctx,
  remedyId: number,
  { orderedOn, period, officerId }: { orderedOn: Day; period: RenewedPeriod; officerId: number },
): Promise<number> {
  const remedy = await loadRemedy(ctx, remedyId, 'for update')
  insist(whyNotOpenRenewed(remedy, await findRenewed(ctx, remedyId), { orderedOn, period, today: ctx.today }))
  const officer = await findPerson(ctx, officerId)
  if (!permits(officer.roles, 'requests.handle')) {
    insist(refusal('not-an-officer', `${officer.name}不是依申请公开经办人`, { field: 'officerId' }))
  }
  const { id } = await on(ctx)
    .insertInto('renewed_reply')
    .values({
      organ_id: ctx.organId,
      remedy_id: remedyId,
      request_id: remedy.requestId,
      opened_on: ctx.today,
      ordered_on: orderedOn,
      working_days: 'until' in period ? null : period.workingDays,
      until: 'until' in period ? period.until : null,
      officer_id: officerId,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const detail = { remedyId, requestId: remedy.requestId, orderedOn, period, officerId }
  await record(ctx, 'remedies.openRenewed', { kind: 'renewedReply', id }, { detail })
  return id
}
