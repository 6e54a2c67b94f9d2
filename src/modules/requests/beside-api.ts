import { z } from 'zod'
import { type Day, isDay } from '../../lib/day.ts'
import { route } from '../../lib/http.ts'
import { listColumns } from '../catalogue/index.ts'
import { adoptOpening, declineOpening, proposeOpening } from './actions/propose-opening.ts'
import {
  decideRectification,
  readRectification,
  receiveRectification,
  serveRectification,
} from './actions/rectify.ts'
import { findSimilar } from './queries/find-similar.ts'
import { listOpenings } from './queries/openings.ts'
import { listRectifications } from './queries/rectifications.ts'
import { RECTIFICATION_DECISIONS, type RectificationDecision } from './rectification.ts'

const params = z.object({
  id: z.coerce.number('编号应为数字').int('编号应为整数').positive('编号应为正整数'),
})
const legalDay = z.custom<Day>(isDay, '请填写日期，例如 2026-03-02')
const version = z.int('版本应为整数').optional()
const line = z.string('应为文字').trim().max(200, '最多200个字').default('')
const written = z.string('应为文字').trim().max(20_000, '最多20000个字').default('')
const text = (message: string) => z.string(message).trim().min(1, message).max(2000, '最多2000个字')

/** So alike are the texts of people who want the same. */
const SAME = 0.6

export type { OpeningProposal } from './opening.ts'
export type { Rectification } from './rectification.ts'

/** What comes beside requests and is none: 更正 (条例第四十一条), and 建议纳入主动公开 (第四十四条). */
export const besideRoutes = [
  route({
    method: 'GET',
    url: '/api/rectifications',
    permission: 'requests.read',
    handle: async (ctx) => ({
      rows: await listRectifications(ctx),
      decisions: RECTIFICATION_DECISIONS,
      today: ctx.today,
    }),
  }),
  route({
    method: 'POST',
    url: '/api/rectifications',
    permission: 'requests.register',
    body: z.object({
      name: line,
      idDocument: line,
      phone: line,
      address: line,
      record: written,
      error: written,
      evidence: written,
      receivedOn: legalDay,
    }),
    handle: (ctx, { body }) => receiveRectification(ctx, body),
  }),
  // A read that leaves a record is no GET.
  route({
    method: 'POST',
    url: '/api/rectifications/:id/content',
    permission: 'requests.readPersonal',
    params,
    handle: (ctx, { params: { id } }) => readRectification(ctx, id),
  }),
  route({
    method: 'POST',
    url: '/api/rectifications/:id/decision',
    permission: 'requests.approve',
    params,
    body: z.object({
      decision: z.enum(Object.keys(RECTIFICATION_DECISIONS) as RectificationDecision[], '请选择处理结果'),
      reason: written,
      version,
    }),
    handle: (ctx, { params: { id }, body }) => decideRectification(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/rectifications/:id/service',
    permission: 'requests.handle',
    params,
    body: z.object({ on: legalDay, version }),
    handle: (ctx, { params: { id }, body }) => serveRectification(ctx, id, body),
  }),
  route({
    method: 'GET',
    url: '/api/requests/:id/openings',
    permission: 'requests.read',
    params,
    handle: async (ctx, { params: { id } }) => ({
      proposals: await listOpenings(ctx, { requestId: id }),
      // 条例第四十四条: several applicants asking for the same suggest it.
      alike: (await findSimilar(ctx, id)).cases.filter(({ likeness }) => likeness >= SAME).length,
      columns: (await listColumns(ctx)).map((each) => ({ id: each.id, name: each.name })),
    }),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/openings',
    permission: 'requests.handle',
    params,
    body: z.object({
      origin: z.enum(['applicant', 'repeated'], '请选择由来'),
      information: text('请写明建议纳入主动公开的信息').max(200, '最多200个字'),
      reason: text('请写明理由'),
    }),
    handle: (ctx, { params: { id }, body }) => proposeOpening(ctx, { requestId: id, ...body }),
  }),
  route({
    method: 'POST',
    url: '/api/openings/:id/adoption',
    permission: 'requests.approve',
    params,
    body: z.object({ columnId: z.int('请选择栏目'), reason: written, version }),
    handle: (ctx, { params: { id }, body }) => adoptOpening(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/openings/:id/refusal',
    permission: 'requests.approve',
    params,
    body: z.object({ reason: text('请说明不纳入主动公开的理由'), version }),
    handle: (ctx, { params: { id }, body }) => declineOpening(ctx, id, body),
  }),
]
