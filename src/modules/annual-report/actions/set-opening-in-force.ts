import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { insist, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { actingPerson } from '../../review/index.ts'
import { OPENING_FIGURES } from '../compilation.ts'
import { on } from '../tables.ts'

/**
 * 期初数 of table 2: how many 规章 or 行政规范性文件 that are no documents of this program are in force, from `year` on until
 * a later year says otherwise. Set twice, it stands once. Refuses a number below 0.
 */
export async function setOpeningInForce(
  ctx: Ctx,
  {
    kind,
    year,
    count,
    source,
  }: { kind: keyof typeof OPENING_FIGURES; year: number; count: number; source: string },
): Promise<void> {
  insist(
    Number.isInteger(count) && count >= 0
      ? null
      : refusal('count-form', '件数应为不小于 0 的整数', { field: 'count' }),
  )
  const { id: personId } = actingPerson(ctx)
  const figure = OPENING_FIGURES[kind]
  const entry = { value: JSON.stringify(count), source, entered_by: personId, entered_at: ctx.now }
  await on(ctx)
    .insertInto('entered_figure')
    .values({ organ_id: ctx.organId, year, figure, ...entry })
    .onConflict((conflict) =>
      conflict
        .columns(['organ_id', 'year', 'figure'])
        .doUpdateSet({ ...entry, version: sql`entered_figure.version + 1` }),
    )
    .execute()
  await record(
    ctx,
    'annualReport.setOpeningInForce',
    { kind: 'organ', id: ctx.organId },
    { detail: { kind, year, count, source } },
  )
}
