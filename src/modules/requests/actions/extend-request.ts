import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { extensionLetter } from '../../letters/rules/index.ts'
import { loadCase } from '../queries/load-case.ts'
import { whyNotApproveExtension } from '../rules/act-guards.ts'
import { whyNotClockAct, whyStale } from '../rules/case-guards.ts'
import { foldActs } from '../rules/fold.ts'
import { appendActs } from './append-acts.ts'
import { writeToApplicant } from './write-to-applicant.ts'

/**
 * 延期答复: once, at most 20 working days, approved by the head of the disclosure office and told to the applicant
 * before the period ends (条例第三十三条). Doing it is the approval: the route asks for `requests.extend`.
 */
export async function extendRequest(
  ctx: Ctx,
  id: number,
  { workingDays, reason, version }: { workingDays: number; reason: string; version?: number | undefined },
): Promise<{ letterId: number; dueOn: Day | null }> {
  const file = await loadCase(ctx, id, 'for update')
  const act = { kind: 'extended', on: ctx.today, workingDays } as const
  insist(
    whyNotClockAct(file, act) ??
      whyNotApproveExtension(file, ctx.actor) ??
      whyStale(file.row.version, version),
  )
  const { dueOn } = foldActs([...file.acts, act], file.calendar, ctx.today)
  const letter = await writeToApplicant(ctx, file, 'extension-notice', (head) =>
    extensionLetter(head, { caseNumber: file.row.caseNumber ?? '', reason, dueOn: dueOn ?? ctx.today }),
  )
  await appendActs(ctx, id, [{ act, note: reason, letterId: letter.id }])
  await record(ctx, 'requests.extend', { kind: 'request', id }, { detail: { workingDays, dueOn } })
  return { letterId: letter.id, dueOn }
}
