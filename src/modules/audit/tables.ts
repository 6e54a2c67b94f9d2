import type { Generated, Kysely, Transaction } from 'kysely'
import type { Ctx, OrganId } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'

interface Tables {
  audit_record: {
    organ_id: OrganId
    id: Generated<number>
    at: Date
    legal_day: Day
    actor: unknown
    action: string
    subject_kind: string
    subject_id: string
    detail: unknown
    before_hash: string | null
    after_hash: string | null
  }
  audit_pending: { organ_id: OrganId; record_id: number }
  audit_link: { organ_id: OrganId; seq: number; record_id: number; hash: string }
}

/** The database as this module may see it: its own tables. */
export function on(ctx: Pick<Ctx, 'db'>): Transaction<Tables> {
  return ctx.db as unknown as Kysely<Tables> as Transaction<Tables>
}
