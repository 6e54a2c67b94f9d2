import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { insist, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import type { Letterhead } from '../../letters/rules/index.ts'
import { loadCase } from '../queries/load-case.ts'
import { whyNotClockAct, whyStale } from '../rules/case-guards.ts'
import { FEE_PAYMENT } from '../rules/periods.ts'
import { appendActs } from './append-acts.ts'
import { writeToApplicant } from './write-to-applicant.ts'

/**
 * 收费通知 goes out: the clock stops until payment (国办函〔2020〕109号). `amount` in 元; the tariff and the words of the
 * letter are those of fees. Answers the letter's id; null where none was written.
 */
export async function stopClockForFee(
  ctx: Ctx,
  id: number,
  given: {
    amount: number
    letter?: (head: Letterhead, of: { caseNumber: string }) => string
    version?: number | undefined
  },
): Promise<number | null> {
  const file = await loadCase(ctx, id, 'for update')
  const { amount, letter } = given
  const act = { kind: 'fee-notified', on: ctx.today, amount } as const
  insist(whyNotClockAct(file, act) ?? whyStale(file.row.version, given.version))
  const caseNumber = file.row.caseNumber ?? file.row.receiptNumber
  const written =
    letter && (await writeToApplicant(ctx, file, 'fee-notice', (head) => letter(head, { caseNumber })))
  await appendActs(ctx, id, [{ act, ...(written === undefined ? {} : { letterId: written.id }) }])
  await record(ctx, 'requests.fee-notified', { kind: 'request', id }, { detail: { on: act.on, amount } })
  return written?.id ?? null
}

/** The applicant has the notice: 20 working days to pay begin on the day after (国办函〔2020〕109号). */
export async function recordFeeNoticeDelivery(ctx: Ctx, id: number, { on }: { on: Day }): Promise<void> {
  const file = await loadCase(ctx, id, 'for update')
  const notified = file.acts.findLast((act) => act.kind === 'fee-notified')
  const isAwaited = notified !== undefined && file.state.stage === 'awaitingPayment'
  const known = notified === undefined ? -1 : file.acts.lastIndexOf(notified)
  const isDelivered = file.acts.slice(known + 1).some((act) => act.kind === 'fee-notice-delivered')
  insist(
    !isAwaited
      ? refusal('payment-not-awaited', '没有等待缴费的收费通知', FEE_PAYMENT)
      : isDelivered
        ? refusal('fee-notice-delivered-twice', '收费通知的送达之日已经登记', FEE_PAYMENT)
        : on >= notified.on && on <= ctx.today
          ? null
          : refusal('fee-delivery-out-of-range', `送达之日应在收费通知之日（${notified.on}）至今日之间`, {
              ...FEE_PAYMENT,
              field: 'on',
            }),
  )
  await appendActs(ctx, id, [{ act: { kind: 'fee-notice-delivered', on } }])
  await record(ctx, 'requests.fee-notice-delivered', { kind: 'request', id }, { detail: { on } })
}

/** 缴费: the answer period starts afresh on the day after (国办函〔2020〕109号). */
export async function restartClockAfterFee(
  ctx: Ctx,
  id: number,
  { amount, on }: { amount: number; on: Day },
): Promise<void> {
  const file = await loadCase(ctx, id, 'for update')
  const act = { kind: 'fee-paid', on, amount } as const
  insist(whyNotClockAct(file, act))
  await appendActs(ctx, id, [{ act }])
  await record(ctx, 'requests.fee-paid', { kind: 'request', id }, { detail: { on, amount } })
}
