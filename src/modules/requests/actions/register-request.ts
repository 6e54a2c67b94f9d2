import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { insist, type Refusal, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import type { IntakeChannel, Receipt, Submission } from '../applicant.ts'
import { findRequestRow } from '../queries/list-requests.ts'
import { isReceivedAtOnce } from '../rules/case-guards.ts'
import { confirmReceipt } from './confirm-receipt.ts'
import { takeIn } from './take-in.ts'

export interface Registration {
  channel: IntakeChannel
  receivedOn: Day
  /** An oral request that was written down, and read back to the applicant before it was registered. */
  oral?: 'no' | 'written' | 'readBack' | undefined
  /** Tokens of held scans. */
  files?: readonly string[] | undefined
}

/**
 * 条例第三十一条：申请人当面提交政府信息公开申请的，以提交之日为收到申请之日；以邮寄方式提交的，以行政机关签收之日为收到申请之日.
 * An officer takes down what came over the counter, by post, by fax, or by the internet past this program (an e-mail,
 * another portal). In person and by signed-for post it is received at once and gets its case number; in any other way it
 * waits for `confirmReceipt`.
 */
export async function registerRequest(
  ctx: Ctx,
  submission: Submission,
  how: Registration,
): Promise<Receipt & { caseNumber: string | null }> {
  insist([...whyNotRegister(how, ctx.today)])
  const { channel, receivedOn, oral = 'no', files } = how
  const manner = oral === 'no' ? 'written' : 'oral'
  const { isNew, ...receipt } = await takeIn(ctx, submission, {
    channel,
    submittedOn: receivedOn,
    manner,
    files,
  })
  const { id, receiptNumber } = receipt
  if (!isNew) return { ...receipt, caseNumber: (await findRequestRow(ctx, id))?.caseNumber ?? null }
  const { applicantKind } = submission
  await record(
    ctx,
    'requests.register',
    { kind: 'request', id },
    { detail: { channel, applicantKind, receivedOn, receiptNumber, manner, files: files?.length ?? 0 } },
  )
  if (!isReceivedAtOnce(channel)) return { ...receipt, caseNumber: null }
  const { caseNumber } = await confirmReceipt(ctx, id, { receivedOn })
  return { ...receipt, caseNumber }
}

/**
 * 条例第二十九条：采用书面形式确有困难的，申请人可以口头提出，由受理该申请的政府信息公开工作机构代为填写政府信息公开申请.
 */
function whyNotRegister({ channel, receivedOn, oral = 'no' }: Registration, today: Day): Refusal[] {
  const reasons: Refusal[] = []
  if (receivedOn > today) {
    const message = '收到日期不能晚于今日'
    reasons.push(refusal('day-in-future', message, { article: '条例第三十一条', field: 'receivedOn' }))
  }
  if (oral === 'no') return reasons
  const spoken = { article: '条例第二十九条', field: 'oral' } as const
  if (channel !== 'inPerson') reasons.push(refusal('oral-elsewhere', '口头申请应当当面提出', spoken))
  if (oral === 'written') {
    const message = '口头申请代为填写后，应当向申请人宣读或者交其核对，确认无误后再登记'
    reasons.push(refusal('not-read-back', message, spoken))
  }
  return reasons
}
