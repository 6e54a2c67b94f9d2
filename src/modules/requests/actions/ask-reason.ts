import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { delayLetter, reasonLetter } from '../../letters/rules/index.ts'
import type { ReasonVerdict } from '../acts.ts'
import { loadCase } from '../queries/load-case.ts'
import { whyNotAskReason, whyNotDelay, whyNotRecordReason } from '../rules/act-guards.ts'
import { whyStale } from '../rules/case-guards.ts'
import { appendActs } from './append-acts.ts'
import { writeToApplicant } from './write-to-applicant.ts'

/** 要求说明理由: clearly excessive in number or frequency (条例第三十五条). The clock runs on. */
export async function askReason(
  ctx: Ctx,
  id: number,
  { facts, until, version }: { facts: string; until: Day; version?: number | undefined },
): Promise<{ letterId: number }> {
  const file = await loadCase(ctx, id, 'for update')
  insist(whyNotAskReason(file, until) ?? whyStale(file.row.version, version))
  const letter = await writeToApplicant(ctx, file, 'reason-notice', (head) =>
    reasonLetter(head, { caseNumber: file.row.caseNumber ?? '', facts, until }),
  )
  const act = { kind: 'reason-asked', on: ctx.today, until } as const
  await appendActs(ctx, id, [{ act, note: facts, letterId: letter.id }])
  await record(ctx, 'requests.askReason', { kind: 'request', id }, { detail: { until } })
  return { letterId: letter.id }
}

/** Takes down the reasons that came and what the organ thinks of them (条例第三十五条). */
export async function recordReason(
  ctx: Ctx,
  id: number,
  given: { on: Day; verdict: ReasonVerdict; note: string; version?: number | undefined },
): Promise<void> {
  const { on, verdict, note, version } = given
  const file = await loadCase(ctx, id, 'for update')
  insist(whyNotRecordReason(file, on) ?? whyStale(file.row.version, version))
  await appendActs(ctx, id, [{ act: { kind: 'reason-given', on, verdict }, note }])
  await record(ctx, 'requests.recordReason', { kind: 'request', id }, { detail: { on, verdict } })
}

/** 延迟答复: the reasons are good and the period is too short: a reasonable later day, told in time (条例第三十五条). */
export async function delayRequest(
  ctx: Ctx,
  id: number,
  { until, reason, version }: { until: Day; reason: string; version?: number | undefined },
): Promise<{ letterId: number }> {
  const file = await loadCase(ctx, id, 'for update')
  insist(whyNotDelay(file, until) ?? whyStale(file.row.version, version))
  const letter = await writeToApplicant(ctx, file, 'delay-notice', (head) =>
    delayLetter(head, { caseNumber: file.row.caseNumber ?? '', reason, until }),
  )
  const act = { kind: 'delayed', on: ctx.today, until } as const
  await appendActs(ctx, id, [{ act, note: reason, letterId: letter.id }])
  await record(ctx, 'requests.delay', { kind: 'request', id }, { detail: { until } })
  return { letterId: letter.id }
}
