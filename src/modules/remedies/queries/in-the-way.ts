import type { Ctx } from '../../../lib/ctx.ts'
import { listAppealsOf } from './appeals.ts'
import { listRemedies } from './remedies.ts'
import { listRenewed } from './renewed.ts'

/**
 * The remedies of a case as its destruction sees them: 复议 and 诉讼, second instances, and new answers, each `pending`
 * while it is not decided, `renewing` while the new answer was not served, else `concluded`.
 */
export async function remediesInTheWay(
  ctx: Ctx,
  requestId: number,
): Promise<{ state: 'pending' | 'renewing' | 'concluded' }[]> {
  const remedies = await listRemedies(ctx, requestId)
  const appeals = await listAppealsOf(
    ctx,
    remedies.map(({ id }) => id),
  )
  const renewed = await listRenewed(ctx, requestId)
  return [
    ...remedies.map(({ state }) => ({ state })),
    ...appeals.map(({ state }) => ({ state })),
    ...renewed.map(({ state }) => ({
      state: state === 'served' ? ('concluded' as const) : ('renewing' as const),
    })),
  ]
}
