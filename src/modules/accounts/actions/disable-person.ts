import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { insist, type Refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { lockAdministrators, lockPerson } from '../queries.ts'
import { whyNotLoseAdministrator, whyStalePerson } from '../rules.ts'
import { on } from '../tables.ts'
import { endSessions } from './end-sessions.ts'

/** Lets a person sign in no more, and ends the sessions at once. What the person signed stays signed. */
export async function disablePerson(ctx: Ctx, id: number, given: { version: number }): Promise<void> {
  const administrators = await lockAdministrators(ctx)
  const person = await lockPerson(ctx, id)
  const reasons = [whyStalePerson(person, given), whyNotLoseAdministrator(administrators, { id, roles: [] })]
  insist(reasons.filter((reason): reason is Refusal => reason !== null))
  await on(ctx)
    .updateTable('person')
    .set({ disabled_on: ctx.today, version: sql`version + 1` })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .execute()
  await endSessions(ctx, id)
  await record(ctx, 'accounts.disablePerson', { kind: 'person', id }, { detail: { login: person.login } })
}
