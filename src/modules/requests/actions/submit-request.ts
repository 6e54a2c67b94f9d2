import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import type { Receipt, Submission } from '../applicant.ts'
import { findIntakeSetting } from '../queries/intake-setting.ts'
import { whyNotAuthorised } from '../rules/submission-guards.ts'
import { confirmReceipt } from './confirm-receipt.ts'
import { takeIn } from './take-in.ts'

/** What comes with an on-line submission: tokens of held files by purpose, and whether the piece of work was done. */
export interface SubmittedWith {
  identity?: string | undefined
  authority?: string | undefined
  isProved?: boolean | undefined
}

/**
 * 网上提交申请, by anybody. The receipt is not yet a receipt in the sense of 条例第三十一条: by the internet that day is
 * the one both sides confirm (`confirmReceipt`), unless the organ has declared that it confirms at once; and then only
 * what a program can hardly have sent. Refuses what lacks the contents of 条例第二十九条.
 */
export async function submitRequest(
  ctx: Ctx,
  submission: Submission,
  { identity, authority, isProved = false }: SubmittedWith = {},
): Promise<Receipt & { caseNumber: string | null }> {
  insist(whyNotAuthorised(submission, authority !== undefined))
  const { isNew, ...receipt } = await takeIn(ctx, submission, {
    channel: 'internet',
    submittedOn: ctx.today,
    manner: isProved ? 'proved' : 'written',
    files: [identity, authority].filter((each) => each !== undefined),
  })
  if (!isNew) return { ...receipt, caseNumber: null }
  const { applicantKind } = submission
  await record(
    ctx,
    'requests.submit',
    { kind: 'request', id: receipt.id },
    { detail: { channel: 'internet', applicantKind, receiptNumber: receipt.receiptNumber, isProved } },
  )
  const { confirmAtOnce } = await findIntakeSetting(ctx)
  if (!isProved || !confirmAtOnce) return { ...receipt, caseNumber: null }
  const bySetting: Ctx = { ...ctx, actor: { kind: 'system', name: '在线申请即时确认' } }
  const { caseNumber } = await confirmReceipt(bySetting, receipt.id, { receivedOn: ctx.today })
  return { ...receipt, caseNumber }
}
