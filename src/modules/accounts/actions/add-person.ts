import type { Ctx } from '../../../lib/ctx.ts'
import { insist, type Refusal, Refused, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { hashPassword } from '../password-hash.ts'
import type { Role } from '../person.ts'
import { whyNotGrant, whyNotLogin, whyNotPassword, whyNotPersonName } from '../rules.ts'
import { on } from '../tables.ts'

/** Adds a member of staff with roles and a first password; returns the person's id. Refuses a taken login name. */
export async function addPerson(
  ctx: Ctx,
  person: { login: string; name: string; password: string; roles: readonly Role[] },
): Promise<number> {
  const reasons = [
    whyNotPersonName(person.name),
    whyNotLogin(person.login),
    whyNotGrant(person.roles),
    whyNotPassword(person.password, person.login),
  ]
  insist(reasons.filter((reason): reason is Refusal => reason !== null))
  const added = await on(ctx)
    .insertInto('person')
    .values({
      organ_id: ctx.organId,
      login: person.login,
      name: person.name.trim(),
      unit_id: null,
      password_hash: await hashPassword(person.password),
      disabled_on: null,
      locked_until: null,
    })
    // Also one that was taken at this very moment, and one of somebody who has left: the trail names people by it.
    .onConflict((conflict) => conflict.columns(['organ_id', 'login']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added === undefined) throw new Refused([loginTaken(person.login)])
  const { id } = added
  for (const role of new Set(person.roles)) {
    await on(ctx).insertInto('role_grant').values({ organ_id: ctx.organId, person_id: id, role }).execute()
  }
  await record(
    ctx,
    'accounts.addPerson',
    { kind: 'person', id },
    { detail: { login: person.login, roles: person.roles } },
  )
  return id
}

function loginTaken(login: string): Refusal {
  return refusal('login-taken', `登录名“${login}”已被使用，请换一个（已停用人员的登录名不再使用）`, {
    field: 'login',
  })
}
