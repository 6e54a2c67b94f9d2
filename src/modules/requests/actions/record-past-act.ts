import type { Ctx } from '../../../lib/ctx.ts'
import { insist, Refused, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { loadCase } from '../queries/load-case.ts'
import { whyStale } from '../rules/case-guards.ts'
import { type PastAct, pastClockAct, whyNoEffect, whyNotRecordPast } from '../rules/past-acts.ts'
import { appendActs } from './append-acts.ts'
import { insistFiles } from './insist-files.ts'

/**
 * 补录: what happened outside the program, with its paper. The rule that would have refused to do it says whether it
 * counts: lawful on its day, an act of the clock has its full effect; otherwise it stands in the file as 未按法定程序 and
 * changes nothing. Answers why it has no effect, or null.
 */
export async function recordPastAct(
  ctx: Ctx,
  id: number,
  given: PastAct & { reason: string; file: number; version?: number | undefined },
): Promise<{ irregular: string | null }> {
  const { reason, file: no, version, ...past } = given
  const file = await loadCase(ctx, id, 'for update')
  insist(whyNotRecordPast(file, past) ?? whyStale(file.row.version, version))
  await insistFiles(ctx, file.intakeId, [no], { purpose: 'proof', field: 'file' })
  const whyNot = whyNoEffect(file, past)
  const { what, on } = past
  if (whyNot === null) {
    const act = pastClockAct(past)
    if (act === null) {
      const message = '这一行为可以依法办理，请在“下一步”中直接办理'
      throw new Refused([refusal('can-be-done', message, { field: 'what' })])
    }
    await appendActs(ctx, id, [{ act, note: reason }])
  } else {
    const irregular = whyNot.article === null ? whyNot.message : `${whyNot.message}（${whyNot.article}）`
    const act = { kind: 'irregular', on, what, file: no } as const
    await appendActs(ctx, id, [{ act, note: reason, irregular }])
  }
  const detail = { what, on, file: no, counts: whyNot === null }
  await record(ctx, 'requests.recordPast', { kind: 'request', id }, { detail })
  return { irregular: whyNot?.message ?? null }
}
