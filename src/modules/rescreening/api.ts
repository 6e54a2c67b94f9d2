import { z } from 'zod'
import type { Ctx } from '../../lib/ctx.ts'
import { route } from '../../lib/http.ts'
import { settleDocument } from './actions/settle-document.ts'
import { steerRescreening } from './actions/steer-rescreening.ts'
import { findRescreening, listToCorrect } from './queries.ts'
import { type Rescreening, STATES, type ToCorrect } from './rescreening.ts'

export interface RescreeningView extends Omit<Rescreening, 'begunAt' | 'endedAt'> {
  words: string
  begunAt: string
  endedAt: string | null
}

const params = z.object({ id: z.coerce.number('编号应为数字').int('编号应为整数').positive('编号应为正数') })

/** 重新筛查: how far it is, for whoever sets the lexicon; and what it found, for whoever corrects. */
export const rescreeningRoutes = [
  route({
    method: 'GET',
    url: '/api/settings/rescreening',
    permission: 'settings.organ',
    handle: async (ctx) => ({ rescreening: await rescreeningView(ctx) }),
  }),
  route({
    method: 'POST',
    url: '/api/settings/rescreening',
    permission: 'settings.organ',
    body: z.object({ to: z.enum(['paused', 'running'], '请选择暂停或者继续') }),
    handle: async (ctx, { body: { to } }) => {
      await steerRescreening(ctx, to)
      return { rescreening: await rescreeningView(ctx) }
    },
  }),
  route({
    method: 'GET',
    url: '/api/rescreening',
    permission: 'documents.read',
    handle: async (ctx): Promise<{ rescreening: RescreeningView | null; documents: ToCorrect[] }> => ({
      rescreening: await rescreeningView(ctx),
      documents: await listToCorrect(ctx),
    }),
  }),
  route({
    method: 'POST',
    url: '/api/rescreening/documents/:id/settlement',
    permission: 'documents.publish',
    params,
    body: z.object({ reason: z.string('请写明不需要更正的理由').max(1000, '理由不超过 1000 字') }),
    handle: async (ctx, { params: { id }, body: { reason } }) => {
      await settleDocument(ctx, id, reason)
      return { id }
    },
  }),
]

async function rescreeningView(ctx: Ctx): Promise<RescreeningView | null> {
  const found = await findRescreening(ctx)
  if (found === null) return null
  const { begunAt, endedAt } = found
  return {
    ...found,
    words: STATES[found.state],
    begunAt: begunAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }
}
