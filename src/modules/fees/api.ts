import { z } from 'zod'
import { type Day, isDay } from '../../lib/day.ts'
import { route } from '../../lib/http.ts'
import { recordFeeNoticeDelivery } from '../requests/index.ts'
import { notifyFee } from './actions/notify-fee.ts'
import { recordPayment } from './actions/record-payment.ts'
import { findFeeSheet } from './queries.ts'
import { chargeByPages } from './rules/index.ts'

const params = z.object({
  id: z.coerce.number('编号应为数字').int('编号应为整数').positive('编号应为正整数'),
})
const legalDay = z.custom<Day>(isDay, '请填写日期，例如 2026-03-02')
const pages = z.coerce
  .number('页数应为数字')
  .int('页数应为整数')
  .min(1, '至少1页')
  .max(1_000_000, '页数过大，请核对')
const rest = {
  howToPay: z.string('请填写缴纳方式').trim().min(1, '请填写缴纳方式').max(500, '最多500个字'),
  confirmed: z.literal('not-public', '已经主动公开的信息不收费，请先确认'),
  version: z.int('版本应为整数').optional(),
}
const notice = z.discriminatedUnion(
  'basis',
  [
    z.object({ basis: z.literal('requests'), ...rest }),
    z.object({ basis: z.literal('pages'), pages, ...rest }),
  ],
  '请选择按件计收或者按量计收',
)
const payment = z.object({
  yuan: z.int('金额应为整数（元）').min(1, '金额至少1元').max(100_000_000, '金额过大，请核对'),
  receiptNumber: z.string('请填写财政票据号码').trim().min(1, '请填写财政票据号码').max(60, '最多60个字'),
  paidOn: legalDay,
})

export type { Charge } from './rules/index.ts'

/** 信息处理费 of one case. */
export const feeRoutes = [
  route({
    method: 'GET',
    url: '/api/requests/:id/fee',
    permission: 'requests.read',
    params,
    handle: (ctx, { params: { id } }) => findFeeSheet(ctx, id),
  }),
  route({
    method: 'GET',
    url: '/api/fees/by-pages',
    permission: 'requests.read',
    query: z.object({ pages }),
    handle: async (_ctx, { query }) => chargeByPages(query.pages),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/fee-notice',
    permission: 'requests.handle',
    params,
    body: notice,
    handle: (ctx, { params: { id }, body }) => notifyFee(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/fee-notice-delivery',
    permission: 'requests.handle',
    params,
    body: z.object({ on: legalDay }),
    handle: (ctx, { params: { id }, body }) => recordFeeNoticeDelivery(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/fee-payment',
    permission: 'requests.handle',
    params,
    body: payment,
    handle: (ctx, { params: { id }, body }) => recordPayment(ctx, id, body),
  }),
]
