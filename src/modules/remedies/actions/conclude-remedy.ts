import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { loadRemedy } from '../queries.ts'
import type { RemedyOutcome } from '../remedy.ts'
import { whyNotConclude } from '../rules.ts'
import { on } from '../tables.ts'

/** Takes down how a remedy ended; it stands in table 4 of that year. The outcome of the request never changes. */
export async function concludeRemedy(
  ctx: Ctx,
  id: number,
  { outcome, concludedOn }: { outcome: RemedyOutcome; concludedOn: Day },
): Promise<void> {
  const remedy = await loadRemedy(ctx, id, 'for update')
  insist(whyNotConclude(remedy, concludedOn, ctx.today))
  await on(ctx)
    .updateTable('remedy')
    .set({ outcome, concluded_on: concludedOn, version: sql`version + 1` })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .execute()
  await record(ctx, 'remedies.conclude', { kind: 'remedy', id }, { detail: { outcome, concludedOn } })
}
