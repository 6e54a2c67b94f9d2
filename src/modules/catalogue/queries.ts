import type { Ctx } from '../../lib/ctx.ts'
import { NotFound } from '../../lib/refusal.ts'
import type { Column, ColumnKind } from './column.ts'
import { on } from './tables.ts'

const FIELDS = ['id', 'parent_id', 'slug', 'name', 'kind', 'position', 'description'] as const

/** Every column of the organ, parents' order first, as the catalogue (信息公开目录) shows them. */
export async function listColumns(ctx: Ctx): Promise<Column[]> {
  const rows = await on(ctx)
    .selectFrom('catalogue_column')
    .select(FIELDS)
    .where('organ_id', '=', ctx.organId)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(toColumn)
}

export async function findColumn(ctx: Ctx, by: { id: number } | { slug: string }): Promise<Column> {
  const row = await on(ctx)
    .selectFrom('catalogue_column')
    .select(FIELDS)
    .where('organ_id', '=', ctx.organId)
    .where((eb) => ('id' in by ? eb('id', '=', by.id) : eb('slug', '=', by.slug)))
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('这个栏目')
  return toColumn(row)
}

interface Row {
  id: number
  parent_id: number | null
  slug: string
  name: string
  kind: ColumnKind
  position: number
  description: string
}

function toColumn({ parent_id: parentId, ...row }: Row): Column {
  return { ...row, parentId }
}
