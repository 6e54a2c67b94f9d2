import type { Ctx } from '../../../lib/ctx.ts'
import { findOrgan } from '../../organs/index.ts'
import type { Compilation, Snapshot } from '../compilation.ts'
import type { CheckResult } from '../report.ts'
import { assembleReport, type BoundFacts, checkReport } from '../rules/index.ts'
import { findCompilationOf } from './compilations.ts'
import { compileFigures } from './compile-figures.ts'

export interface ReportNow extends Snapshot {
  facts: BoundFacts
  checks: CheckResult[]
}

/** The report as its ledgers and its text give it at this moment, with its checks against itself and last year's. */
export async function readReportNow(
  ctx: Ctx,
  { year, narrative }: Pick<Compilation, 'year' | 'narrative'>,
): Promise<ReportNow> {
  return readReportOf(ctx, { year, narrative, figures: await compileFigures(ctx, year) })
}

/** The same for figures that are frozen. */
export async function readReportOf(
  ctx: Ctx,
  given: Pick<Compilation, 'year' | 'narrative'> & Pick<Snapshot, 'figures'>,
): Promise<ReportNow> {
  const { year, narrative, figures } = given
  const organ = await findOrgan(ctx)
  const facts = { organName: organ.name, shortName: organ.shortName, year, figures }
  const report = assembleReport(narrative, facts)
  const before = await findCompilationOf(ctx, year - 1)
  const previous = before !== null && 'snapshot' in before ? before.snapshot.report : undefined
  return { figures, report, facts, checks: checkReport(report, previous) }
}
