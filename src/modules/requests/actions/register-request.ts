import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { insist, type Refusal, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import type { IntakeChannel, Receipt, Submission } from '../applicant.ts'
import { findRequestRow } from '../queries/list-requests.ts'
import { isReceivedAtOnce } from '../rules/case-guards.ts'
import { confirmReceipt } from './confirm-receipt.ts'
import { takeIn } from './take-in.ts'

/**
 * 条例第三十一条：申请人当面提交政府信息公开申请的，以提交之日为收到申请之日；以邮寄方式提交的，以行政机关签收之日为收到申请之日.
 * An officer takes down what came over the counter, by post, by fax, or by the internet past this program (an e-mail,
 * another portal). In person and by signed-for post it is received at once and gets its case number; in any other way it
 * waits for `confirmReceipt`.
 */
export async function registerRequest(
  ctx: Ctx,
  submission: Submission,
  how: { channel: IntakeChannel; receivedOn: Day },
): Promise<Receipt & { caseNumber: string | null }> {
  insist(whyNotRegister(how.receivedOn, ctx.today))
  const { channel, receivedOn } = how
  const { isNew, ...receipt } = await takeIn(ctx, submission, { channel, submittedOn: receivedOn })
  const { id, receiptNumber } = receipt
  if (!isNew) return { ...receipt, caseNumber: (await findRequestRow(ctx, id))?.caseNumber ?? null }
  const { applicantKind } = submission
  await record(
    ctx,
    'requests.register',
    { kind: 'request', id },
    { detail: { channel, applicantKind, receivedOn, receiptNumber } },
  )
  if (!isReceivedAtOnce(channel)) return { ...receipt, caseNumber: null }
  const { caseNumber } = await confirmReceipt(ctx, id, { receivedOn })
  return { ...receipt, caseNumber }
}

function whyNotRegister(receivedOn: Day, today: Day): Refusal | null {
  if (receivedOn <= today) return null
  return refusal('day-in-future', '收到日期不能晚于今日', { article: '条例第三十一条', field: 'receivedOn' })
}
