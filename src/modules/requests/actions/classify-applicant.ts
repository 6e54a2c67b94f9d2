import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import type { ApplicantKind } from '../applicant.ts'
import { loadCase } from '../queries/load-case.ts'
import { whyStale } from '../rules/case-guards.ts'
import { whyNotClassify } from '../rules/intake-guards.ts'
import { appendActs } from './append-acts.ts'
import { writeStanding } from './write-standing.ts'

/**
 * 更正申请人类型, with the reason: what the applicant ticked stays in the intake, the case is counted as the officer reads
 * it. Refuses a concluded case, whose cell in table 3 is taken.
 */
export async function classifyApplicant(
  ctx: Ctx,
  id: number,
  {
    applicantKind,
    reason,
    version,
  }: { applicantKind: ApplicantKind; reason: string; version?: number | undefined },
): Promise<void> {
  const file = await loadCase(ctx, id, 'for update')
  const from = file.row.applicantKind
  insist(whyStale(file.row.version, version))
  insist(whyNotClassify(file, { from, to: applicantKind, reason }))
  const act = { kind: 'classified', on: ctx.today, applicantKind } as const
  await appendActs(ctx, id, [{ act, note: reason.trim() }])
  await writeStanding(ctx, id)
  await record(
    ctx,
    'requests.classify',
    { kind: 'request', id },
    { detail: { reason: reason.trim() }, before: { applicantKind: from }, after: { applicantKind } },
  )
}
