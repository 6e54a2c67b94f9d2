import type { Ctx } from '../../../lib/ctx.ts'
import { restartJob, sendJob } from '../../../lib/jobs.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import type { MessageState } from '../message.ts'
import { lockMessage } from '../queries.ts'
import { whyNotResend } from '../rules.ts'
import { on } from '../tables.ts'
import { SEND } from './queue-message.ts'

/** Writes down what became of a message, and in the trail of its case how it ended. */
export async function settleMessage(
  ctx: Ctx,
  id: number,
  outcome: { state: MessageState; failure: string },
): Promise<void> {
  await on(ctx)
    .updateTable('message')
    .set({ ...outcome, settled_at: outcome.state === 'waiting' ? null : ctx.now })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .execute()
  if (outcome.state === 'waiting') return
  const { requestId, kind, event } = await lockMessage(ctx, id)
  const detail = { kind, event, outcome: outcome.state, reason: outcome.failure }
  await record(ctx, 'messages.settle', { kind: 'request', id: requestId }, { detail })
}

/** 重发 what was given up. */
export async function resendMessage(ctx: Ctx, id: number): Promise<void> {
  insist(whyNotResend(await lockMessage(ctx, id)))
  await settleMessage(ctx, id, { state: 'waiting', failure: '' })
  const job = { kind: SEND, subjectId: id }
  if (!(await restartJob(ctx, job))) await sendJob(ctx, job)
}
