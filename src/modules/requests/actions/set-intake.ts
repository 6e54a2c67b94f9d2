import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { insist, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { findIntakeSetting } from '../queries/intake-setting.ts'
import { on } from '../tables.ts'

/**
 * 条例第三十一条：申请人通过互联网渠道……提交政府信息公开申请的，以双方确认之日为收到申请之日. The organ declares for the future
 * that it confirms on-line requests at once (or no longer does). Refuses when somebody else has just decided.
 */
export async function setIntake(
  ctx: Ctx,
  { confirmAtOnce, version }: { confirmAtOnce: boolean; version: number },
): Promise<void> {
  const before = await findIntakeSetting(ctx)
  insist(
    before.version === version
      ? null
      : refusal('stale', '设置刚被其他人修改过，请刷新后再改', { field: 'version' }),
  )
  await on(ctx)
    .insertInto('intake_setting')
    .values({ organ_id: ctx.organId, confirm_at_once: confirmAtOnce })
    .onConflict((conflict) =>
      conflict
        .columns(['organ_id'])
        .doUpdateSet({ confirm_at_once: confirmAtOnce, version: sql`intake_setting.version + 1` }),
    )
    .execute()
  await record(
    ctx,
    'requests.setIntake',
    { kind: 'organ', id: ctx.organId },
    { before: { confirmAtOnce: before.confirmAtOnce }, after: { confirmAtOnce } },
  )
}
