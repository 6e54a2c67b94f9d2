import type { Generated, Transaction } from 'kysely'
import type { OrganId } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'
import type { LetterKind } from './letter.ts'

interface Tables {
  letter_series: { organ_id: OrganId; kind: string; year: number; last: number }
  letter_key: { organ_id: OrganId; subject_kind: string; subject_id: number; wrapped: Uint8Array }
  letter_template: {
    organ_id: OrganId
    kind: LetterKind
    /** Of a reply, the sentence of this outcome; otherwise empty. */
    outcome: string
    version: number
    /** Null: back to the wording that comes with the program. */
    text: string | null
    set_by: number
    set_name: string
    set_at: Date
  }
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
    /** False: still under the master key itself, as letters were until each subject had a key. */
    keyed: boolean
    written_on: Day
    written_at: Date
  }
}

/** The database as this module may see it: its own tables. */
export function on(ctx: { db: unknown }): Transaction<Tables> {
  return ctx.db as Transaction<Tables>
}
