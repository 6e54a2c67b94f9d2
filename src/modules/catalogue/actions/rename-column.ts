import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { insist, NotFound } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { bumpPublicVersion } from '../../organs/index.ts'
import { whyNotName } from '../rules.ts'
import { on } from '../tables.ts'

/** Gives a column another name. Its address stays, so that no link dies. */
export async function renameColumn(ctx: Ctx, id: number, given: { name: string }): Promise<void> {
  const row = await on(ctx)
    .selectFrom('catalogue_column')
    .select('name')
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('这个栏目')
  insist(whyNotName(given.name))
  await on(ctx)
    .updateTable('catalogue_column')
    .set({ name: given.name.trim(), version: sql`version + 1` })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .execute()
  await bumpPublicVersion(ctx)
  await record(
    ctx,
    'catalogue.renameColumn',
    { kind: 'column', id },
    { detail: { from: row.name, to: given.name.trim() } },
  )
}
