import type { Ctx } from '../../../lib/ctx.ts'
import { insist, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { whyUndisposed } from '../../screening/rules/index.ts'
import { sealReply } from '../queries/case-key.ts'
import { loadCase } from '../queries/load-case.ts'
import { findReplySetting } from '../queries/reply-setting.ts'
import { whyStale } from '../rules/case-guards.ts'
import { type ProposedReply, whyNotPropose, whyNotReply } from '../rules/reply-guards.ts'
import { appendActs } from './append-acts.ts'
import { insistFiles } from './insist-files.ts'
import { findingsOfReply } from './screen-reply.ts'

/**
 * 送审答复: an officer proposes; the reply goes out when somebody else, or each level of the organ's chain, has approved
 * it. Text and enclosures are screened first: what blocks needs a disposition (条例第十七条).
 */
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
  await insistFiles(ctx, file.intakeId, reply.files ?? [], { purpose: 'enclosure', field: 'files' })
  insist(whyUndisposed(await findingsOfReply(ctx, file, reply)))
  const { outcome } = reply
  const sealed = await sealReply(ctx, file.intakeId, reply)
  const { levels } = await findReplySetting(ctx)
  const act = { kind: 'referred', on: ctx.today, by: ctx.actor.id, outcome, sealed, levels } as const
  await appendActs(ctx, id, [{ act }])
  await record(ctx, 'requests.proposeReply', { kind: 'request', id }, { detail: { outcome }, after: sealed })
}
