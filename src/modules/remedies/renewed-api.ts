import { z } from 'zod'
import { type Day, isDay } from '../../lib/day.ts'
import { route } from '../../lib/http.ts'
import { withheldParts } from '../requests/index.ts'
import { OUTCOME_CODES, WAYS_TO_SERVE } from '../requests/rules/index.ts'
import { approveRenewed, proposeRenewed, sendBackRenewed, serveRenewed } from './actions/answer-renewed.ts'
import { openRenewed } from './actions/open-renewed.ts'
import { listRenewedReminders, putAwayRenewedReminders } from './reminders.ts'
import type { WayToServe } from './renewed.ts'

const params = z.object({
  id: z.coerce.number('编号应为数字').int('编号应为整数').positive('编号应为正整数'),
})
const legalDay = z.custom<Day>(isDay, '请填写日期，例如 2026-03-02')
const text = z.string('请填写答复内容').max(20_000, '最多20000个字')
const order = z.object({
  orderedOn: legalDay,
  period: z.union(
    [z.strictObject({ workingDays: z.int('请填写工作日数') }), z.strictObject({ until: legalDay })],
    '请填写裁决确定的期限：工作日数，或者最后一日',
  ),
  officerId: z.int('请选择经办人'),
})

/** 重新答复: what a ruling orders. */
export const renewedRoutes = [
  route({
    method: 'GET',
    url: '/api/renewed/reminders',
    permission: 'requests.read',
    handle: (ctx) => listRenewedReminders(ctx),
  }),
  route({
    method: 'POST',
    url: '/api/renewed/:id/reminders-seen',
    permission: 'requests.read',
    params,
    handle: (ctx, { params: { id } }) => putAwayRenewedReminders(ctx, id),
  }),
  route({
    method: 'POST',
    url: '/api/remedies/:id/renewed',
    permission: 'requests.handle',
    params,
    body: order,
    handle: async (ctx, { params: { id }, body }) => ({ id: await openRenewed(ctx, id, body) }),
  }),
  route({
    method: 'POST',
    url: '/api/renewed/:id/proposal',
    permission: 'requests.handle',
    params,
    body: z.object({
      outcome: z.enum(OUTCOME_CODES, '请选择办理结果'),
      content: text,
      ground: text.default(''),
      withheld: withheldParts,
    }),
    handle: (ctx, { params: { id }, body }) => proposeRenewed(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/renewed/:id/return',
    permission: 'requests.approve',
    params,
    body: z.object({ reason: z.string('请说明退回的原因').trim().min(1, '请说明退回的原因').max(1000) }),
    handle: (ctx, { params: { id }, body }) => sendBackRenewed(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/renewed/:id/approval',
    permission: 'requests.approve',
    params,
    handle: (ctx, { params: { id } }) => approveRenewed(ctx, id),
  }),
  route({
    method: 'POST',
    url: '/api/renewed/:id/service',
    permission: 'requests.handle',
    params,
    body: z.object({
      on: legalDay,
      serveBy: z.enum(Object.keys(WAYS_TO_SERVE) as WayToServe[], '请选择送达方式'),
    }),
    handle: (ctx, { params: { id }, body }) => serveRenewed(ctx, id, body),
  }),
]
