import { z } from 'zod'
import { type Day, isDay } from '../../lib/day.ts'
import { route } from '../../lib/http.ts'
import { insist } from '../../lib/refusal.ts'
import { openLetter } from '../letters/index.ts'
import { askSupplement } from './actions/ask-supplement.ts'
import { confirmReceipt } from './actions/confirm-receipt.ts'
import { extendRequest } from './actions/extend-request.ts'
import { type LetterDraft, previewLetter } from './actions/preview-letter.ts'
import { proposeReply } from './actions/propose-reply.ts'
import { readApplicant } from './actions/read-applicant.ts'
import { recordConsultationAnswer } from './actions/record-consultation-answer.ts'
import { recordSupplement } from './actions/record-supplement.ts'
import { registerRequest } from './actions/register-request.ts'
import { sendBackReply } from './actions/send-back-reply.ts'
import { sendConsultation } from './actions/send-consultation.ts'
import { serveRequest } from './actions/serve-request.ts'
import { signReply } from './actions/sign-reply.ts'
import { withdrawRequest } from './actions/withdraw-request.ts'
import { delayNotice, overrideNotice, reasonNotice } from './acts-api.ts'
import { INTAKE_CHANNELS, type IntakeChannel, WAYS_TO_SERVE, type WayToServe } from './applicant.ts'
import { publicRequestForm } from './form.ts'
import { letterAnswer } from './letter-answer.ts'
import { conditions, wantedOf } from './listing.ts'
import { caseView, requestChoices, requestListView, whyNotPermitted } from './presented.ts'
import { findRequest, listRequests } from './queries/index.ts'
import { replyDraft } from './reply-api.ts'

const id = z.object({ id: z.coerce.number('编号应为数字').int('编号应为整数').positive('编号应为正整数') })
const legalDay = z.custom<Day>(isDay, '请填写日期，例如 2026-03-02')
const version = z.int('版本应为整数').optional()
const text = (message: string) => z.string(message).trim().min(1, message).max(20_000, '最多20000个字')
const remark = z.string('应为文字').trim().max(2000, '最多2000个字').default('')
const party = z.string('请选择征求意见的对象').trim().min(1, '请选择征求意见的对象').max(200, '最多200个字')

const listing = conditions.extend({
  page: z.coerce
    .number('页码应为数字')
    .int('页码应为整数')
    .positive('页码从1开始')
    .max(10_000, '没有这一页')
    .default(1),
})
/** What a list can be asked for. */
export type RequestQuery = z.input<typeof listing>

const registration = z.object({
  channel: z.enum(Object.keys(INTAKE_CHANNELS) as IntakeChannel[], '请选择收到申请的渠道'),
  receivedOn: legalDay,
  submission: publicRequestForm,
  oral: z.enum(['no', 'written', 'readBack'], '请选择是否口头申请').optional(),
  files: z.array(z.string('请选择文件').max(100, '请重新上传')).max(10, '最多上传10个文件').optional(),
})
const proposedReply = replyDraft.extend({ content: text('请填写答复内容'), version })
const confirmation = z.object({ receivedOn: legalDay, version })
const supplementNotice = z.object({ what: text('请写明需要补正的事项'), until: legalDay, version })
const consultation = z.object({ party, matter: text('请写明征求意见的事项'), version })
const consultationAnswer = z.object({
  what: z.enum(['delivered', 'answered', 'lapsed'], '请选择已送达、已收到意见或者逾期未提'),
  on: legalDay,
  party: party.optional(),
  opinion: z.enum(['agrees', 'refuses', 'unfounded'], '请选择第三方的意见').optional(),
  note: remark,
  version,
})
const extension = z.object({
  workingDays: z.int('延长的工作日数应为整数').min(1, '至少延长1个工作日').default(20),
  reason: text('请说明延期的原因'),
  version,
})
/** Each act's own form, so that a preview complains of what the act would complain of. */
const letterDraft = z.discriminatedUnion('act', [
  confirmation.extend({ act: z.literal('confirm') }),
  supplementNotice.extend({ act: z.literal('askSupplement') }),
  extension.extend({ act: z.literal('extend') }),
  reasonNotice.extend({ act: z.literal('askReason') }),
  delayNotice.extend({ act: z.literal('delay') }),
  overrideNotice.extend({ act: z.literal('override') }),
  consultation.extend({ act: z.literal('consult') }),
  proposedReply.extend({ act: z.literal('propose') }),
  z.object({ act: z.literal('approve') }),
])
const service = z.object({
  serveBy: z.enum(Object.keys(WAYS_TO_SERVE) as WayToServe[], '请选择送达方式'),
  on: legalDay,
  version,
})

export type { Applicant, Receipt } from './applicant.ts'
export type { CaseAct, CaseView, OutcomeChoice, RequestListView } from './presented.ts'
export type { ActView, ConsultationView, IntakeView } from './queries/find-request.ts'
export type { ListedRequest } from './queries/list-requests.ts'
export type { ExplainedDay, LedgerEntry, Stage } from './rules/index.ts'

export const requestRoutes = [
  route({
    method: 'GET',
    url: '/api/requests',
    permission: 'requests.read',
    query: listing,
    handle: async (ctx, { query }) =>
      requestListView(ctx, await listRequests(ctx, { ...wantedOf(query), page: query.page })),
  }),
  route({
    method: 'POST',
    url: '/api/requests',
    permission: 'requests.register',
    body: registration,
    handle: (ctx, { body: { submission, ...how } }) => registerRequest(ctx, submission, how),
  }),
  route({
    method: 'GET',
    url: '/api/requests/:id',
    permission: 'requests.read',
    params: id,
    handle: async (ctx, { params }) => caseView(ctx, await findRequest(ctx, params.id)),
  }),
  route({
    method: 'GET',
    url: '/api/requests/choices',
    permission: 'requests.read',
    handle: async () => requestChoices(),
  }),
  // Whose work the act is, the handler asks: one address serves several.
  route({
    method: 'POST',
    url: '/api/requests/:id/letter-preview',
    permission: 'requests.read',
    params: id,
    body: letterDraft,
    handle: async (ctx, { params, body }) => {
      insist(whyNotPermitted(ctx.actor, body.act))
      return previewLetter(ctx, params.id, body satisfies LetterDraft)
    },
  }),
  // A read that leaves a record is no GET.
  route({
    method: 'POST',
    url: '/api/requests/:id/applicant',
    permission: 'requests.readPersonal',
    params: id,
    body: z.object({ reason: z.string('请写明查阅理由').max(200, '最多200个字').default('') }),
    handle: (ctx, { params, body }) => readApplicant(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/confirmation',
    permission: 'requests.register',
    params: id,
    body: confirmation,
    handle: (ctx, { params, body }) => confirmReceipt(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/supplement-notice',
    permission: 'requests.handle',
    params: id,
    body: supplementNotice,
    handle: (ctx, { params, body }) => askSupplement(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/supplement',
    permission: 'requests.handle',
    params: id,
    body: z.object({ on: legalDay, note: remark, version }),
    handle: (ctx, { params, body }) => recordSupplement(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/extension',
    permission: 'requests.extend',
    params: id,
    body: extension,
    handle: (ctx, { params, body }) => extendRequest(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/consultation',
    permission: 'requests.handle',
    params: id,
    body: consultation,
    handle: (ctx, { params, body }) => sendConsultation(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/consultation-answer',
    permission: 'requests.handle',
    params: id,
    body: consultationAnswer,
    handle: (ctx, { params, body }) => recordConsultationAnswer(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/proposed-reply',
    permission: 'requests.handle',
    params: id,
    body: proposedReply,
    handle: (ctx, { params, body }) => proposeReply(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/approval',
    permission: 'requests.approve',
    params: id,
    body: z.object({ opinion: remark, version }),
    handle: (ctx, { params, body }) => signReply(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/return',
    permission: 'requests.approve',
    params: id,
    body: z.object({ reason: text('请说明退回的原因'), version }),
    handle: (ctx, { params, body }) => sendBackReply(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/service',
    permission: 'requests.handle',
    params: id,
    body: service,
    handle: (ctx, { params, body }) => serveRequest(ctx, params.id, body),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/withdrawal',
    permission: 'requests.handle',
    params: id,
    body: z.object({ note: remark, version }),
    handle: (ctx, { params, body }) => withdrawRequest(ctx, params.id, body),
  }),
  route({
    method: 'GET',
    url: '/api/letters/:id',
    permission: 'requests.read',
    params: id,
    handle: async (ctx, { params }) => letterAnswer((await openLetter(ctx, params.id)).html),
  }),
]
