import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { bumpPublicVersion } from '../../organs/index.ts'
import { listColumns, lockColumn } from '../queries.ts'
import { whyNotRetire } from '../rules/index.ts'
import { on } from '../tables.ts'
import { lockTree } from './move-column.ts'

/**
 * Retires a column: nothing is published into it any more, its documents stay readable, its address leads to the
 * column named, else to its parent, else home. Refuses while columns hang below it.
 */
export async function retireColumn(
  ctx: Ctx,
  id: number,
  given: { successorId?: number | null | undefined } = {},
): Promise<void> {
  await lockTree(ctx)
  const column = await lockColumn(ctx, id)
  const successorId = given.successorId ?? column.parentId
  insist(whyNotRetire(column, { successorId }, await listColumns(ctx)))
  await markRetired(ctx, id, successorId)
  await bumpPublicVersion(ctx)
  await record(ctx, 'catalogue.retireColumn', { kind: 'column', id }, { detail: { successorId } })
}

export async function markRetired(ctx: Ctx, id: number, successorId: number | null): Promise<void> {
  await on(ctx)
    .updateTable('catalogue_column')
    .set({ retired_on: ctx.today, successor_id: successorId, version: sql`version + 1` })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .execute()
}
