import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { insist } from '../../../lib/refusal.ts'
import { findColumn, listColumns, recordNilStatement } from '../../catalogue/index.ts'
import { gatheredFrom } from '../../catalogue/rules/index.ts'
import { listPublished } from '../public-queries.ts'
import { whyNotNothing } from '../rules/index.ts'

/** Puts a 情况说明 on a statutory column that has no content, or renews it. Refuses one without its day. */
export async function stateNothing(
  ctx: Ctx,
  columnId: number,
  given: { statedOn: Day | null; renewOn: Day | null },
): Promise<void> {
  const column = await findColumn(ctx, { id: columnId })
  const columnIds = gatheredFrom(column, await listColumns(ctx)).map(({ id }) => id)
  const { total } = await listPublished(ctx, { columnIds, page: 1, perPage: 1 })
  insist(whyNotNothing(total))
  await recordNilStatement(ctx, columnId, given)
}
