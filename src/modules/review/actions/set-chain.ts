import type { Ctx } from '../../../lib/ctx.ts'
import { insist, Refused } from '../../../lib/refusal.ts'
import { listPeople } from '../../accounts/index.ts'
import { permits } from '../../accounts/rules.ts'
import { listChains } from '../queries.ts'
import type { Chain, Level, Use } from '../review.ts'
import { CHANGED_MEANWHILE, whyNotSetChain, whyUnderstaffed } from '../rules.ts'
import { createChain } from './create-chain.ts'

/**
 * Sets 三审三校 from the settings; `seen` is the version that was on the screen, 0 where there was none. With any editor
 * as the author, the chain must lead to its end.
 */
export async function setChain(
  ctx: Ctx,
  given: { name: string; levels: readonly Level[]; uses?: readonly Use[] | undefined; seen: number },
): Promise<Chain> {
  const people = await listPeople(ctx)
  const whoMay = (permission: string) => people.filter(({ roles }) => permits(roles, permission))
  const maySign = whoMay('documents.sign').map(({ id }) => id)
  insist(whyNotSetChain(given.levels, maySign, given.uses))
  const nameOf = (id: number) => people.find((each) => each.id === id)?.name ?? ''
  insist(whyUnderstaffed(given.levels, whoMay('documents.draft'), nameOf))
  const now = (await listChains(ctx)).find(({ name }) => name === given.name.trim())?.versionNo ?? 0
  if (now !== given.seen) throw new Refused([CHANGED_MEANWHILE])
  return createChain(ctx, given)
}
