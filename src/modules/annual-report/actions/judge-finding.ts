import type { Ctx } from '../../../lib/ctx.ts'
import { insist, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { on } from '../tables.ts'
import type { GivenVerdict, PersonVerdict } from '../verdict.ts'

/**
 * A person decides about a finding in a report that was read from a file: it stands when the report is read again. What is
 * accepted needs a reason.
 */
export async function judgeFinding(
  ctx: Ctx,
  given: { subject: string; key: string; checkId: string; verdict: PersonVerdict; reason: string },
): Promise<GivenVerdict> {
  if (ctx.actor.kind !== 'person') throw new Error('only a person judges a finding')
  const reason = given.reason.trim()
  if (given.verdict === 'accepted' && reason.length < 2)
    insist(refusal('reason-missing', '请写明核实的情况', { field: 'reason' }))
  const { subject, key, checkId, verdict } = given
  const { id } = await on(ctx)
    .insertInto('report_verdict')
    .values({
      organ_id: ctx.organId,
      subject,
      finding_key: key,
      check_id: checkId,
      verdict,
      reason,
      decided_by: ctx.actor.id,
      decided_on: ctx.today,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const detail = { subject, checkId, verdict, reason }
  await record(ctx, 'annualReport.judgeFinding', { kind: 'reportVerdict', id }, { detail })
  return { verdict, reason, personName: ctx.actor.name, on: ctx.today }
}
