import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { on } from '../tables.ts'

/**
 * Takes the next number of a series of this organ, from 1. The row stays locked until the transaction ends and
 * the number goes back with it if it fails: so a series has no gaps.
 */
export async function nextNumber(ctx: Ctx, series: { kind: string; year: number }): Promise<number> {
  const row = await on(ctx)
    .insertInto('letter_series')
    .values({ organ_id: ctx.organId, kind: series.kind, year: series.year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['organ_id', 'kind', 'year']).doUpdateSet({ last: sql`letter_series.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return row.last
}
