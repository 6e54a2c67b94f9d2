import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { whyStale } from '../../review/rules.ts'
import { listEntered, lockCompilation, readReportNow } from '../queries/index.ts'
import { whyNotSubmit } from '../rules/index.ts'
import { moveReport } from './move-report.ts'

/** Hands the report in: figures and text are frozen as they stand. Refuses with ALL reasons at once. */
export async function submitReport(ctx: Ctx, id: number, given: { version: number }): Promise<void> {
  const compilation = await lockCompilation(ctx, id)
  insist(whyStale(compilation, given))
  const { figures, report, checks, facts } = await readReportNow(ctx, compilation)
  const entered = (await listEntered(ctx, compilation.year)).map(({ code }) => code)
  insist(whyNotSubmit(compilation, { today: ctx.today, entered, checks, bound: facts }))
  await moveReport(ctx, id, { state: 'submitted', snapshot: { figures, report }, submittedOn: ctx.today })
  await record(ctx, 'annualReport.submit', { kind: 'annualReport', id }, { after: { figures, report } })
}
