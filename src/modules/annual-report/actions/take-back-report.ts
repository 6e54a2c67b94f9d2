import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { whyStale } from '../../review/rules.ts'
import { progressOf } from '../document-of.ts'
import { lockCompilation } from '../queries/index.ts'
import { whyNotTakeBack } from '../rules/index.ts'
import { moveReport } from './move-report.ts'

/** Takes an accepted report back for changes, e.g. after a reviewer returned its text; it is accepted anew afterwards. */
export async function takeBackReport(ctx: Ctx, id: number, given: { version: number }): Promise<void> {
  const compilation = await lockCompilation(ctx, id)
  insist(whyNotTakeBack(compilation, await progressOf(ctx, compilation)))
  insist(whyStale(compilation, given))
  await moveReport(ctx, id, { state: 'drafting', snapshot: null })
  await record(ctx, 'annualReport.takeBack', { kind: 'annualReport', id })
}
