import type { Ctx } from '../../../lib/ctx.ts'
import { insist, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import type { OpeningBalance } from '../rules/table-3.ts'
import { on } from '../tables.ts'

/**
 * 上年结转 of an old ledger that holds no more than numbers: so many cases of a kind were carried into `year` and
 * concluded in it with this outcome. Set twice, it stands once. What is still open has to come as a case, so that it runs
 * on the clock. Refuses a number below 0.
 */
export async function setOpeningBalance(
  ctx: Ctx,
  { year, applicantKind, outcome, count, source }: OpeningBalance & { year: number; source: string },
): Promise<void> {
  insist(
    Number.isInteger(count) && count >= 0
      ? null
      : refusal('count-form', '件数应为不小于 0 的整数', { field: 'count' }),
  )
  const row = { organ_id: ctx.organId, year, applicant_kind: applicantKind, outcome, count, source }
  await on(ctx)
    .insertInto('opening_balance')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['organ_id', 'year', 'applicant_kind', 'outcome']).doUpdateSet({ count, source }),
    )
    .execute()
  await record(
    ctx,
    'requests.setOpeningBalance',
    { kind: 'organ', id: ctx.organId },
    { detail: { year, applicantKind, outcome, count, source } },
  )
}
