import type { Ctx } from '../../../lib/ctx.ts'
import { on } from '../tables.ts'

/** Signs a person out everywhere; part of an action that says why. */
export async function endSessions(ctx: Ctx, personId: number): Promise<void> {
  await on(ctx)
    .deleteFrom('session')
    .where('organ_id', '=', ctx.organId)
    .where('person_id', '=', personId)
    .execute()
}
