import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { loadRemedy } from '../queries/index.ts'
import { whyNotConclude } from '../rules/index.ts'
import { RULINGS, type Ruling } from '../ruling.ts'
import { on } from '../tables.ts'

/**
 * Takes down how a remedy ended, in the word of the body that decided; the word chooses the column of table 4 of that
 * year (国办公开办函〔2021〕30号). The outcome of the request never changes.
 */
export async function concludeRemedy(
  ctx: Ctx,
  id: number,
  conclusion: { ruling: Ruling; concludedOn: Day },
): Promise<void> {
  const remedy = await loadRemedy(ctx, id, 'for update')
  insist(whyNotConclude(remedy, conclusion, ctx.today))
  const { ruling, concludedOn } = conclusion
  const { outcome } = RULINGS[ruling]
  await on(ctx)
    .updateTable('remedy')
    .set({ ruling, outcome, concluded_on: concludedOn, version: sql`version + 1` })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .execute()
  await record(ctx, 'remedies.conclude', { kind: 'remedy', id }, { detail: { ruling, outcome, concludedOn } })
}
