import type { ColumnType, Generated, Transaction } from 'kysely'
import type { OrganId } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'
import type { DispositionKind } from './finding.ts'
import type { OwnEntry } from './lexicon-entry.ts'

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
  lexicon_version: {
    organ_id: OrganId
    version: number
    entries: ColumnType<readonly OwnEntry[], string, never>
    entry_count: number
    source: string
    made_by: number
    made_on: Day
  }
}

/** The database as this module may see it: its own tables. */
export function on(ctx: { db: unknown }): Transaction<Tables> {
  return ctx.db as Transaction<Tables>
}
