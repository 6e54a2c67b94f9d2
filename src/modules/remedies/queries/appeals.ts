import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { NotFound } from '../../../lib/refusal.ts'
import type { Appeal, AppealEffect, AppealRuling, Result } from '../appeal.ts'
import { on } from '../tables.ts'

/** The second instances of a remedy, in the order they were filed. */
export async function listAppeals(ctx: Ctx, remedyId: number): Promise<Appeal[]> {
  return listAppealsOf(ctx, [remedyId])
}

/** The second instances of several remedies at once. */
export async function listAppealsOf(ctx: Ctx, remedyIds: readonly number[]): Promise<Appeal[]> {
  if (remedyIds.length === 0) return []
  const rows = await selectAppeals(ctx)
    .where('remedy_id', 'in', [...remedyIds])
    .orderBy('filed_on')
    .orderBy('id')
    .execute()
  return rows.map(appealOf)
}

/** One second instance; callers hold its remedy locked. */
export async function findAppeal(ctx: Ctx, id: number): Promise<Appeal> {
  const row = await selectAppeals(ctx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new NotFound('这件二审')
  return appealOf(row)
}

function selectAppeals(ctx: Ctx) {
  return on(ctx)
    .selectFrom('remedy_appeal')
    .select(['id', 'remedy_id', 'file_number', 'filed_on', 'ruling', 'concluded_on', 'effect', 'before'])
    .where('organ_id', '=', ctx.organId)
}

function appealOf(row: {
  id: number
  remedy_id: number
  file_number: string
  filed_on: Day
  ruling: AppealRuling | null
  concluded_on: Day | null
  effect: AppealEffect | null
  before: Result | null
}): Appeal {
  const { id, remedy_id: remedyId, file_number: fileNumber, filed_on: filedOn } = row
  const filed = { id, remedyId, fileNumber, filedOn }
  const { ruling, concluded_on: concludedOn, effect, before } = row
  if (ruling === null || concludedOn === null || effect === null || before === null) {
    return { ...filed, state: 'pending' }
  }
  return { ...filed, state: 'concluded', ruling, concludedOn, effect, before }
}
