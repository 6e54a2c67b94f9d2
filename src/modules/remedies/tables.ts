import type { Generated, Transaction } from 'kysely'
import type { OrganId } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'
import type { RemedyKind, RemedyOutcome } from './remedy.ts'
import type { Ruling } from './ruling.ts'

interface Tables {
  remedy: {
    organ_id: OrganId
    id: Generated<number>
    request_id: number
    kind: RemedyKind
    file_number: string
    filed_on: Day
    ruling: Generated<Ruling | null>
    outcome: RemedyOutcome | null
    concluded_on: Day | null
    version: Generated<number>
  }
}

/** The database as this module may see it: its own table. */
export function on(ctx: { db: unknown }): Transaction<Tables> {
  return ctx.db as Transaction<Tables>
}
