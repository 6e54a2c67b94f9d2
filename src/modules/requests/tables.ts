import type { Generated, JSONColumnType, Transaction } from 'kysely'
import type { OrganId } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'
import type { Act, ReplyLevel, SealRule } from './acts.ts'
import type { ApplicantKind, IntakeChannel, RequestedItem, WayToProvide, WayToServe } from './applicant.ts'
import type { CaseFilePurpose } from './case-files.ts'
import type { DestructionState } from './destruction.ts'
import type { FilePurpose } from './intake-file.ts'
import type { OutcomeCode } from './outcome.ts'
import type { RectificationDecision } from './rectification.ts'
import type { Stage } from './request.ts'
import type { RetentionPeriods } from './retention.ts'
import type { SearchKind } from './rules/applicant-values.ts'

/** Who did it, as they were. */
export interface ActActor {
  kind: 'person' | 'public' | 'system'
  id?: number
  name: string
  roles?: readonly string[]
}

interface SealedFile {
  organ_id: OrganId
  purpose: FilePurpose
  media_type: string
  size: number
  name_sealed: Uint8Array
  content_sealed: Uint8Array
}

export interface Tables {
  intake: {
    organ_id: OrganId
    id: Generated<number>
    channel: IntakeChannel
    submitted_on: Day
    submitted_at: Date
    applicant_kind: ApplicantKind
    applicant_sealed: Uint8Array
    information: string
    description: string
    provide_as: WayToProvide
    serve_by: WayToServe
    help_wanted: string
    idempotency_key: string
    content_hash: string
    more_items: JSONColumnType<RequestedItem[]>
    oral: boolean
    proved: boolean
  }
  intake_file: SealedFile & { intake_id: number; no: number }
  held_file: SealedFile & { token_hash: string; held_at: Date }
  intake_setting: { organ_id: OrganId; confirm_at_once: boolean; version: Generated<number> }
  imported_case: { organ_id: OrganId; request_id: number; source: string; imported_at: Date }
  opening_balance: {
    organ_id: OrganId
    year: number
    applicant_kind: ApplicantKind
    outcome: OutcomeCode
    count: number
    source: string
  }
  case_file: {
    organ_id: OrganId
    intake_id: number
    no: number
    purpose: CaseFilePurpose
    type: string
    size: number
    hash: string
    name_sealed: Uint8Array
    content_sealed: Uint8Array
    text_sealed: Uint8Array
    added_by: number | null
    added_at: Date
  }
  reply_setting: {
    organ_id: OrganId
    version: number
    levels: JSONColumnType<ReplyLevel[]>
    seal: SealRule
    set_by: number | null
    set_at: Date
  }
  rectification: {
    organ_id: OrganId
    id: Generated<number>
    number: string
    received_on: Day
    key_wrapped: Uint8Array
    content_sealed: Uint8Array
    decision: RectificationDecision | null
    reason_sealed: Uint8Array | null
    decided_on: Day | null
    letter_id: number | null
    served_on: Day | null
    version: Generated<number>
  }
  opening_proposal: {
    organ_id: OrganId
    id: Generated<number>
    request_id: number | null
    origin: 'applicant' | 'repeated'
    information: string
    reason: string
    proposed_on: Day
    decision: 'adopted' | 'declined' | null
    decision_reason: Generated<string>
    decided_on: Day | null
    document_id: number | null
    version: Generated<number>
  }
  applicant_search_key: { organ_id: OrganId; wrapped: Uint8Array }
  applicant_index: {
    organ_id: OrganId
    kind: SearchKind
    hash: Uint8Array
    intake_id: number
    held_by: 'applicant' | 'agent'
  }
  retention_setting: {
    organ_id: OrganId
    version: number
    periods: JSONColumnType<RetentionPeriods>
    set_by: number
    set_at: Date
  }
  destruction_list: {
    organ_id: OrganId
    id: Generated<number>
    state: DestructionState
    appraisal: string
    proposed_by: number
    proposed_name: string
    proposed_on: Day
    decided_by: Generated<number | null>
    decided_name: Generated<string | null>
    decided_on: Generated<Day | null>
    opinion: Generated<string>
    witnessed_by: Generated<number | null>
    witnessed_name: Generated<string | null>
    destroyed_on: Generated<Day | null>
    version: Generated<number>
  }
  destruction_item: {
    organ_id: OrganId
    list_id: number
    request_id: number
    intake_id: number
    number: string
    outcome: OutcomeCode
    concluded_on: Day
    years: number
    counted_from: Day
    over_on: Day
  }
  case_key: { organ_id: OrganId; intake_id: number; wrapped: Uint8Array }
  request: {
    organ_id: OrganId
    id: Generated<number>
    intake_id: number
    case_number: string | null
    receipt_number: string
    query_code_hash: string
    applicant_kind: ApplicantKind
    channel: IntakeChannel
    information: string
    stage: Stage
    received_on: Day | null
    due_on: Day | null
    original_due_on: Day | null
    provisional: boolean
    officer_id: number | null
    unit_id: Generated<number | null>
    unit_answer_by: Generated<Day | null>
    outcome: OutcomeCode | null
    concluded_on: Day | null
    version: Generated<number>
  }
  reminder: {
    organ_id: OrganId
    request_id: number
    due_on: Day
    step: 5 | 2 | 1 | 0
    person_id: number
    sent_on: Day
    seen_at: Generated<Date | null>
  }
  deadline_feed: { organ_id: OrganId; person_id: number; token_hash: string; created_at: Date }
  request_act: {
    organ_id: OrganId
    request_id: number
    seq: number
    kind: Act['kind']
    acted_on: Day
    acted_at: Date
    actor: JSONColumnType<ActActor>
    note: string
    letter_id: number | null
    data: JSONColumnType<Record<string, unknown>>
    irregular: string | null
  }
}

/** The database as this module may see it: its own tables. */
export function on(ctx: { db: unknown }): Transaction<Tables> {
  return ctx.db as Transaction<Tables>
}
