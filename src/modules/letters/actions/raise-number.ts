import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { on } from '../tables.ts'

/**
 * A series that was begun elsewhere goes on behind the last number given there, e.g. after an old ledger was moved in.
 * A series that is further already stays where it is.
 */
export async function raiseNumber(
  ctx: Ctx,
  { kind, year, last }: { kind: string; year: number; last: number },
): Promise<void> {
  await on(ctx)
    .insertInto('letter_series')
    .values({ organ_id: ctx.organId, kind, year, last })
    .onConflict((conflict) =>
      conflict
        .columns(['organ_id', 'kind', 'year'])
        .doUpdateSet({ last: sql`greatest(letter_series.last, excluded.last)` }),
    )
    .execute()
}
