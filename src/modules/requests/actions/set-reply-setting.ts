import type { Ctx } from '../../../lib/ctx.ts'
import { insist, type Refusal, refusal } from '../../../lib/refusal.ts'
import { listPeople } from '../../accounts/index.ts'
import { permits } from '../../accounts/rules.ts'
import { record } from '../../audit/index.ts'
import type { ReplyLevel, SealRule } from '../acts.ts'
import { findReplySetting } from '../queries/reply-setting.ts'
import { whyNotLevels } from '../rules/reply-levels.ts'
import { on } from '../tables.ts'

/**
 * Sets the chain of 答复审批 and whether a reply is sealed before service, as a new version: a reply under way keeps the
 * levels it started with. Refuses a level that nobody can sign.
 */
export async function setReplySetting(
  ctx: Ctx,
  { levels, seal, seen }: { levels: readonly ReplyLevel[]; seal: SealRule; seen: number },
): Promise<{ version: number }> {
  const before = await findReplySetting(ctx)
  insist(whyStaleSetting(before.version, seen))
  const signers = (await listReplySigners(ctx)).map(({ id }) => id)
  insist(whyNotLevels(levels, signers))
  const version = before.version + 1
  const kept = levels.map((each) => ({ name: each.name.trim(), signers: [...each.signers] }))
  const added = await on(ctx)
    .insertInto('reply_setting')
    .values({
      organ_id: ctx.organId,
      version,
      levels: JSON.stringify(kept),
      seal,
      set_by: ctx.actor.kind === 'person' ? ctx.actor.id : null,
      set_at: ctx.now,
    })
    // Two at once: the second has not seen the first.
    .onConflict((conflict) => conflict.columns(['organ_id', 'version']).doNothing())
    .returning('version')
    .executeTakeFirst()
  insist(added === undefined ? whyStaleSetting(version, seen) : null)
  const after = { version, levels: kept, seal }
  await record(ctx, 'requests.setReplySetting', { kind: 'replySetting', id: version }, { before, after })
  return { version }
}

/** Who may stand in a level. */
export async function listReplySigners(ctx: Ctx): Promise<{ id: number; name: string; login: string }[]> {
  return (await listPeople(ctx))
    .filter(({ roles }) => permits(roles, 'requests.approve'))
    .map(({ id, name, login }) => ({ id, name, login }))
}

function whyStaleSetting(now: number, seen: number): Refusal | null {
  return now === seen ? null : refusal('stale', '其他人刚刚改过这项设置，请刷新后重试')
}
