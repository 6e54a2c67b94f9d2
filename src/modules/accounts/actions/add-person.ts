import { hash } from '@node-rs/argon2'
import type { Ctx } from '../../../lib/ctx.ts'
import { insist, type Refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import type { Role } from '../person.ts'
import { whyNotGrant, whyNotPassword } from '../rules.ts'
import { on } from '../tables.ts'

// OWASP's recommendation for Argon2id: 19 MiB, two passes, one lane.
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Adds a member of staff with roles and a first password; returns the person's id. */
export async function addPerson(
  ctx: Ctx,
  person: { login: string; name: string; password: string; roles: readonly Role[] },
): Promise<number> {
  const reasons = [whyNotGrant(person.roles), whyNotPassword(person.password, person.login)]
  insist(reasons.filter((reason): reason is Refusal => reason !== null))
  const { id } = await on(ctx)
    .insertInto('person')
    .values({
      organ_id: ctx.organId,
      login: person.login,
      name: person.name,
      unit_id: null,
      password_hash: await hash(person.password, ARGON2ID),
      disabled_on: null,
      locked_until: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
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
