import type { Generated, Transaction } from 'kysely'
import type { OrganId } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'
import type { LetterKind } from './letter.ts'

interface Tables {
  letter_series: { organ_id: OrganId; kind: string; year: number; last: number }
  letter: {
    organ_id: OrganId
    id: Generated<number>
    subject_kind: string
    subject_id: number
    kind: LetterKind
    number: string
    title: string
    body_sealed: Uint8Array
    body_hash: string
    written_on: Day
    written_at: Date
  }
}

/** The database as this module may see it: its own tables. */
export function on(ctx: { db: unknown }): Transaction<Tables> {
  return ctx.db as Transaction<Tables>
}
