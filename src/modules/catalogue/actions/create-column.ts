import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { findPerson } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { bumpPublicVersion } from '../../organs/index.ts'
import type { Column, ColumnDescription, ColumnKind } from '../column.ts'
import { listColumns } from '../queries.ts'
import { whyNotCreate } from '../rules/index.ts'
import { on } from '../tables.ts'

type Optional<T> = { [K in keyof T]?: T[K] | undefined }

/** Opens a column; returns its id. Refuses a taken or malformed address, an empty name, a strange parent. */
export async function createColumn(
  ctx: Ctx,
  given: {
    slug: string
    name: string
    kind: ColumnKind
    position: number
    parentId?: number | null | undefined
  } & Optional<Omit<ColumnDescription, 'name'>>,
): Promise<number> {
  const column: Omit<Column, 'id'> = {
    slug: given.slug,
    name: given.name.trim(),
    kind: given.kind,
    position: given.position,
    parentId: given.parentId ?? null,
    description: given.description?.trim() ?? '',
    address: given.kind === 'link' ? (given.address?.trim() ?? '') : '',
    visibility: given.visibility ?? 'shown',
    responsibleId: given.responsibleId ?? null,
    updateIntervalDays: given.updateIntervalDays ?? null,
    retirement: null,
  }
  insist(whyNotCreate(column, await listColumns(ctx)))
  if (column.responsibleId !== null) await findPerson(ctx, column.responsibleId)
  const { id } = await on(ctx)
    .insertInto('catalogue_column')
    .values({
      organ_id: ctx.organId,
      parent_id: column.parentId,
      slug: column.slug,
      name: column.name,
      kind: column.kind,
      position: column.position,
      description: column.description,
      address: column.address,
      visibility: column.visibility,
      responsible_id: column.responsibleId,
      update_interval_days: column.updateIntervalDays,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await bumpPublicVersion(ctx)
  await record(ctx, 'catalogue.createColumn', { kind: 'column', id }, { detail: { slug: column.slug } })
  return id
}
