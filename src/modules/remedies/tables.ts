import type { Generated, JSONColumnType, Transaction, Updateable } from 'kysely'
import type { OrganId } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'

import type { OutcomeCode, ReminderStep } from '../requests/rules/index.ts'
import type { AppealEffect, AppealRuling, Result } from './appeal.ts'
import type { Procedure, RemedyKind, RemedyOutcome } from './remedy.ts'
import type { WayToServe } from './renewed.ts'
import type { Ruling } from './ruling.ts'
import type { SecondInstancePractice } from './setting.ts'

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
    based_on_id: number | null
    irregular: string | null
    procedure: Generated<Procedure>
    copy_received_on: Generated<Day | null>
    answered_on: Generated<Day | null>
    version: Generated<number>
  }
  remedy_appeal: {
    organ_id: OrganId
    id: Generated<number>
    remedy_id: number
    file_number: string
    filed_on: Day
    ruling: AppealRuling | null
    concluded_on: Day | null
    effect: AppealEffect | null
    before: JSONColumnType<Result> | null
  }
  table_4_closed: { organ_id: OrganId; year: number; closed_on: Day }
  remedy_setting: {
    organ_id: OrganId
    second_instance: SecondInstancePractice
    version: Generated<number>
  }
  renewed_reminder: {
    organ_id: OrganId
    renewed_id: number
    due_on: Day
    step: ReminderStep
    person_id: number
    sent_on: Day
    seen_at: Generated<Date | null>
  }
  renewed_reply: {
    organ_id: OrganId
    id: Generated<number>
    remedy_id: number
    request_id: number
    opened_on: Day
    ordered_on: Day
    working_days: number | null
    until: Day | null
    officer_id: number
    proposed_by: Generated<number | null>
    proposed_on: Generated<Day | null>
    proposal_sealed: Generated<Uint8Array | null>
    outcome: Generated<OutcomeCode | null>
    approved_by: Generated<number | null>
    replied_on: Generated<Day | null>
    letter_id: Generated<number | null>
    served_on: Generated<Day | null>
    serve_by: Generated<WayToServe | null>
  }
}

/** What can change in a new answer. */
export type RenewedChange = Updateable<Tables['renewed_reply']>

/** The database as this module may see it: its own tables. */
export function on(ctx: { db: unknown }): Transaction<Tables> {
  return ctx.db as Transaction<Tables>
}
