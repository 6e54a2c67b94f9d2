import type { Generated, JSONColumnType, Transaction } from 'kysely'
import type { OrganId } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'
import type { Correction, Level, Paper, Remark, ReviewState, Topic, Use, Verdict } from './review.ts'

export interface Tables {
  review_chain: {
    organ_id: OrganId
    id: Generated<number>
    name: string
    version_no: number
    levels: JSONColumnType<Level[]>
    uses: JSONColumnType<Use[]>
    made_on: Day
  }
  review: {
    organ_id: OrganId
    id: Generated<number>
    subject_kind: string
    subject_id: number
    subject_title: string
    chain_id: number
    author_ids: JSONColumnType<number[]>
    content_hash: string
    topic: Topic
    chosen_because: string
    correction: JSONColumnType<Correction> | null
    state: ReviewState
    opened_at: Date
    version: Generated<number>
  }
  sign_off: {
    organ_id: OrganId
    id: Generated<number>
    review_id: number
    level: number
    person_id: number
    person_name: string
    principal_id: number | null
    principal_name: string
    remarks: JSONColumnType<Remark[]>
    not_formal: boolean
    paper: JSONColumnType<Paper> | null
    verdict: Verdict
    reviewed: boolean
    proofread: boolean
    opinion: string
    content_hash: string
    signed_on: Day
    signed_at: Date
  }
  review_deputy: {
    organ_id: OrganId
    id: Generated<number>
    person_id: number
    deputy_id: number
    from_day: Day
    to_day: Day
    named_by: number
    named_at: Date
    ended_at: Date | null
  }
  paper_scan: {
    organ_id: OrganId
    hash: string
    media_type: string
    size: number
    taken_by: number
    taken_at: Date
  }
  secrecy_review: {
    organ_id: OrganId
    id: Generated<number>
    subject_kind: string
    subject_id: number
    content_hash: string
    person_id: number
    person_name: string
    verdict: Verdict
    opinion: string
    signed_on: Day
    signed_at: Date
  }
}

/** The database as this module may see it: its own tables. */
export function on(ctx: { db: unknown }): Transaction<Tables> {
  return ctx.db as Transaction<Tables>
}
