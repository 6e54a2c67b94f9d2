import type { Ctx } from '../../../lib/ctx.ts'
import type { Refusal } from '../../../lib/refusal.ts'
import { record, type Subject } from '../../audit/index.ts'
import { findMarks, whyMarked } from '../rules/index.ts'

/**
 * For the edge, before anything is written: the reasons not to take in a text with a mark of secrecy, and the alarm
 * in the trail, without the text. The edge answers the reasons instead of throwing them, so that the alarm is kept.
 */
export async function raiseSecrecyAlarm(
  ctx: Ctx,
  subject: Subject,
  parts: readonly { text: string; field: string }[],
): Promise<Refusal[]> {
  const reasons = whyMarked(parts)
  if (reasons.length === 0) return []
  const marks = parts.flatMap(({ text, field }) => findMarks(text).map(({ entry }) => ({ field, entry })))
  await record(ctx, 'screening.secrecyAlarm', subject, { detail: { marks } })
  return reasons
}
