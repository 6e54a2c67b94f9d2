import type { Ctx } from '../../lib/ctx.ts'
import { NotFound } from '../../lib/refusal.ts'
import type { Column } from './column.ts'
import type { CatalogueItem, NilStatement } from './item.ts'
import { on } from './tables.ts'

/** Every column of the organ, parents' order first, as the catalogue (信息公开目录) shows them; the retired ones too. */
export async function listColumns(ctx: Ctx): Promise<Column[]> {
  const rows = await columns(ctx).orderBy('position').orderBy('id').execute()
  return rows.map(toColumn)
}

export async function findColumn(ctx: Ctx, by: { id: number } | { slug: string }): Promise<Column> {
  const row = await columns(ctx)
    .where((eb) => ('id' in by ? eb('id', '=', by.id) : eb('slug', '=', by.slug)))
    .executeTakeFirst()
  return columnOf(row)
}

/** The same, and until the transaction ends nobody retires or merges it. */
export async function holdColumn(ctx: Ctx, id: number): Promise<Column> {
  return columnOf(await columns(ctx).where('id', '=', id).forShare().executeTakeFirst())
}

/** The same for whoever changes the column itself. */
export async function lockColumn(ctx: Ctx, id: number): Promise<Column> {
  return columnOf(await columns(ctx).where('id', '=', id).forUpdate().executeTakeFirst())
}

/** The 主动公开基本目录, in its order. */
export async function listCatalogueItems(ctx: Ctx): Promise<CatalogueItem[]> {
  const ties = await on(ctx)
    .selectFrom('catalogue_item_column')
    .select(['item_id', 'column_id'])
    .where('organ_id', '=', ctx.organId)
    .orderBy('column_id')
    .execute()
  const rows = await items(ctx).orderBy('position').orderBy('id').execute()
  return rows.map((row) => ({
    ...toItem(row),
    columnIds: ties.filter((tie) => tie.item_id === row.id).map((tie) => tie.column_id),
  }))
}

/** The newest nil statement of each column that has one. */
export async function listNilStatements(ctx: Ctx): Promise<NilStatement[]> {
  const rows = await on(ctx)
    .selectFrom('nil_statement')
    .distinctOn('column_id')
    .select(['column_id', 'stated_on', 'renew_on', 'made_by'])
    .where('organ_id', '=', ctx.organId)
    .orderBy('column_id')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    columnId: row.column_id,
    statedOn: row.stated_on,
    renewOn: row.renew_on,
    madeBy: row.made_by,
  }))
}

/** An item, locked until the transaction ends; its columns are left out. */
export async function lockItem(ctx: Ctx, id: number): Promise<Omit<CatalogueItem, 'columnIds'>> {
  const row = await items(ctx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw new NotFound('这个公开事项')
  return toItem(row)
}

function columns(ctx: Ctx) {
  return on(ctx)
    .selectFrom('catalogue_column')
    .select(['id', 'parent_id', 'slug', 'name', 'kind', 'position', 'description', 'address', 'visibility'])
    .select(['responsible_id', 'update_interval_days', 'retired_on', 'successor_id'])
    .where('organ_id', '=', ctx.organId)
}

function items(ctx: Ctx) {
  return on(ctx)
    .selectFrom('catalogue_item')
    .select(['id', 'position', 'name', 'content', 'legal_basis', 'time_limit', 'limit_working_days'])
    .select(['responsible_unit', 'channel', 'update_interval_days', 'changed_on', 'version'])
    .where('organ_id', '=', ctx.organId)
}

type ColumnRow = Awaited<ReturnType<ReturnType<typeof columns>['executeTakeFirstOrThrow']>>
type ItemRow = Awaited<ReturnType<ReturnType<typeof items>['executeTakeFirstOrThrow']>>

function columnOf(row: ColumnRow | undefined): Column {
  if (row === undefined) throw new NotFound('这个栏目')
  return toColumn(row)
}

function toColumn(row: ColumnRow): Column {
  const { retired_on: on, successor_id: successorId } = row
  return {
    id: row.id,
    parentId: row.parent_id,
    slug: row.slug,
    name: row.name,
    kind: row.kind,
    position: row.position,
    description: row.description,
    address: row.address,
    visibility: row.visibility,
    responsibleId: row.responsible_id,
    updateIntervalDays: row.update_interval_days,
    retirement: on === null ? null : { on, successorId },
  }
}

function toItem(row: ItemRow): Omit<CatalogueItem, 'columnIds'> {
  return {
    id: row.id,
    position: row.position,
    name: row.name,
    content: row.content,
    legalBasis: row.legal_basis,
    timeLimit: row.time_limit,
    limitWorkingDays: row.limit_working_days,
    responsibleUnit: row.responsible_unit,
    channel: row.channel,
    updateIntervalDays: row.update_interval_days,
    changedOn: row.changed_on,
    version: row.version,
  }
}
