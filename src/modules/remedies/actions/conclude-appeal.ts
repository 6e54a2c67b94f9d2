import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { insist, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { APPEAL_RULINGS, type AppealEffect, type AppealRuling, type Result } from '../appeal.ts'
import { findAppeal, findRemedySetting, listClosedYears, loadRemedy } from '../queries/index.ts'
import { effectOf, whyNotConcludeAppeal } from '../rules/index.ts'
import { RULINGS } from '../ruling.ts'
import { on } from '../tables.ts'

/**
 * Takes down how the second instance ended, and does to the remedy what follows from it (`effectOf`): its result and
 * year change, or it is open again, or the second result stands beside. Table 4 has the remedy once in any case.
 */
export async function concludeAppeal(
  ctx: Ctx,
  id: number,
  { ruling, concludedOn }: { ruling: AppealRuling; concludedOn: Day },
): Promise<{ effect: AppealEffect }> {
  const { remedyId } = await findAppeal(ctx, id)
  const remedy = await loadRemedy(ctx, remedyId, 'for update')
  // Read again: now nobody else can have concluded it.
  insist(whyNotConcludeAppeal(await findAppeal(ctx, id), concludedOn, ctx.today))
  if (remedy.state === 'pending') {
    insist(refusal('first-not-concluded', '请先登记一审结果'))
    throw new Error('unreachable: the refusal was thrown')
  }
  const before: Result = {
    ruling: remedy.ruling,
    outcome: remedy.outcome,
    concludedOn: remedy.concludedOn,
  }
  const { secondInstance } = await findRemedySetting(ctx)
  const closedYears = await listClosedYears(ctx)
  const effect = effectOf(ruling, before, { secondInstance, closedYears })
  await on(ctx)
    .updateTable('remedy_appeal')
    .set({ ruling, concluded_on: concludedOn, effect, before: JSON.stringify(before) })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .execute()
  if (effect !== 'beside') await rewrite(ctx, remedyId, resultAfter(ruling, before, concludedOn))
  const detail = { appealId: id, ruling, concludedOn, effect }
  await record(ctx, 'remedies.concludeAppeal', { kind: 'remedy', id: remedyId }, { detail, before })
  return { effect }
}

/** What stands from now on; null where the suit begins anew. */
function resultAfter(ruling: AppealRuling, before: Result, concludedOn: Day): Result | null {
  const { makes } = APPEAL_RULINGS[ruling]
  if (makes === 'open') return null
  if (makes === 'same') return { ...before, concludedOn }
  return { ruling: makes, outcome: RULINGS[makes].outcome, concludedOn }
}

async function rewrite(ctx: Ctx, remedyId: number, result: Result | null): Promise<void> {
  await on(ctx)
    .updateTable('remedy')
    .set({
      ruling: result?.ruling ?? null,
      outcome: result?.outcome ?? null,
      concluded_on: result?.concludedOn ?? null,
      version: sql`version + 1`,
    })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', remedyId)
    .execute()
}
