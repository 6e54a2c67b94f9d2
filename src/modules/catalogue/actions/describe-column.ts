import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { findPerson } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { bumpPublicVersion } from '../../organs/index.ts'
import type { ColumnDescription } from '../column.ts'
import { lockColumn } from '../queries.ts'
import { whyNotDescribe, whyRetired } from '../rules/index.ts'
import { on } from '../tables.ts'

/** Describes a column anew; what is left out stays. Its address in the site stays too, so that no link dies. */
export async function describeColumn(
  ctx: Ctx,
  id: number,
  given: { [K in keyof ColumnDescription]?: ColumnDescription[K] | undefined },
): Promise<void> {
  const column = await lockColumn(ctx, id)
  insist(whyRetired(column))
  const before = descriptionOf(column)
  const next = descriptionOf({ ...before, ...leaveOut(given) })
  insist(whyNotDescribe(column, next))
  if (next.responsibleId !== null) await findPerson(ctx, next.responsibleId)
  await on(ctx)
    .updateTable('catalogue_column')
    .set({
      name: next.name.trim(),
      description: next.description.trim(),
      address: column.kind === 'link' ? next.address.trim() : '',
      visibility: next.visibility,
      responsible_id: next.responsibleId,
      update_interval_days: next.updateIntervalDays,
      version: sql`version + 1`,
    })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .execute()
  await bumpPublicVersion(ctx)
  await record(
    ctx,
    'catalogue.describeColumn',
    { kind: 'column', id },
    { detail: { from: column.name, to: next.name.trim() }, before, after: next },
  )
}

function descriptionOf(column: ColumnDescription): ColumnDescription {
  const { name, description, address, visibility, responsibleId, updateIntervalDays } = column
  return { name, description, address, visibility, responsibleId, updateIntervalDays }
}

function leaveOut<T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never
}
