import { z } from 'zod'
import { AfterCommit, route } from '../../lib/http.ts'
import { confirmTakedown, declineTakedown } from './actions/decide-takedown.ts'
import { recordTakedownChecks } from './actions/record-takedown-checks.ts'
import { takeDownDocument } from './actions/take-down-document.ts'
import { checkSite } from './check-site.ts'
import { presentTakedowns, presentWaiting } from './takedown-presented.ts'
import { planProof } from './takedown-proof.ts'

const params = z.object({ id: z.coerce.number('编号应为数字').int('编号应为整数').positive('编号应为正数') })
const whole = (message: string) => z.number(message).int(message).positive(message)
const order = z.object({
  editionNo: whole('请刷新页面后重试'),
  of: z.enum(['shown', 'earlier'], '请选择撤回整条信息还是历史版本').default('shown'),
  cause: z.enum(['secret', 'personal', 'wrong', 'duplicate', 'infringement', 'other'], '请选择撤回事由'),
  reason: z.string('请写明撤回的具体原因').max(2000, '原因不超过 2000 字'),
  orderedBy: z.string('请填写决定撤回的负责人姓名').max(100, '姓名不超过 100 字'),
  redirectTo: whole('请填写一条已公开信息的编号').nullable().default(null),
})
const which = z.object({ takedownId: whole('请刷新页面后重试') })

/** 撤回 and its proof. */
export const takedownRoutes = [
  route({
    method: 'GET',
    url: '/api/takedowns',
    permission: 'documents.takeDown',
    handle: (ctx) => presentWaiting(ctx),
  }),
  route({
    method: 'GET',
    url: '/api/documents/:id/takedowns',
    permission: 'documents.read',
    params,
    handle: (ctx, { params: { id } }) => presentTakedowns(ctx, id),
  }),
  route({
    method: 'POST',
    url: '/api/documents/:id/takedowns',
    permission: 'documents.takeDown',
    params,
    body: order,
    handle: (ctx, { params: { id }, body }) => takeDownDocument(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/documents/:id/takedown/confirm',
    permission: 'documents.takeDown',
    params,
    body: which,
    handle: (ctx, { params: { id }, body }) => confirmTakedown(ctx, id, body.takedownId),
  }),
  route({
    method: 'POST',
    url: '/api/documents/:id/takedown/decline',
    permission: 'documents.takeDown',
    params,
    body: which,
    handle: (ctx, { params: { id }, body }) => declineTakedown(ctx, id, body.takedownId),
  }),
  route({
    method: 'POST',
    url: '/api/documents/:id/takedown/check',
    permission: 'documents.takeDown',
    params,
    body: which,
    perMinute: 10,
    handle: async (ctx, { params: { id }, body: { takedownId } }) => {
      const plan = await planProof(ctx, id, takedownId)
      return new AfterCommit({
        outside: ({ ask, clock }) => checkSite(plan, ask, clock),
        finish: (later, checks) => recordTakedownChecks(later, id, takedownId, checks),
      })
    },
  }),
]
