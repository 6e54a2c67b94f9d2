import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { lockDocument, readShownEdition } from '../rows.ts'
import { whyNotCheck } from '../rules/index.ts'
import { on } from '../tables.ts'
import type { TakedownCheck } from '../takedown.ts'
import { readTakedown } from '../takedown-queries.ts'

/** Keeps what the site answered as one more run of the proof. Runs are added, never changed. */
export async function recordTakedownChecks(
  ctx: Ctx,
  documentId: number,
  takedownId: number,
  checks: readonly Omit<TakedownCheck, 'run'>[],
): Promise<{ run: number; still: number; unanswered: number }> {
  const { document } = await lockDocument(ctx, documentId)
  // It may have been published again while the site was asked: then the answers prove nothing.
  insist(whyNotCheck(await readTakedown(ctx, documentId, takedownId), await readShownEdition(ctx, document)))
  const run = await nextRun(ctx, takedownId)
  const rows = checks.map((each, index) => ({
    organ_id: ctx.organId,
    takedown_id: takedownId,
    run,
    no: index + 1,
    place: each.place,
    address: each.address,
    status: each.status,
    verdict: each.verdict,
    found: JSON.stringify(each.found),
    checked_at: each.checkedAt,
  }))
  if (rows.length > 0) await on(ctx).insertInto('takedown_check').values(rows).execute()
  const count = (verdict: TakedownCheck['verdict']) =>
    checks.filter((each) => each.verdict === verdict).length
  const result = { run, still: count('still'), unanswered: count('unanswered') }
  const detail = { takedownId, ...result, asked: checks.length }
  await record(ctx, 'documents.checkTakedown', { kind: 'document', id: documentId }, { detail })
  return result
}

async function nextRun(ctx: Ctx, takedownId: number): Promise<number> {
  const { last } = await on(ctx)
    .selectFrom('takedown_check')
    .select((eb) => eb.fn.max('run').as('last'))
    .where('organ_id', '=', ctx.organId)
    .where('takedown_id', '=', takedownId)
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}
