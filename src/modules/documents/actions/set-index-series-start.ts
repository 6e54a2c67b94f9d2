import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { serialOf, whyNotSeriesStart } from '../rules/index.ts'
import { on } from '../tables.ts'

/** Lets a year's series go on after `last`, as the system before left it. Refuses numbers below those given. */
export async function setIndexSeriesStart(ctx: Ctx, given: { year: number; last: number }): Promise<void> {
  insist(whyNotSeriesStart({ last: given.last, highestGiven: 0 }))
  // Takes the row's lock first: no publication can take a number between the look and the change.
  const { before } = await on(ctx)
    .insertInto('index_series')
    .values({ organ_id: ctx.organId, year: given.year, last: 0 })
    .onConflict((conflict) =>
      conflict.columns(['organ_id', 'year']).doUpdateSet({ last: sql`index_series.last` }),
    )
    .returning('last as before')
    .executeTakeFirstOrThrow()
  insist(whyNotSeriesStart({ last: given.last, highestGiven: await highestGiven(ctx, given.year) }))
  await on(ctx)
    .updateTable('index_series')
    .set({ last: given.last })
    .where('organ_id', '=', ctx.organId)
    .where('year', '=', given.year)
    .execute()
  await record(
    ctx,
    'documents.setIndexSeriesStart',
    { kind: 'indexSeries', id: given.year },
    { detail: { before, last: given.last } },
  )
}

async function highestGiven(ctx: Ctx, year: number): Promise<number> {
  const row = await on(ctx)
    .selectFrom('document')
    .select((eb) => eb.fn.max('index_number').as('highest'))
    .where('organ_id', '=', ctx.organId)
    .where('index_number', 'like', `%/${year}-%`)
    .executeTakeFirst()
  return row?.highest ? serialOf(row.highest) : 0
}
