import type { Ctx } from '../../../lib/ctx.ts'
import { findWording } from '../../letters/index.ts'
import { findingOf, type OutcomeCode } from '../outcome.ts'

/** The sentence with which this organ states an outcome: its own, or the one that comes with the program. */
export async function findFinding(ctx: Ctx, outcome: OutcomeCode): Promise<string> {
  return (await findWording(ctx, { kind: 'reply', outcome })) ?? findingOf(outcome)
}
