import type { Ctx } from '../../../lib/ctx.ts'
import { insist, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { findRemedySetting } from '../queries/index.ts'
import type { RemedySetting } from '../setting.ts'
import { on } from '../tables.ts'

/** Sets local practice: what second instances do to table 4. Refuses what was changed meanwhile. */
export async function setRemedies(
  ctx: Ctx,
  { secondInstance, version: seen }: RemedySetting,
): Promise<{ version: number }> {
  const before = await findRemedySetting(ctx)
  if (before.version !== seen) insist(refusal('stale', '其他人刚刚改过这项设置，请刷新后重试'))
  const version = before.version + 1
  const fresh = { second_instance: secondInstance, version }
  await on(ctx)
    .insertInto('remedy_setting')
    .values({ organ_id: ctx.organId, ...fresh })
    .onConflict((conflict) => conflict.columns(['organ_id']).doUpdateSet(fresh))
    .execute()
  const after = { secondInstance, version }
  await record(ctx, 'remedies.set', { kind: 'remedySetting', id: ctx.organId }, { before, after })
  return { version }
}
