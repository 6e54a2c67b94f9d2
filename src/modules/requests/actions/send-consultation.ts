import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { consultationLetter } from '../../letters/rules/index.ts'
import { loadCase } from '../queries/load-case.ts'
import { whyNotConsult, whyStale } from '../rules/case-guards.ts'
import { answerPeriod, articleOf, partyOf } from '../rules/consultations.ts'
import { appendActs } from './append-acts.ts'
import { writeTo } from './write-to-applicant.ts'

/** 征求意见: in writing, without naming the applicant (条例第三十二条、第三十四条). The time is taken out of the period. */
export async function sendConsultation(
  ctx: Ctx,
  id: number,
  { party, matter, version }: { party: string; matter: string; version?: number | undefined },
): Promise<{ letterId: number }> {
  const file = await loadCase(ctx, id, 'for update')
  insist(whyNotConsult(file, party) ?? whyStale(file.row.version, version))
  const asked = partyOf(party)
  const letter = await writeTo(
    ctx,
    file,
    { kind: 'consultation', to: asked.name ?? '有关单位（个人）' },
    (head) =>
      consultationLetter(head, { matter, workingDays: answerPeriod(asked), article: articleOf(asked) }),
  )
  const act = { kind: 'consultation-sent', on: ctx.today, party } as const
  await appendActs(ctx, id, [{ act, note: matter, letterId: letter.id }])
  await record(ctx, 'requests.sendConsultation', { kind: 'request', id }, { detail: { party: asked.kind } })
  return { letterId: letter.id }
}
