import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { insist, type Refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { hashPassword } from '../password-hash.ts'
import { lockDisabled } from '../queries.ts'
import { whyNotPassword, whyStalePerson } from '../rules.ts'
import { on } from '../tables.ts'

/** Lets a disabled person in again, in the roles held before, with a new password: the old one may be known by others. */
export async function enablePerson(
  ctx: Ctx,
  id: number,
  given: { version: number; password: string },
): Promise<void> {
  const person = await lockDisabled(ctx, id)
  const reasons = [whyStalePerson(person, given), whyNotPassword(given.password, person.login)]
  insist(reasons.filter((reason): reason is Refusal => reason !== null))
  await on(ctx)
    .updateTable('person')
    .set({
      disabled_on: null,
      password_hash: await hashPassword(given.password),
      failed_attempts: 0,
      locked_until: null,
      version: sql`version + 1`,
    })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .execute()
  const { login, roles } = person
  await record(ctx, 'accounts.enablePerson', { kind: 'person', id }, { detail: { login, roles } })
}
