import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { insist, NotFound } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { bumpPublicVersion } from '../../organs/index.ts'
import { holdColumn, listCatalogueItems } from '../queries.ts'
import { whyNotNil } from '../rules/index.ts'
import { on } from '../tables.ts'

/**
 * Puts a dated 情况说明 on a statutory column, or renews it: the newest one is shown. Refuses one without its day.
 * That the column is empty is checked by the module that owns the documents, which calls this.
 */
export async function recordNilStatement(
  ctx: Ctx,
  columnId: number,
  given: { statedOn: Day | null; renewOn: Day | null },
): Promise<void> {
  const column = await holdColumn(ctx, columnId)
  const isListed = (await listCatalogueItems(ctx)).some(({ columnIds }) => columnIds.includes(columnId))
  insist(whyNotNil(column, given, { today: ctx.today, isListed }))
  const { statedOn, renewOn } = given as { statedOn: Day; renewOn: Day }
  if (ctx.actor.kind !== 'person') throw new NotFound('说明人')
  await on(ctx)
    .insertInto('nil_statement')
    .values({
      organ_id: ctx.organId,
      column_id: columnId,
      stated_on: statedOn,
      renew_on: renewOn,
      made_by: ctx.actor.id,
      made_at: ctx.now,
    })
    .execute()
  await bumpPublicVersion(ctx)
  await record(
    ctx,
    'catalogue.recordNilStatement',
    { kind: 'column', id: columnId },
    { detail: { statedOn, renewOn } },
  )
}
