import type { Ctx } from '../../../lib/ctx.ts'
import { insist, Refused } from '../../../lib/refusal.ts'
import { listPeople } from '../../accounts/index.ts'
import { permits } from '../../accounts/rules.ts'
import { listChains } from '../queries.ts'
import type { Chain, Level } from '../review.ts'
import { CHANGED_MEANWHILE, whyNotSetChain } from '../rules.ts'
import { createChain } from './create-chain.ts'

/** Sets 三审三校 from the settings; `seen` is the version that was on the screen, 0 where there was none. */
export async function setChain(
  ctx: Ctx,
  given: { name: string; levels: readonly Level[]; seen: number },
): Promise<Chain> {
  const maySign = (await listPeople(ctx)).filter(({ roles }) => permits(roles, 'documents.sign'))
  insist(
    whyNotSetChain(
      given.levels,
      maySign.map(({ id }) => id),
    ),
  )
  const now = (await listChains(ctx)).find(({ name }) => name === given.name.trim())?.versionNo ?? 0
  if (now !== given.seen) throw new Refused([CHANGED_MEANWHILE])
  return createChain(ctx, given)
}
