import type { Ctx } from '../../../lib/ctx.ts'
import { insist, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { actingPerson } from '../../review/index.ts'
import { findRetention } from '../queries/kept-cases.ts'
import type { RetentionPeriods } from '../retention.ts'
import { on } from '../tables.ts'

/** Sets 保管期限 as a new version; lists that were carried out keep the period they went by. */
export async function setRetention(
  ctx: Ctx,
  { periods, seen }: { periods: RetentionPeriods; seen: number },
): Promise<{ version: number }> {
  const before = await findRetention(ctx)
  const stale = refusal('stale', '其他人刚刚改过保管期限，请刷新后重试')
  insist(before.version === seen ? null : stale)
  const version = seen + 1
  const added = await on(ctx)
    .insertInto('retention_setting')
    .values({
      organ_id: ctx.organId,
      version,
      periods: JSON.stringify(periods),
      set_by: actingPerson(ctx).id,
      set_at: ctx.now,
    })
    .onConflict((conflict) => conflict.columns(['organ_id', 'version']).doNothing())
    .returning('version')
    .executeTakeFirst()
  insist(added === undefined ? stale : null)
  const detail = { ...periods }
  await record(
    ctx,
    'requests.setRetention',
    { kind: 'retention', id: version },
    { detail, before: before.periods },
  )
  return { version }
}
