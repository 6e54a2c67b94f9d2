import type { ColumnType, Generated, Transaction } from 'kysely'
import type { OrganId } from '../../lib/ctx.ts'
import type { RescreeningState, ShownFinding } from './rescreening.ts'

interface Tables {
  rescreening: {
    organ_id: OrganId
    id: Generated<number>
    lexicon: string
    state: RescreeningState
    total: number
    done: Generated<number>
    reached: Generated<number>
    begun_at: Date
    ended_at: Date | null
  }
  document_to_correct: {
    organ_id: OrganId
    rescreening_id: number
    document_id: number
    edition_no: number
    blocking: number
    warnings: number
    findings: ColumnType<ShownFinding[], string, string>
    settled_reason: string | null
    settled_by: number | null
    settled_at: Date | null
  }
}

/** The database as this module may see it: its own tables. */
export function on(ctx: { db: unknown }): Transaction<Tables> {
  return ctx.db as Transaction<Tables>
}
