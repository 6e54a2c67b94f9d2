import type { Ctx } from '../../../lib/ctx.ts'
import { on } from '../tables.ts'

/** A published report has printed table 4 of this year: from now on no second instance rewrites it. The caller records it. */
export async function closeTable4(ctx: Ctx, year: number): Promise<void> {
  await on(ctx)
    .insertInto('table_4_closed')
    .values({ organ_id: ctx.organId, year, closed_on: ctx.today })
    .onConflict((conflict) => conflict.columns(['organ_id', 'year']).doNothing())
    .execute()
}
