import type { Generated, Transaction } from 'kysely'
import type { OrganId } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'
import type { NoteKind, NoteResult } from './page-note.ts'

export interface NoteTable {
  organ_id: OrganId
  id: Generated<number>
  number: string
  idempotency_key: string
  code_hash: string
  path: string
  kind: NoteKind
  quoted: string
  description: string
  document_id: number | null
  edition_no: number | null
  before: string
  after: string
  proved: boolean
  received_on: Day
  working_days: number
  result: NoteResult | null
  answer: string | null
  answered_on: Day | null
  answered_by: number | null
  version: Generated<number>
}

interface Tables {
  page_note: NoteTable
  page_note_setting: {
    organ_id: OrganId
    working_days: number
    version: Generated<number>
  }
}

/** The database as this module may see it: its own tables. */
export function on(ctx: { db: unknown }): Transaction<Tables> {
  return ctx.db as Transaction<Tables>
}
