import type { Ctx } from '../../../lib/ctx.ts'
import type { RemedySetting } from '../setting.ts'
import { on } from '../tables.ts'

const UNSET: RemedySetting = { secondInstance: 'final', version: 0 }

/** Local practice of this organ; the defaults until somebody sets it. */
export async function findRemedySetting(ctx: Ctx): Promise<RemedySetting> {
  const row = await on(ctx)
    .selectFrom('remedy_setting')
    .select(['second_instance as secondInstance', 'version'])
    .where('organ_id', '=', ctx.organId)
    .executeTakeFirst()
  return row ?? UNSET
}

/** The years whose table 4 a published report has printed. */
export async function listClosedYears(ctx: Ctx): Promise<number[]> {
  const rows = await on(ctx)
    .selectFrom('table_4_closed')
    .select('year')
    .where('organ_id', '=', ctx.organId)
    .orderBy('year')
    .execute()
  return rows.map(({ year }) => year)
}
