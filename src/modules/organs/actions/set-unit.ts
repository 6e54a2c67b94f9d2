import type { Ctx } from '../../../lib/ctx.ts'
import { insist, type Refusal, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { findUnit, listUnits } from '../queries.ts'
import { on } from '../tables.ts'

/** Adds a 承办科室; refuses a name that is empty or taken. */
export async function addUnit(ctx: Ctx, { name }: { name: string }): Promise<{ id: number }> {
  insist(await whyNotName(ctx, name, null))
  const { id } = await on(ctx)
    .insertInto('unit')
    .values({ organ_id: ctx.organId, name: name.trim() })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(ctx, 'organs.addUnit', { kind: 'unit', id }, { detail: { name: name.trim() } })
  return { id }
}

/** Gives a unit another name; what was handed to it keeps the old one. */
export async function renameUnit(ctx: Ctx, id: number, { name }: { name: string }): Promise<void> {
  const { name: before } = await findUnit(ctx, id)
  insist(await whyNotName(ctx, name, id))
  await on(ctx)
    .updateTable('unit')
    .set({ name: name.trim() })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .execute()
  await record(ctx, 'organs.renameUnit', { kind: 'unit', id }, { before, after: name.trim() })
}

async function whyNotName(ctx: Ctx, name: string, own: number | null): Promise<Refusal | null> {
  const wanted = name.trim()
  if (wanted === '') return refusal('unit-name', '请填写科室名称', { field: 'name' })
  const taken = (await listUnits(ctx)).some((each) => each.name === wanted && each.id !== own)
  return taken ? refusal('unit-name-taken', `已有“${wanted}”`, { field: 'name' }) : null
}
