import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { loadRemedy } from '../queries/index.ts'
import type { Procedure } from '../remedy.ts'
import { whyNotAnswer, whyNotReceiveCopy } from '../rules/index.ts'
import { on } from '../tables.ts'

/** Takes down when the copy of the application or complaint reached the organ: the period to answer begins (行政复议法第四十八条). */
export async function receiveCopy(
  ctx: Ctx,
  id: number,
  { on: receivedOn, procedure }: { on: Day; procedure: Procedure },
): Promise<void> {
  const remedy = await loadRemedy(ctx, id, 'for update')
  insist(whyNotReceiveCopy(remedy, { on: receivedOn, procedure }, ctx.today))
  await write(ctx, id, { copy_received_on: receivedOn, procedure })
  const detail = { on: receivedOn, procedure }
  await record(ctx, 'remedies.receiveCopy', { kind: 'remedy', id }, { detail })
}

/** Takes down when the answer and the evidence went to the body that decides. */
export async function answerRemedy(ctx: Ctx, id: number, { on: answeredOn }: { on: Day }): Promise<void> {
  const remedy = await loadRemedy(ctx, id, 'for update')
  insist(whyNotAnswer(remedy, answeredOn, ctx.today))
  await write(ctx, id, { answered_on: answeredOn })
  await record(ctx, 'remedies.answer', { kind: 'remedy', id }, { detail: { on: answeredOn } })
}

async function write(
  ctx: Ctx,
  id: number,
  change: { copy_received_on: Day; procedure: Procedure } | { answered_on: Day },
): Promise<void> {
  await on(ctx)
    .updateTable('remedy')
    .set({ ...change, version: sql`version + 1` })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .execute()
}
