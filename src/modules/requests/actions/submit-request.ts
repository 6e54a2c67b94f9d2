import type { Ctx } from '../../../lib/ctx.ts'
import { record } from '../../audit/index.ts'
import type { Receipt, Submission } from '../applicant.ts'
import { takeIn } from './take-in.ts'

/**
 * 网上提交申请, by anybody. The receipt is not yet a receipt in the sense of 条例第三十一条: by the internet that day is
 * the one both sides confirm (`confirmReceipt`). Refuses what lacks the contents of 条例第二十九条.
 */
export async function submitRequest(ctx: Ctx, submission: Submission): Promise<Receipt> {
  const { isNew, ...receipt } = await takeIn(ctx, submission, { channel: 'internet', submittedOn: ctx.today })
  if (isNew) {
    const { applicantKind } = submission
    await record(
      ctx,
      'requests.submit',
      { kind: 'request', id: receipt.id },
      { detail: { channel: 'internet', applicantKind, receiptNumber: receipt.receiptNumber } },
    )
  }
  return receipt
}
