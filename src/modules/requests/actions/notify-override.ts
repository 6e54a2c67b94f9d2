import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { overrideLetter } from '../../letters/rules/index.ts'
import { loadCase } from '../queries/load-case.ts'
import { whyNotOverride } from '../rules/act-guards.ts'
import { whyStale } from '../rules/case-guards.ts'
import { partyOf } from '../rules/consultations.ts'
import { appendActs } from './append-acts.ts'
import { writeTo } from './write-to-applicant.ts'

/** 条例第三十二条: a third party that refused is told in writing what will be disclosed, and why the public interest prevails. */
export async function notifyOverride(
  ctx: Ctx,
  id: number,
  given: { party: string; information: string; reason: string; version?: number | undefined },
): Promise<{ letterId: number }> {
  const { party, information, reason, version } = given
  const file = await loadCase(ctx, id, 'for update')
  insist(whyNotOverride(file, party) ?? whyStale(file.row.version, version))
  const to = partyOf(party).name ?? '有关单位（个人）'
  const letter = await writeTo(ctx, file, { kind: 'override-notice', to }, (head, { remedyBodies }) =>
    overrideLetter(head, { information, reason, remedyBodies }),
  )
  const act = { kind: 'override-notified', on: ctx.today, party } as const
  await appendActs(ctx, id, [{ act, note: reason, letterId: letter.id }])
  await record(
    ctx,
    'requests.notifyOverride',
    { kind: 'request', id },
    { detail: { party: partyOf(party).kind } },
  )
  return { letterId: letter.id }
}
