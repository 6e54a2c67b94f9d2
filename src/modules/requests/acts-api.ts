import { z } from 'zod'
import { type Day, isDay } from '../../lib/day.ts'
import { route } from '../../lib/http.ts'
import { listUnits } from '../organs/index.ts'
import { askReason, delayRequest, recordReason } from './actions/ask-reason.ts'
import { assignUnit, urgeUnit } from './actions/assign-unit.ts'
import { notifyOverride } from './actions/notify-override.ts'
import { proposeExtension } from './actions/propose-extension.ts'
import { recordPastAct } from './actions/record-past-act.ts'
import { archiveRequest } from './actions/seal-reply.ts'
import { IRREGULAR_KINDS } from './acts.ts'

const params = z.object({
  id: z.coerce.number('编号应为数字').int('编号应为整数').positive('编号应为正整数'),
})
const legalDay = z.custom<Day>(isDay, '请填写日期，例如 2026-03-02')
const version = z.int('版本应为整数').optional()
const text = (message: string) => z.string(message).trim().min(1, message).max(20_000, '最多20000个字')
const remark = z.string('应为文字').trim().max(2000, '最多2000个字').default('')
const party = z.string('请选择第三方').trim().min(1, '请选择第三方').max(200, '最多200个字')

/** The forms of acts that send a letter: the preview asks for the same. */
export const reasonNotice = z.object({
  facts: text('请写明数量、频次明显超过合理范围的事实'),
  until: legalDay,
  version,
})
export const delayNotice = z.object({
  until: legalDay,
  reason: text('请说明无法在期限内答复的情况'),
  version,
})
export const overrideNotice = z.object({
  party,
  information: text('请写明决定公开的政府信息内容'),
  reason: text('请写明不公开可能对公共利益造成重大影响的理由'),
  version,
})

export const actRoutes = [
  route({
    method: 'GET',
    url: '/api/requests/units',
    permission: 'requests.handle',
    handle: (ctx) => listUnits(ctx),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/unit',
    permission: 'requests.handle',
    params,
    body: z.object({ unitId: z.int('请选择科室'), answerBy: legalDay, note: remark, version }),
    handle: (ctx, { params: { id }, body }) => assignUnit(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/urging',
    permission: 'requests.handle',
    params,
    body: z.object({ note: remark, version }),
    handle: (ctx, { params: { id }, body }) => urgeUnit(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/reason-notice',
    permission: 'requests.handle',
    params,
    body: reasonNotice,
    handle: (ctx, { params: { id }, body }) => askReason(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/reason',
    permission: 'requests.handle',
    params,
    body: z.object({
      on: legalDay,
      verdict: z.enum(['reasonable', 'unreasonable'], '请选择理由是否合理'),
      note: text('请写明申请人的理由和认定的依据'),
      version,
    }),
    handle: (ctx, { params: { id }, body }) => recordReason(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/delay',
    permission: 'requests.handle',
    params,
    body: delayNotice,
    handle: (ctx, { params: { id }, body }) => delayRequest(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/override-notice',
    permission: 'requests.handle',
    params,
    body: overrideNotice,
    handle: (ctx, { params: { id }, body }) => notifyOverride(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/proposed-extension',
    permission: 'requests.handle',
    params,
    body: z.object({
      workingDays: z.int('延长的工作日数应为整数').min(1, '至少延长1个工作日').default(20),
      reason: text('请说明延期的原因'),
      version,
    }),
    handle: (ctx, { params: { id }, body }) => proposeExtension(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/archive',
    permission: 'requests.handle',
    params,
    body: z.object({ volume: z.string('应为文字').trim().max(100, '最多100个字').default(''), version }),
    handle: (ctx, { params: { id }, body }) => archiveRequest(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/past-act',
    permission: 'requests.recordIrregular',
    params,
    body: z.object({
      what: z.enum(IRREGULAR_KINDS, '请选择已经发生的行为'),
      on: legalDay,
      party: party.optional(),
      workingDays: z.int('工作日数应为整数').min(1, '至少1个工作日').optional(),
      until: legalDay.optional(),
      reason: text('请说明经过，以及为什么没有在系统中办理'),
      file: z.int('请上传证明材料'),
      version,
    }),
    handle: (ctx, { params: { id }, body }) => recordPastAct(ctx, id, body),
  }),
]
