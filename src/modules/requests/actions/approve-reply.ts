import type { Ctx } from '../../../lib/ctx.ts'
import { insist, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { openReply } from '../queries/case-key.ts'
import { loadCase } from '../queries/load-case.ts'
import { findReplySetting } from '../queries/reply-setting.ts'
import { whyStale } from '../rules/case-guards.ts'
import { isLastLevel, whyLate, whyNotApprove, whyNotReply } from '../rules/reply-guards.ts'
import { appendActs } from './append-acts.ts'
import { writeReply } from './write-reply.ts'

/**
 * 答复: the last approver, who is not the one who proposed it, sends the 答复书. The case is concluded in one row of
 * table 3, on this day. Late is still a reply, and says so. Refuses while levels before the last one are left.
 */
export async function approveReply(
  ctx: Ctx,
  id: number,
  { version, opinion }: { version?: number | undefined; opinion: string },
): Promise<{ letterId: number; letterNumber: string }> {
  const file = await loadCase(ctx, id, 'for update')
  insist(whyNotApprove(file, ctx.actor) ?? whyStale(file.row.version, version))
  if (file.state.proposal !== null && !isLastLevel(file.state.proposal)) {
    insist(refusal('levels-left', '还有前面的级次没有审批', { article: '条例第十七条' }))
  }
  const reply = await openReply(ctx, file.intakeId, file.state.proposal?.sealed ?? '')
  // What happened since may stand against it, e.g. a supplement that came after all.
  insist(whyNotReply(file, reply))
  const letter = await writeReply(ctx, file, reply)
  const { outcome } = reply
  const { seal } = await findReplySetting(ctx)
  const enclosures = reply.files ?? []
  const act = { kind: 'replied', on: ctx.today, outcome, seal, enclosures } as const
  await appendActs(ctx, id, [{ act, note: opinion, letterId: letter.id, irregular: whyLate(file) }])
  await record(
    ctx,
    'requests.reply',
    { kind: 'request', id },
    { detail: { outcome, letter: letter.number, late: whyLate(file) !== null } },
  )
  return { letterId: letter.id, letterNumber: letter.number }
}
