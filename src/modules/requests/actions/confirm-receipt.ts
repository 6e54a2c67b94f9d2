import type { Ctx } from '../../../lib/ctx.ts'
import { type Day, yearOf } from '../../../lib/day.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { nextNumber } from '../../letters/index.ts'
import { caseNumber as numberOf, receiptLetter } from '../../letters/rules/index.ts'
import { bumpPublicVersion } from '../../organs/index.ts'
import type { Act } from '../acts.ts'
import { loadCase } from '../queries/load-case.ts'
import { whyNotConfirm, whyStale } from '../rules/case-guards.ts'
import { foldActs } from '../rules/fold.ts'
import { appendActs } from './append-acts.ts'
import { writeToApplicant } from './write-to-applicant.ts'

/**
 * Sets the legal day of receipt, from which every period is counted (条例第三十一条), gives the case its number,
 * assigns it to whoever confirms, and writes the 登记回执.
 */
export async function confirmReceipt(
  ctx: Ctx,
  id: number,
  { receivedOn, version }: { receivedOn: Day; version?: number | undefined },
): Promise<{ caseNumber: string; dueOn: Day | null }> {
  const file = await loadCase(ctx, id, 'for update')
  insist(whyNotConfirm(file, receivedOn) ?? whyStale(file.row.version, version))
  const year = yearOf(receivedOn)
  const caseNumber = numberOf(year, await nextNumber(ctx, { kind: 'case', year }))
  const on = ctx.today
  const acts: Act[] = [
    { kind: 'receipt-confirmed', on, receivedOn },
    { kind: 'registered', on, caseNumber },
    ...(ctx.actor.kind === 'person' ? [{ kind: 'assigned' as const, on, officerId: ctx.actor.id }] : []),
  ]
  const { dueOn } = foldActs([...file.acts, ...acts], file.calendar, ctx.today)
  const letter = await writeToApplicant(ctx, file, 'receipt', (head) =>
    receiptLetter(head, {
      caseNumber,
      receivedOn,
      dueOn: dueOn ?? receivedOn,
      information: file.row.information,
    }),
  )
  await appendActs(
    ctx,
    id,
    acts.map((act) => ({ act, ...(act.kind === 'registered' ? { letterId: letter.id } : {}) })),
  )
  // The home page counts the requests received.
  await bumpPublicVersion(ctx)
  await record(
    ctx,
    'requests.confirmReceipt',
    { kind: 'request', id },
    { detail: { receivedOn, caseNumber } },
  )
  return { caseNumber, dueOn }
}
