import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { openReply } from '../queries/case-key.ts'
import { loadCase } from '../queries/load-case.ts'
import { whyStale } from '../rules/case-guards.ts'
import { isLastLevel, levelNow, whyNotApprove, whyNotReply } from '../rules/reply-guards.ts'
import { appendActs } from './append-acts.ts'
import { approveReply } from './approve-reply.ts'

/**
 * 审批: the next level signs. The last one makes the reply, as `approveReply` does; answers the letter then, and null
 * while levels are left (条例第十七条).
 */
export async function signReply(
  ctx: Ctx,
  id: number,
  given: { version?: number | undefined; opinion: string },
): Promise<{ letterId: number; letterNumber: string } | null> {
  const file = await loadCase(ctx, id, 'for update')
  const { proposal } = file.state
  insist(whyNotApprove(file, ctx.actor) ?? whyStale(file.row.version, given.version))
  if (proposal === null || isLastLevel(proposal)) return approveReply(ctx, id, given)
  insist(whyNotReply(file, await openReply(ctx, file.intakeId, proposal.sealed)))
  if (ctx.actor.kind !== 'person') throw new Error('only a person signs')
  const level = levelNow(proposal)?.name ?? ''
  const act = { kind: 'approved', on: ctx.today, by: ctx.actor.id, level } as const
  await appendActs(ctx, id, [{ act, note: given.opinion }])
  await record(
    ctx,
    'requests.signReply',
    { kind: 'request', id },
    { detail: { level }, before: proposal.sealed },
  )
  return null
}
