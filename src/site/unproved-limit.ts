import type { Ctx } from '../lib/ctx.ts'
import type { Tally } from '../lib/tally.ts'

/** Submissions of one address in an hour without the piece of work done. */
export const UNPROVED_AN_HOUR = 5
const HOUR_MS = 3_600_000

/**
 * Whether one more submission without the piece of work may come from this address now; counts it. Whoever has no
 * scripts is not kept out, only held to a number that a person does not reach.
 */
export async function mayComeUnproved(ctx: Ctx, tally: Tally): Promise<boolean> {
  const who = ctx.actor.kind === 'public' ? ctx.actor.address : ctx.actor.kind
  const { count } = await tally.count(`unproved ${ctx.organId} ${who}`, HOUR_MS)
  return count <= UNPROVED_AN_HOUR
}
