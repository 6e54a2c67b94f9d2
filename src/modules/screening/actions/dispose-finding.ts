import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import type { DispositionKind, PlacedFinding } from '../finding.ts'
import type { Screened } from '../queries.ts'
import { whyNotDispose } from '../rules/index.ts'
import { on } from '../tables.ts'

/**
 * A person decides about one finding: fixed (it stands there no more), ignored with a reason, or taken up again.
 * `findings` are those of the saved text. The trail tells what was found and why it stays, never the text itself.
 */
export async function disposeFinding(
  ctx: Ctx,
  subject: Screened,
  given: {
    findings: readonly PlacedFinding[]
    key: string
    /** What the screen showed: of a finding that is gone nothing else is known. */
    detector: string
    entry: string
    kind: DispositionKind
    reason: string
  },
): Promise<void> {
  if (ctx.actor.kind !== 'person') throw new Error('only a person decides about a finding')
  const found = given.findings.find((each) => each.key === given.key)
  insist(whyNotDispose(found, given))
  const { detector, entry } = found ?? given
  const decision = { detector, entry, kind: given.kind, reason: given.reason.trim() }
  await on(ctx)
    .insertInto('screening_disposition')
    .values({
      organ_id: ctx.organId,
      subject_kind: subject.kind,
      subject_id: subject.id,
      finding_key: given.key,
      ...decision,
      decided_by: ctx.actor.id,
      decided_at: ctx.now,
    })
    .execute()
  await record(ctx, 'screening.dispose', subject, { detail: decision })
}
