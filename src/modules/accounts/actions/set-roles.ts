import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { insist, type Refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import type { Role } from '../person.ts'
import { lockAdministrators, lockPerson } from '../queries.ts'
import { whyNotGrant, whyNotLoseAdministrator, whyStalePerson } from '../rules.ts'
import { on } from '../tables.ts'

/** Gives a person these roles and no others, from the next call on. Refuses when somebody changed them meanwhile. */
export async function setRoles(
  ctx: Ctx,
  id: number,
  given: { roles: readonly Role[]; version: number },
): Promise<void> {
  const administrators = await lockAdministrators(ctx)
  const person = await lockPerson(ctx, id)
  const reasons = [
    whyStalePerson(person, given),
    whyNotGrant(given.roles),
    whyNotLoseAdministrator(administrators, { id, roles: given.roles }),
  ]
  insist(reasons.filter((reason): reason is Refusal => reason !== null))
  await on(ctx)
    .deleteFrom('role_grant')
    .where('organ_id', '=', ctx.organId)
    .where('person_id', '=', id)
    .execute()
  for (const role of new Set(given.roles)) {
    await on(ctx).insertInto('role_grant').values({ organ_id: ctx.organId, person_id: id, role }).execute()
  }
  await on(ctx)
    .updateTable('person')
    .set({ version: sql`version + 1` })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .execute()
  await record(
    ctx,
    'accounts.setRoles',
    { kind: 'person', id },
    { detail: { from: person.roles, to: [...given.roles] } },
  )
}
