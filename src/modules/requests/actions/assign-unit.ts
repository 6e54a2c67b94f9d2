import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { findUnit } from '../../organs/index.ts'
import { loadCase } from '../queries/load-case.ts'
import { whyNotAssignUnit, whyNotUrge } from '../rules/act-guards.ts'
import { whyStale } from '../rules/case-guards.ts'
import { appendActs } from './append-acts.ts'

/** 交办: a unit is to prepare the answer by a day inside the organ. No effect on the legal clock. */
export async function assignUnit(
  ctx: Ctx,
  id: number,
  given: { unitId: number; answerBy: Day; note: string; version?: number | undefined },
): Promise<void> {
  const { unitId, answerBy, note, version } = given
  const file = await loadCase(ctx, id, 'for update')
  insist(whyNotAssignUnit(file, answerBy) ?? whyStale(file.row.version, version))
  const { name: unitName } = await findUnit(ctx, unitId)
  await appendActs(ctx, id, [
    { act: { kind: 'unit-assigned', on: ctx.today, unitId, unitName, answerBy }, note },
  ])
  await record(ctx, 'requests.assignUnit', { kind: 'request', id }, { detail: { unitId, answerBy } })
}

/** 催办: once more, with a word. */
export async function urgeUnit(
  ctx: Ctx,
  id: number,
  { note, version }: { note: string; version?: number | undefined },
): Promise<void> {
  const file = await loadCase(ctx, id, 'for update')
  insist(whyNotUrge(file) ?? whyStale(file.row.version, version))
  await appendActs(ctx, id, [{ act: { kind: 'unit-urged', on: ctx.today }, note }])
  await record(ctx, 'requests.urgeUnit', { kind: 'request', id }, { detail: { unitId: file.state.unitId } })
}
