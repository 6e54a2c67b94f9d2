import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { bumpPublicVersion } from '../../organs/index.ts'
import type { Column, ColumnKind } from '../column.ts'
import { listColumns } from '../queries.ts'
import { whyNotCreate } from '../rules.ts'
import { on } from '../tables.ts'

/** Opens a column; returns its id. Refuses a taken or malformed address, an empty name, a strange parent. */
export async function createColumn(
  ctx: Ctx,
  given: {
    slug: string
    name: string
    kind: ColumnKind
    position: number
    parentId?: number | null | undefined
    description?: string | undefined
  },
): Promise<number> {
  const column: Omit<Column, 'id'> = {
    ...given,
    parentId: given.parentId ?? null,
    description: given.description ?? '',
  }
  insist(whyNotCreate(column, await listColumns(ctx)))
  const { id } = await on(ctx)
    .insertInto('catalogue_column')
    .values({
      organ_id: ctx.organId,
      parent_id: column.parentId,
      slug: column.slug,
      name: column.name.trim(),
      kind: column.kind,
      position: column.position,
      description: column.description,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await bumpPublicVersion(ctx)
  await record(ctx, 'catalogue.createColumn', { kind: 'column', id }, { detail: { slug: column.slug } })
  return id
}
