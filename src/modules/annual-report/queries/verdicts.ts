import type { Ctx } from '../../../lib/ctx.ts'
import { namesOf } from '../../accounts/index.ts'
import { hashOf } from '../../audit/rules.ts'
import type { AnnualReport, CheckResult } from '../report.ts'
import { on } from '../tables.ts'
import { type GivenVerdict, type JudgedCheck, subjectOf } from '../verdict.ts'

/** The checks of a report, each with what was last decided about just this finding. */
export async function withVerdicts(
  ctx: Ctx,
  report: AnnualReport,
  checks: readonly CheckResult[],
): Promise<JudgedCheck[]> {
  const given = await verdictsOf(ctx, subjectOf(report))
  return checks.map((check) => {
    const key = keyOf(check)
    return { ...check, key, given: given.get(key) ?? null }
  })
}

/** With other figures it is another finding. */
function keyOf({ id, message }: CheckResult): string {
  return hashOf([id, message])
}

async function verdictsOf(ctx: Ctx, subject: string | null): Promise<Map<string, GivenVerdict>> {
  if (subject === null) return new Map()
  const rows = await on(ctx)
    .selectFrom('report_verdict')
    .select(['finding_key', 'verdict', 'reason', 'decided_by', 'decided_on'])
    .where('organ_id', '=', ctx.organId)
    .where('subject', '=', subject)
    .orderBy('id')
    .execute()
  if (rows.length === 0) return new Map()
  const nameOf = await namesOf(
    ctx,
    rows.map((row) => row.decided_by),
  )
  return new Map(
    rows.map(({ finding_key, verdict, reason, decided_by, decided_on: decidedOn }) => [
      finding_key,
      { verdict, reason, personName: nameOf(decided_by), on: decidedOn },
    ]),
  )
}
