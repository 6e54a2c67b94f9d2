import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { insist, type Refusal, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { supplementLetter } from '../../letters/rules/index.ts'
import { loadCase } from '../queries/load-case.ts'
import { whyNotClockAct, whyStale } from '../rules/case-guards.ts'
import { SUPPLEMENT_NOTICE } from '../rules/periods.ts'
import { appendActs } from './append-acts.ts'
import { writeToApplicant } from './write-to-applicant.ts'

/** 补正告知: once, within 7 working days, saying what to supply and by when (条例第三十条). The clock stops. */
export async function askSupplement(
  ctx: Ctx,
  id: number,
  { what, until, version }: { what: string; until: Day; version?: number | undefined },
): Promise<{ letterId: number }> {
  const file = await loadCase(ctx, id, 'for update')
  const act = { kind: 'supplement-asked', on: ctx.today, until } as const
  insist(whyNotClockAct(file, act) ?? whyNotUntil(until, ctx.today) ?? whyStale(file.row.version, version))
  const letter = await writeToApplicant(ctx, file, 'supplement-notice', (head) =>
    supplementLetter(head, { caseNumber: file.row.caseNumber ?? '', what, until }),
  )
  await appendActs(ctx, id, [{ act, note: what, letterId: letter.id }])
  await record(ctx, 'requests.askSupplement', { kind: 'request', id }, { detail: { until } })
  return { letterId: letter.id }
}

function whyNotUntil(until: Day, today: Day): Refusal | null {
  if (until > today) return null
  return refusal('supplement-period', '补正期限应当合理，且晚于今日', {
    ...SUPPLEMENT_NOTICE,
    field: 'until',
  })
}
