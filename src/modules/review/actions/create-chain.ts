import type { Ctx } from '../../../lib/ctx.ts'
import { insist, Refused, refusal } from '../../../lib/refusal.ts'
import { listPeople } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { listChains } from '../queries.ts'
import type { Chain, Level, Use } from '../review.ts'
import { CHANGED_MEANWHILE, whyNotChain, whyNotUses } from '../rules.ts'
import { on } from '../tables.ts'

/** Sets a chain, or a new version of the chain of this name; reviews under way keep the version they began with. */
export async function createChain(
  ctx: Ctx,
  given: { name: string; levels: readonly Level[]; uses?: readonly Use[] | undefined },
): Promise<Chain> {
  const name = given.name.trim()
  insist(name === '' ? refusal('chain-name', '请填写审核流程名称', { field: 'name' }) : null)
  const staff = (await listPeople(ctx)).map((person) => person.id)
  insist(whyNotChain(given.levels, staff))
  const chains = await listChains(ctx)
  const uses = (given.uses ?? []).map(({ columnId, topic }) => ({ columnId, topic }))
  insist(whyNotUses(chains, { name, uses }))
  const previous = chains.find((each) => each.name === name)
  const versionNo = (previous?.versionNo ?? 0) + 1
  const levels = given.levels.map((level) => ({ name: level.name, signers: [...level.signers] }))
  const made = await on(ctx)
    .insertInto('review_chain')
    .values({
      organ_id: ctx.organId,
      name,
      version_no: versionNo,
      levels: JSON.stringify(levels),
      uses: JSON.stringify(uses),
      made_on: ctx.today,
    })
    // Two at the same moment would make the same version: the second has to look at the first.
    .onConflict((conflict) => conflict.columns(['organ_id', 'name', 'version_no']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made === undefined) throw new Refused([CHANGED_MEANWHILE])
  const { id } = made
  const before = previous && { levels: previous.levels, uses: previous.uses }
  await record(
    ctx,
    'review.createChain',
    { kind: 'reviewChain', id },
    {
      detail: { name, versionNo, levels, uses },
      ...(before === undefined ? {} : { before }),
      after: { levels, uses },
    },
  )
  return { id, name, versionNo, levels, uses }
}
