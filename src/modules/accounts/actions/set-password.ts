import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { hashPassword } from '../password-hash.ts'
import { lockPerson } from '../queries.ts'
import { whyNotPassword } from '../rules.ts'
import { on } from '../tables.ts'
import { endSessions } from './end-sessions.ts'

/** Gives a person a new password: ends the sessions of the old one, and lets a resting account in again. */
export async function setPassword(ctx: Ctx, id: number, given: { password: string }): Promise<void> {
  const person = await lockPerson(ctx, id)
  insist(whyNotPassword(given.password, person.login))
  await on(ctx)
    .updateTable('person')
    .set({
      password_hash: await hashPassword(given.password),
      failed_attempts: 0,
      locked_until: null,
      version: sql`version + 1`,
    })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .execute()
  await endSessions(ctx, id)
  await record(ctx, 'accounts.setPassword', { kind: 'person', id })
}
