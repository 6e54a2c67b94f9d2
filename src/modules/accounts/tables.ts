import type { Generated, Transaction } from 'kysely'
import type { OrganId } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'

interface Tables {
  person: {
    organ_id: OrganId
    id: Generated<number>
    login: string
    name: string
    unit_id: number | null
    password_hash: string
    disabled_on: Day | null
    failed_attempts: Generated<number>
    locked_until: Date | null
    version: Generated<number>
  }
  role_grant: { organ_id: OrganId; person_id: number; role: string }
  session: {
    organ_id: OrganId
    token_hash: string
    person_id: number
    csrf: string
    created_at: Date
    seen_at: Date
  }
}

/** The database as this module may see it: its own tables. */
export function on(ctx: { db: unknown }): Transaction<Tables> {
  return ctx.db as Transaction<Tables>
}
