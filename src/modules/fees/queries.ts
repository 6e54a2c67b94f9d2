import type { Ctx } from '../../lib/ctx.ts'
import { type Day, firstDayOf, lastDayOf } from '../../lib/day.ts'
import { type Refusal, refusal } from '../../lib/refusal.ts'
import { feeStanding } from '../requests/index.ts'
import { type Charge, chargeByRequests, FEE_SOURCE, type FeeBasis, whyNotCharge } from './rules/index.ts'
import { on } from './tables.ts'

export interface FeePayment {
  no: number
  yuan: number
  /** Of the 财政票据. */
  receiptNumber: string
  paidOn: Day
}

export interface FeeNotice {
  basis: FeeBasis
  quantity: number
  month: string
  yuan: number
  howToPay: string
  letterId: number
  notifiedOn: Day
  payments: FeePayment[]
  /** What has not come in yet, in 元. */
  openYuan: number
}

/** The fee of one case as its screen shows it. */
export interface FeeSheet {
  notice: FeeNotice | null
  /** 按件计收: what the case would cost, and which cases of the same applicant and month count before it. */
  byRequests: { month: string; place: number; charge: Charge; cases: { id: number; number: string }[] } | null
  isDelivered: boolean
  /** 国办函〔2020〕109号: 20 working days after the notice was received; null while that is not known. */
  lastDayToPay: Day | null
  can: {
    notify: Refusal | null
    chargeByRequests: Refusal | null
    deliver: Refusal | null
    pay: Refusal | null
  }
}

/** The notice of a case with its payments; null where there is none. */
export async function findFeeNotice(ctx: Ctx, requestId: number): Promise<FeeNotice | null> {
  const row = await on(ctx)
    .selectFrom('fee_notice')
    .select(['basis', 'quantity', 'month', 'yuan', 'how_to_pay as howToPay', 'letter_id as letterId'])
    .select('notified_on as notifiedOn')
    .where('organ_id', '=', ctx.organId)
    .where('request_id', '=', requestId)
    .executeTakeFirst()
  if (row === undefined) return null
  const payments = await on(ctx)
    .selectFrom('fee_payment')
    .select(['no', 'yuan', 'receipt_number as receiptNumber', 'paid_on as paidOn'])
    .where('organ_id', '=', ctx.organId)
    .where('request_id', '=', requestId)
    .orderBy('no')
    .execute()
  const paid = payments.reduce((sum, each) => sum + each.yuan, 0)
  return { ...row, payments, openYuan: row.yuan - paid }
}

/** Everything about the fee of one case, with why each step cannot be taken now. */
export async function findFeeSheet(ctx: Ctx, requestId: number): Promise<FeeSheet> {
  const standing = await feeStanding(ctx, requestId)
  const notice = await findFeeNotice(ctx, requestId)
  const place = standing.ofMonth.findIndex(({ id }) => id === requestId) + 1
  const charge = chargeByRequests(place)
  const { month, ofMonth, lastDayToPay, isDelivered, whyNotNotify, whyNotPay } = standing
  const once =
    notice && refusal('fee-noticed-once', '本件已发出收费通知，一件申请只收取一次', { article: FEE_SOURCE })
  return {
    notice,
    byRequests:
      month === null
        ? null
        : { month, place, charge, cases: ofMonth.slice(0, place).map(({ id, number }) => ({ id, number })) },
    isDelivered,
    lastDayToPay,
    can: {
      notify: once ?? whyNotNotify,
      chargeByRequests: once ?? whyNotNotify ?? whyNotCharge(charge),
      deliver: isDelivered ? refusal('fee-notice-delivered-twice', '收费通知的送达之日已经登记') : whyNotPay,
      pay: whyNotPay,
    },
  }
}

/** 国办函〔2020〕109号: the report states 收费通知件数、总金额、实际收取总金额 (元), each by the day it happened. */
export async function countFees(
  ctx: Ctx,
  year: number,
): Promise<{ notices: number; amountNotified: number; amountPaid: number }> {
  const first = firstDayOf(year)
  const last = lastDayOf(year)
  const notified = await on(ctx)
    .selectFrom('fee_notice')
    .select((each) => [each.fn.countAll<number>().as('count'), each.fn.sum<number | null>('yuan').as('yuan')])
    .where('organ_id', '=', ctx.organId)
    .where('notified_on', '>=', first)
    .where('notified_on', '<=', last)
    .executeTakeFirstOrThrow()
  const paid = await on(ctx)
    .selectFrom('fee_payment')
    .select((each) => each.fn.sum<number | null>('yuan').as('yuan'))
    .where('organ_id', '=', ctx.organId)
    .where('paid_on', '>=', first)
    .where('paid_on', '<=', last)
    .executeTakeFirstOrThrow()
  return {
    notices: notified.count,
    amountNotified: Number(notified.yuan ?? 0),
    amountPaid: Number(paid.yuan ?? 0),
  }
}
