import type { Ctx } from '../../../lib/ctx.ts'
import { insist, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { sealReply } from '../queries/case-key.ts'
import { loadCase } from '../queries/load-case.ts'
import { whyStale } from '../rules/case-guards.ts'
import { type ProposedReply, whyNotPropose, whyNotReply } from '../rules/reply-guards.ts'
import { appendActs } from './append-acts.ts'

/** 送审答复: an officer proposes; the reply goes out when somebody else approves it. */
export async function proposeReply(
  ctx: Ctx,
  id: number,
  { version, ...reply }: ProposedReply & { version?: number | undefined },
): Promise<void> {
  const file = await loadCase(ctx, id, 'for update')
  insist(whyNotPropose(file) ?? whyNotReply(file, reply) ?? whyStale(file.row.version, version))
  if (ctx.actor.kind !== 'person') {
    return insist(refusal('no-person', '答复须由经办人提出', { article: '条例第十七条' }))
  }
  const { outcome } = reply
  const sealed = await sealReply(ctx, file.intakeId, reply)
  await appendActs(ctx, id, [{ act: { kind: 'referred', on: ctx.today, by: ctx.actor.id, outcome, sealed } }])
  await record(ctx, 'requests.proposeReply', { kind: 'request', id }, { detail: { outcome }, after: sealed })
}
