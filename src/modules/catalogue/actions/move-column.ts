import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { bumpPublicVersion } from '../../organs/index.ts'
import { listColumns, lockColumn } from '../queries.ts'
import { childrenOf, whyNotMove } from '../rules/index.ts'
import { on } from '../tables.ts'

/**
 * Puts a column below another (null: into the navigation), as the `place`th of its new brothers, counted from 1; beyond
 * the last is the end. Addresses stay. Refuses to hang a column below itself.
 */
export async function moveColumn(
  ctx: Ctx,
  id: number,
  to: { parentId: number | null; place: number },
): Promise<void> {
  // Two moves at once could tie a knot that neither sees: one move at a time, in the order of ids.
  await lockTree(ctx)
  const column = await lockColumn(ctx, id)
  const columns = await listColumns(ctx)
  insist(whyNotMove(column, to, columns))
  const brothers = childrenOf(to.parentId, columns)
    .map((each) => each.id)
    .filter((each) => each !== id)
  brothers.splice(Math.max(0, to.place - 1), 0, id)
  for (const [index, brother] of brothers.entries()) await put(ctx, brother, to.parentId, index + 1)
  await bumpPublicVersion(ctx)
  await record(
    ctx,
    'catalogue.moveColumn',
    { kind: 'column', id },
    {
      detail: {
        from: { parentId: column.parentId, position: column.position },
        to: { parentId: to.parentId, position: brothers.indexOf(id) + 1 },
      },
    },
  )
}

/** Locks every column of the organ. */
export async function lockTree(ctx: Ctx): Promise<void> {
  await on(ctx)
    .selectFrom('catalogue_column')
    .select('id')
    .where('organ_id', '=', ctx.organId)
    .orderBy('id')
    .forUpdate()
    .execute()
}

async function put(ctx: Ctx, id: number, parentId: number | null, position: number): Promise<void> {
  await on(ctx)
    .updateTable('catalogue_column')
    .set({ parent_id: parentId, position, version: sql`version + 1` })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .execute()
}
