import type { Ctx } from '../lib/ctx.ts'

/** Submissions of one address in an hour without the piece of work done. */
export const UNPROVED_AN_HOUR = 5
const HOUR_MS = 3_600_000

/** By organ and address; in memory, like every limit of the edge. */
const seen = new Map<string, number[]>()

/**
 * Whether one more submission without the piece of work may come from this address now; counts it when it may. Whoever
 * has no scripts is not kept out, only held to a number that a person does not reach.
 */
export function mayComeUnproved(ctx: Ctx): boolean {
  const now = ctx.now.getTime()
  for (const [key, times] of seen) if ((times.at(-1) ?? 0) <= now - HOUR_MS) seen.delete(key)
  const key = `${ctx.organId} ${ctx.actor.kind === 'public' ? ctx.actor.address : ctx.actor.kind}`
  const times = (seen.get(key) ?? []).filter((each) => each > now - HOUR_MS)
  if (times.length >= UNPROVED_AN_HOUR) return false
  seen.set(key, [...times, now])
  return true
}
