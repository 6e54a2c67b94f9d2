import type { Generated, JSONColumnType, Transaction } from 'kysely'
import type { OrganId } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'
import type { Act } from './acts.ts'
import type { ApplicantKind, IntakeChannel, WayToProvide, WayToServe } from './applicant.ts'
import type { OutcomeCode } from './outcome.ts'
import type { Stage } from './request.ts'

/** Who did it, as they were. */
export interface ActActor {
  kind: 'person' | 'public' | 'system'
  id?: number
  name: string
  roles?: readonly string[]
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
    outcome: OutcomeCode | null
    concluded_on: Day | null
    version: Generated<number>
  }
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
