import type { Ctx } from '../../../lib/ctx.ts'
import { insist, refusal } from '../../../lib/refusal.ts'
import { listPeople } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { listChains } from '../queries.ts'
import type { Chain, Level } from '../review.ts'
import { whyNotChain } from '../rules.ts'
import { on } from '../tables.ts'

/** Sets a chain, or a new version of the chain of this name; reviews under way keep the version they began with. */
export async function createChain(
  ctx: Ctx,
  given: { name: string; levels: readonly Level[] },
): Promise<Chain> {
  const name = given.name.trim()
  insist(name === '' ? refusal('chain-name', '请填写审核流程名称', { field: 'name' }) : null)
  const staff = (await listPeople(ctx)).map((person) => person.id)
  insist(whyNotChain(given.levels, staff))
  const previous = (await listChains(ctx)).find((each) => each.name === name)
  const versionNo = (previous?.versionNo ?? 0) + 1
  const levels = given.levels.map((level) => ({ name: level.name, signers: [...level.signers] }))
  const { id } = await on(ctx)
    .insertInto('review_chain')
    .values({
      organ_id: ctx.organId,
      name,
      version_no: versionNo,
      levels: JSON.stringify(levels),
      made_on: ctx.today,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(
    ctx,
    'review.createChain',
    { kind: 'reviewChain', id },
    { detail: { name, versionNo, levels }, ...(previous ? { before: previous.levels } : {}), after: levels },
  )
  return { id, name, versionNo, levels }
}
