import type { Ctx } from '../../../lib/ctx.ts'
import { hashOf } from '../rules.ts'
import { on } from '../tables.ts'

/** What was acted on. The id is text, so that a year or a code can be a subject too. */
export interface Subject {
  kind: string
  id: string | number
}

/**
 * Writes one record of an action, in the action's own transaction: no action without its record, and the reverse.
 * `detail` is plain data without personal values; `before` and `after` are kept as hashes only.
 */
export async function record(
  ctx: Ctx,
  action: string,
  subject: Subject,
  more: { detail?: Record<string, unknown>; before?: unknown; after?: unknown } = {},
): Promise<void> {
  const row = on(ctx)
    .insertInto('audit_record')
    .values({
      organ_id: ctx.organId,
      at: ctx.now,
      legal_day: ctx.today,
      actor: JSON.stringify(ctx.actor),
      action,
      subject_kind: subject.kind,
      subject_id: String(subject.id),
      detail: JSON.stringify(more.detail ?? {}),
      before_hash: more.before === undefined ? null : hashOf(more.before),
      after_hash: more.after === undefined ? null : hashOf(more.after),
    })
    .returning(['organ_id', 'id'])
  // One statement, for every action pays for it: the record, and its place in the queue of the sealer.
  await on(ctx)
    .with('written', () => row)
    .insertInto('audit_pending')
    .columns(['organ_id', 'record_id'])
    .expression((from) =>
      from.selectFrom('written').select(['organ_id', 'id']).where('organ_id', '=', ctx.organId),
    )
    .execute()
}
