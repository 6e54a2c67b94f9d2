import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { yearOf } from '../../../lib/day.ts'
import { findOrgan } from '../../organs/index.ts'
import { indexNumber } from '../rules/index.ts'
import { on } from '../tables.ts'

/**
 * The next 索引号 of the year of publication. The row's lock lasts until the transaction ends: a publication that
 * is rolled back gives its number back, so the series has no gaps.
 */
export async function takeIndexNumber(ctx: Ctx): Promise<string> {
  const organ = await findOrgan(ctx)
  const year = yearOf(ctx.today)
  const { last } = await on(ctx)
    .insertInto('index_series')
    .values({ organ_id: ctx.organId, year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['organ_id', 'year']).doUpdateSet({ last: sql`index_series.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return indexNumber(organ.code, year, last)
}
