import type { Ctx } from '../../../lib/ctx.ts'
import { insist, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { actingPerson } from '../../review/index.ts'
import { NARRATIVE_TEMPLATE, whyNotBegin } from '../rules/index.ts'
import { on } from '../tables.ts'

/** Begins the report of a year with the text of the template. One report a year: a second start is refused. */
export async function beginReport(ctx: Ctx, given: { year: number }): Promise<{ id: number }> {
  const { id: compilerId } = actingPerson(ctx)
  const { year } = given
  insist(whyNotBegin(year, ctx.today))
  const begun = await on(ctx)
    .insertInto('annual_report')
    .values({
      organ_id: ctx.organId,
      year,
      state: 'drafting',
      compiler_id: compilerId,
      narrative: JSON.stringify(NARRATIVE_TEMPLATE),
    })
    .onConflict((conflict) => conflict.columns(['organ_id', 'year']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (begun === undefined) {
    insist(refusal('report-begun', `${year}年的年度报告已经开始编制`, { field: 'year' }))
  }
  const { id } = begun as { id: number }
  await record(ctx, 'annualReport.begin', { kind: 'annualReport', id }, { detail: { year } })
  return { id }
}
