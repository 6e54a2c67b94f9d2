import type { Generated, Transaction } from 'kysely'
import type { OrganId } from '../ctx.ts'
import type { Day } from '../day.ts'

interface Tables {
  job: {
    organ_id: OrganId
    kind: string
    subject_id: number
    state: Generated<'waiting' | 'dead'>
    run_at: Date
    attempts: Generated<number>
    sent_at: Date
    failure: Generated<string>
  }
  daily_work: { organ_id: OrganId; name: string; done_on: Day }
}

/** The database as the outbox may see it: its own tables. */
export function on(ctx: { db: unknown }): Transaction<Tables> {
  return ctx.db as Transaction<Tables>
}
