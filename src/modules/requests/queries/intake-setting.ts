import type { Ctx } from '../../../lib/ctx.ts'
import { on } from '../tables.ts'

/** 在线申请即时确认: off until the organ declares it. */
export async function findIntakeSetting(ctx: Ctx): Promise<{ confirmAtOnce: boolean; version: number }> {
  const row = await on(ctx)
    .selectFrom('intake_setting')
    .select(['confirm_at_once as confirmAtOnce', 'version'])
    .where('organ_id', '=', ctx.organId)
    .executeTakeFirst()
  return row ?? { confirmAtOnce: false, version: 0 }
}
