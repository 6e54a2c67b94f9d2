import type { Ctx } from '../../../lib/ctx.ts'
import { insist, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { feeLetter } from '../../letters/rules/index.ts'
import { feeStanding, lockRequest, stopClockForFee } from '../../requests/index.ts'
import { findFeeNotice } from '../queries.ts'
import {
  type Charge,
  chargeByPages,
  chargeByRequests,
  FEE_SOURCE,
  reckoningLines,
  TARIFF_WORDS,
  whyNotCharge,
} from '../rules/index.ts'
import { on } from '../tables.ts'

/** Either by 件 or by 页: one basis for one case. */
export type FeeWanted = { basis: 'requests' } | { basis: 'pages'; pages: number }

/**
 * 收费通知 (条例第四十二条、国办函〔2020〕109号): reckons the fee, writes the letter with 依据、标准、数额、缴纳方式 and stops the
 * clock. Refused outside the answer period, a second time, and where nothing is due. What is already public is never
 * charged: the officer answers for that with `confirmed`.
 */
export async function notifyFee(
  ctx: Ctx,
  requestId: number,
  given: FeeWanted & { howToPay: string; confirmed: 'not-public'; version?: number | undefined },
): Promise<{ letterId: number; yuan: number }> {
  // Two officers cannot charge one case twice.
  await lockRequest(ctx, requestId)
  const standing = await feeStanding(ctx, requestId)
  const charge = chargeOf(given, standing.ofMonth.findIndex(({ id }) => id === requestId) + 1)
  const before = await findFeeNotice(ctx, requestId)
  const once = refusal('fee-noticed-once', '本件已发出收费通知，一件申请只收取一次', { article: FEE_SOURCE })
  insist(before === null ? null : once)
  insist(standing.whyNotNotify ?? whyNotCharge(charge))
  const letterId = await stopClockForFee(ctx, requestId, {
    amount: charge.yuan,
    version: given.version,
    letter: (head, { caseNumber }) =>
      feeLetter(head, {
        caseNumber,
        basis: TARIFF_WORDS[charge.basis],
        reckoning: reckoningLines(charge),
        yuan: charge.yuan,
        howToPay: given.howToPay,
      }),
  })
  if (letterId === null) throw new Error('a fee notice is a letter')
  await on(ctx)
    .insertInto('fee_notice')
    .values({
      organ_id: ctx.organId,
      request_id: requestId,
      basis: charge.basis,
      quantity: charge.quantity,
      month: standing.month ?? ctx.today.slice(0, 7),
      yuan: charge.yuan,
      how_to_pay: given.howToPay,
      letter_id: letterId,
      notified_on: ctx.today,
    })
    .execute()
  const { basis, quantity, yuan } = charge
  await record(ctx, 'fees.notify', { kind: 'request', id: requestId }, { detail: { basis, quantity, yuan } })
  return { letterId, yuan }
}

function chargeOf(wanted: FeeWanted, place: number): Charge {
  return wanted.basis === 'pages' ? chargeByPages(wanted.pages) : chargeByRequests(place)
}
