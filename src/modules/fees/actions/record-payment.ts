import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { insist, NotFound, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { feeStanding, lockRequest, restartClockAfterFee } from '../../requests/index.ts'
import { findFeeNotice } from '../queries.ts'
import { FEE_SOURCE, whyNotTakePayment } from '../rules/index.ts'
import { on } from '../tables.ts'

/**
 * 缴费, with the number of its 财政票据. Several may add up; with the last of them the answer period starts afresh on the
 * day after (国办函〔2020〕109号). Refused where no payment is awaited, for more than is owed, and for a day outside.
 */
export async function recordPayment(
  ctx: Ctx,
  requestId: number,
  payment: { yuan: number; receiptNumber: string; paidOn: Day },
): Promise<{ openYuan: number }> {
  await lockRequest(ctx, requestId)
  const { whyNotPay } = await feeStanding(ctx, requestId)
  const notice = await findFeeNotice(ctx, requestId)
  if (notice === null) throw new NotFound('这件申请的收费通知')
  const { yuan, receiptNumber, paidOn } = payment
  const isOutside = paidOn < notice.notifiedOn || paidOn > ctx.today
  insist(
    whyNotPay ??
      whyNotTakePayment(yuan, notice.openYuan) ??
      (isOutside
        ? refusal('payment-out-of-range', `缴费之日应在收费通知之日（${notice.notifiedOn}）至今日之间`, {
            article: FEE_SOURCE,
            field: 'paidOn',
          })
        : null),
  )
  const kept = await on(ctx)
    .insertInto('fee_payment')
    .values({
      organ_id: ctx.organId,
      request_id: requestId,
      no: notice.payments.length + 1,
      yuan,
      receipt_number: receiptNumber,
      paid_on: paidOn,
    })
    .onConflict((conflict) => conflict.columns(['organ_id', 'receipt_number']).doNothing())
    .returning('no')
    .executeTakeFirst()
  insist(
    kept === undefined
      ? refusal('fee-receipt-used', '这个财政票据号码已经登记过，请核对', { field: 'receiptNumber' })
      : null,
  )
  const openYuan = notice.openYuan - yuan
  await record(ctx, 'fees.pay', { kind: 'request', id: requestId }, { detail: { ...payment, openYuan } })
  const last = [...notice.payments.map((each) => each.paidOn), paidOn].toSorted().at(-1) ?? paidOn
  if (openYuan === 0) await restartClockAfterFee(ctx, requestId, { amount: notice.yuan, on: last })
  return { openYuan }
}
