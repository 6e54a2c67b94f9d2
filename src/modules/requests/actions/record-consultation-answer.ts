import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import type { ConsultationAct, ConsultationOpinion } from '../acts.ts'
import { loadCase } from '../queries/load-case.ts'
import { whyNotEndConsultation, whyStale } from '../rules/case-guards.ts'
import { appendActs } from './append-acts.ts'

/** Takes down how a consultation goes on: delivered, answered, or lapsed without an answer (条例第三十二条). */
export async function recordConsultationAnswer(
  ctx: Ctx,
  id: number,
  answer: {
    what: 'delivered' | 'answered' | 'lapsed'
    on: Day
    party?: string | undefined
    /** Of an answer. */
    opinion?: ConsultationOpinion | undefined
    note: string
    version?: number | undefined
  },
): Promise<void> {
  const file = await loadCase(ctx, id, 'for update')
  const { what, on, party, opinion, note, version } = answer
  const act: ConsultationAct = {
    kind: `consultation-${what}`,
    on,
    ...(party === undefined ? {} : { party }),
    ...(opinion === undefined || what !== 'answered' ? {} : { opinion }),
  }
  insist(whyNotEndConsultation(file, act) ?? whyStale(file.row.version, version))
  await appendActs(ctx, id, [{ act, note }])
  await record(ctx, 'requests.recordConsultationAnswer', { kind: 'request', id }, { detail: { what, on } })
}
