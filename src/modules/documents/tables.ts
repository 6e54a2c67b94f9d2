import type { Generated, JSONColumnType, Transaction } from 'kysely'
import type { OrganId } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'
import type { FileText } from '../../lib/file-text/file-text.ts'
import type { Refusal } from '../../lib/refusal.ts'
import type { Attachment, FileUse } from './attachment.ts'
import type {
  Disclosure,
  DocumentKind,
  Edition,
  Genre,
  Relation,
  RelationKind,
  Validity,
} from './document.ts'
import type { CheckedPlace, TakedownCause, TakedownCheck } from './takedown.ts'

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
    validity_reason: Generated<string>
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
    genre: Genre | ''
    source_url: string
    byline: string
    keywords: string
    relations: JSONColumnType<Relation[]>
    attachments: JSONColumnType<Attachment[]>
    last_writer_id: number | null
    urgent_reason: Generated<string>
    content_hash: string
    signed_column_id: Generated<number | null>
    written_at: Date
    published_on: Day | null
    published_at: Date | null
    version: Generated<number>
  }
  document_file: {
    organ_id: OrganId
    document_id: number
    no: number
    use: FileUse
    name: string
    type: string
    size: number
    hash: string
    added_by: number
    added_at: Date
  }
  file_text: {
    organ_id: OrganId
    hash: string
    parts: JSONColumnType<FileText['parts'], string, string>
    properties: JSONColumnType<FileText['properties'], string, string>
    hidden: JSONColumnType<FileText['hidden'], string, string>
    problems: JSONColumnType<FileText['problems'], string, string>
    read_at: Date
  }
  former_text: {
    organ_id: OrganId
    document_id: number
    edition_no: number
    version: number
    title: string
    body_html: string
    written_by: number
    written_at: Date
    replaced_by: number
    replaced_at: Date
  }
  index_series: { organ_id: OrganId; year: number; last: number }
  takedown: {
    organ_id: OrganId
    id: Generated<number>
    document_id: number
    edition_no: number
    cause: TakedownCause
    reason: string
    ordered_by: string
    redirect_to: number | null
    proposed_by: number
    proposed_at: Date
    taken_down_on: Day | null
    taken_down_at: Date | null
    verdict: 'confirmed' | 'declined' | null
    decided_by: number | null
    decided_at: Date | null
  }
  takedown_check: {
    organ_id: OrganId
    takedown_id: number
    run: number
    no: number
    place: CheckedPlace
    address: string
    status: number | null
    verdict: TakedownCheck['verdict']
    found: JSONColumnType<TakedownCheck['found']>
    checked_at: Date
  }
  old_address: { organ_id: OrganId; address: string; document_id: number }
  document_relation: {
    organ_id: OrganId
    from_document: number
    to_document: number
    kind: RelationKind
    related_on: Day
  }
  validity_change: {
    organ_id: OrganId
    document_id: number
    no: number
    validity: Validity
    changed_on: Day | null
    reason: string
    by_document: number | null
    undone_on: Generated<Day | null>
  }
  search_text: {
    organ_id: OrganId
    document_id: number
    version: number
    title: string
    body: string
    numbers: string
    grams: number[]
    column_id: number
    kind: DocumentKind
    genre: Genre | ''
    validity: Validity
    first_published_on: Day
  }
  search_index: {
    organ_id: OrganId
    version: number
    /** Each with its share of the documents, in ten thousandths. */
    phrases: JSONColumnType<[phrase: string, share: number][], string, string>
    complete: boolean
    made_at: Date
  }
  scheduled_publication: {
    organ_id: OrganId
    document_id: number
    edition_no: number
    content_hash: string
    publish_at: Date
    set_by: number
    set_by_name: string
    set_at: Date
    refused_at: Date | null
    reasons: JSONColumnType<Refusal[], string | undefined, string>
  }
}

/** The database as this module may see it: its own tables. */
export function on(ctx: { db: unknown }): Transaction<Tables> {
  return ctx.db as Transaction<Tables>
}
