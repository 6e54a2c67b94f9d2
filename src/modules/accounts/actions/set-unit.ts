import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { findUnit } from '../../organs/index.ts'
import { lockPerson } from '../queries.ts'
import { whyStalePerson } from '../rules.ts'
import { on } from '../tables.ts'

/** Puts a person into a 承办科室, or, with null, into none. */
export async function setUnit(
  ctx: Ctx,
  id: number,
  { unitId, version }: { unitId: number | null; version: number },
): Promise<void> {
  const person = await lockPerson(ctx, id)
  insist(whyStalePerson(person, { version }))
  const after = unitId === null ? null : (await findUnit(ctx, unitId)).name
  await on(ctx)
    .updateTable('person')
    .set({ unit_id: unitId, version: sql`version + 1` })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .execute()
  await record(ctx, 'accounts.setUnit', { kind: 'person', id }, { before: person.unitId, after })
}
