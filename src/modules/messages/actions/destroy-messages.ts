import type { Ctx } from '../../../lib/ctx.ts'
import { on } from '../tables.ts'

/**
 * 销毁: to whom the messages of an intake went and what they said. That there were any, and when, stays. What still waits
 * is dropped when its turn comes, for its key is gone. Whoever calls this holds the destruction list.
 */
export async function destroyMessages(ctx: Ctx, intakeId: number): Promise<void> {
  await on(ctx)
    .updateTable('message')
    .set({ sealed: Buffer.of() })
    .where('organ_id', '=', ctx.organId)
    .where('intake_id', '=', intakeId)
    .execute()
}
