import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { loadCase } from '../queries/load-case.ts'
import { whyStale } from '../rules/case-guards.ts'
import { whyNotSendBack } from '../rules/reply-guards.ts'
import { appendActs } from './append-acts.ts'

/** 退回修改: the proposed reply goes back to its officer, with the reason. */
export async function sendBackReply(
  ctx: Ctx,
  id: number,
  { reason, version }: { reason: string; version?: number | undefined },
): Promise<void> {
  const file = await loadCase(ctx, id, 'for update')
  insist(whyNotSendBack(file) ?? whyStale(file.row.version, version))
  await appendActs(ctx, id, [{ act: { kind: 'sent-back', on: ctx.today }, note: reason }])
  await record(ctx, 'requests.sendBackReply', { kind: 'request', id })
}
