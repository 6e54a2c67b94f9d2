import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import type { ItemText } from '../item.ts'
import { listCatalogueItems, listColumns, lockItem } from '../queries.ts'
import { whyChangedLater, whyNotItem, whyStaleItem } from '../rules/index.ts'
import { on } from '../tables.ts'

/** Adds an item at the end of the catalogue; returns its id. */
export async function addCatalogueItem(ctx: Ctx, given: ItemText): Promise<number> {
  insist(whyNotItem(given, await listColumns(ctx)))
  const positions = (await listCatalogueItems(ctx)).map(({ position }) => position)
  const { id } = await on(ctx)
    .insertInto('catalogue_item')
    .values({ organ_id: ctx.organId, position: Math.max(0, ...positions) + 1, ...fieldsOf(given) })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tie(ctx, id, given.columnIds)
  await record(ctx, 'catalogue.addItem', { kind: 'catalogueItem', id }, { after: given })
  return id
}

/** Writes an item anew. Refuses what somebody else has written meanwhile. */
export async function editCatalogueItem(
  ctx: Ctx,
  id: number,
  given: ItemText & { version: number },
): Promise<void> {
  const { version, ...text } = given
  const item = await lockItem(ctx, id)
  insist(whyStaleItem(item, given))
  insist(whyNotItem(text, await listColumns(ctx)))
  await update(ctx, id, fieldsOf(text))
  await on(ctx)
    .deleteFrom('catalogue_item_column')
    .where('organ_id', '=', ctx.organId)
    .where('item_id', '=', id)
    .execute()
  await tie(ctx, id, text.columnIds)
  await record(ctx, 'catalogue.editItem', { kind: 'catalogueItem', id }, { before: item, after: text })
}

/** Takes an item out of the catalogue; the audit trail keeps what it said. */
export async function removeCatalogueItem(ctx: Ctx, id: number, given: { version: number }): Promise<void> {
  const item = await lockItem(ctx, id)
  insist(whyStaleItem(item, given))
  await on(ctx)
    .deleteFrom('catalogue_item')
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .execute()
  await record(
    ctx,
    'catalogue.removeItem',
    { kind: 'catalogueItem', id },
    { detail: { name: item.name }, before: item },
  )
}

/** Records the day on which the information of an item was made or changed: from then on its publication is due. */
export async function recordItemChange(ctx: Ctx, id: number, given: { changedOn: Day }): Promise<void> {
  const item = await lockItem(ctx, id)
  insist(whyChangedLater(given, ctx.today))
  await update(ctx, id, { changed_on: given.changedOn })
  await record(
    ctx,
    'catalogue.recordItemChange',
    { kind: 'catalogueItem', id },
    { detail: { from: item.changedOn, to: given.changedOn } },
  )
}

function fieldsOf(given: ItemText) {
  return {
    name: given.name.trim(),
    content: given.content.trim(),
    legal_basis: given.legalBasis.trim(),
    time_limit: given.timeLimit.trim(),
    limit_working_days: given.limitWorkingDays,
    responsible_unit: given.responsibleUnit.trim(),
    channel: given.channel.trim(),
    update_interval_days: given.updateIntervalDays,
  }
}

async function update(
  ctx: Ctx,
  id: number,
  change: Partial<ReturnType<typeof fieldsOf>> & { changed_on?: Day },
): Promise<void> {
  await on(ctx)
    .updateTable('catalogue_item')
    .set({ ...change, version: sql`version + 1` })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .execute()
}

async function tie(ctx: Ctx, itemId: number, columnIds: readonly number[]): Promise<void> {
  for (const columnId of new Set(columnIds)) {
    await on(ctx)
      .insertInto('catalogue_item_column')
      .values({ organ_id: ctx.organId, item_id: itemId, column_id: columnId })
      .execute()
  }
}
