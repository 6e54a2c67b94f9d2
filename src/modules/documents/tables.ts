import type { Generated, JSONColumnType, Transaction } from 'kysely'
import type { OrganId } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'
import type { Disclosure, DocumentKind, Edition, Validity } from './document.ts'

interface Tables {
  document: {
    organ_id: OrganId
    id: Generated<number>
    index_number: string | null
    column_id: number
    kind: DocumentKind
    made_by: number
    made_at: Date
    published_edition: number | null
    first_published_on: Day | null
    validity: Generated<Validity>
    validity_changed_on: Day | null
    origin: string | null
    version: Generated<number>
  }
  edition: {
    organ_id: OrganId
    document_id: number
    no: number
    state: Edition['state']
    author_id: number
    writer_ids: JSONColumnType<number[]>
    title: string
    body_html: string
    document_number: string
    issued_on: Day | null
    theme: string
    disclosure: Disclosure
    disclosure_reason: string
    source: string
    is_repost: boolean
    summary: string
    content_hash: string
    written_at: Date
    published_on: Day | null
    published_at: Date | null
    version: Generated<number>
  }
  index_series: { organ_id: OrganId; year: number; last: number }
}

/** The database as this module may see it: its own tables. */
export function on(ctx: { db: unknown }): Transaction<Tables> {
  return ctx.db as Transaction<Tables>
}
