import type { Generated, Transaction } from 'kysely'
import type { OrganId } from '../../lib/ctx.ts'
import type { DispositionKind } from './finding.ts'

interface Tables {
  screening_disposition: {
    organ_id: OrganId
    id: Generated<number>
    subject_kind: string
    subject_id: number
    finding_key: string
    detector: string
    entry: string
    kind: DispositionKind
    reason: string
    decided_by: number
    decided_at: Date
  }
}

/** The database as this module may see it: its own tables. */
export function on(ctx: { db: unknown }): Transaction<Tables> {
  return ctx.db as Transaction<Tables>
}
