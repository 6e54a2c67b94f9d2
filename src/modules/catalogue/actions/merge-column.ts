import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { bumpPublicVersion } from '../../organs/index.ts'
import { listColumns, lockColumn } from '../queries.ts'
import { whyNotMerge } from '../rules/index.ts'
import { on } from '../tables.ts'
import { lockTree } from './move-column.ts'
import { markRetired } from './retire-column.ts'

/**
 * Merges a column into another: the columns below it and its ties to the catalogue go over, its address leads there.
 * The documents are moved by the module that owns them, which calls this in the same transaction.
 */
export async function mergeColumn(ctx: Ctx, id: number, given: { into: number }): Promise<void> {
  await lockTree(ctx)
  const column = await lockColumn(ctx, id)
  const into = await lockColumn(ctx, given.into)
  insist(whyNotMerge(column, into, await listColumns(ctx)))
  await on(ctx)
    .updateTable('catalogue_column')
    .set({ parent_id: into.id, version: sql`version + 1` })
    .where('organ_id', '=', ctx.organId)
    .where('parent_id', '=', id)
    .execute()
  await moveTies(ctx, id, into.id)
  await markRetired(ctx, id, into.id)
  await bumpPublicVersion(ctx)
  await record(ctx, 'catalogue.mergeColumn', { kind: 'column', id }, { detail: { into: into.id } })
}

async function moveTies(ctx: Ctx, from: number, to: number): Promise<void> {
  const ties = await on(ctx)
    .deleteFrom('catalogue_item_column')
    .where('organ_id', '=', ctx.organId)
    .where('column_id', '=', from)
    .returning('item_id')
    .execute()
  for (const { item_id } of ties) {
    await on(ctx)
      .insertInto('catalogue_item_column')
      .values({ organ_id: ctx.organId, item_id, column_id: to })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}
