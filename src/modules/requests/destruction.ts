import type { Day } from '../../lib/day.ts'
import type { OutcomeCode } from './outcome.ts'
import type { RetentionPeriod } from './retention.ts'

export const DESTRUCTION_STATES = {
  proposed: '待审批',
  approved: '待监销',
  declined: '不予销毁',
  destroyed: '已销毁',
} as const
export type DestructionState = keyof typeof DESTRUCTION_STATES

/** A case as appraisal (鉴定) sees it. */
export interface KeptCase {
  id: number
  intakeId: number
  number: string
  outcome: OutcomeCode | null
  concludedOn: Day | null
  /** 归档之日; null where it was not archived: then counted from the conclusion. */
  archivedOn: Day | null
  /** 复议、诉讼: `pending` while one is open, `renewing` while a new answer was not served. */
  remedy: 'none' | 'pending' | 'renewing' | 'concluded'
  period: RetentionPeriod
  /** The other cases of the same intake, which share its key. */
  siblings: readonly { id: number; number: string }[]
  /** The list it stands on, unless that one was declined. */
  listed: { listId: number; state: DestructionState } | null
}

export interface DestructionItem {
  requestId: number
  number: string
  outcome: OutcomeCode
  concludedOn: Day
  years: number
  countedFrom: Day
  overOn: Day
}

/** 销毁清册: numbers, years, outcomes, who and when; no personal data. Kept for ever. */
export interface DestructionList {
  id: number
  state: DestructionState
  /** 鉴定意见. */
  appraisal: string
  proposed: { by: number; name: string; on: Day }
  decided: { by: number; name: string; on: Day; opinion: string } | null
  witnessed: { by: number; name: string; on: Day } | null
  version: number
  items: DestructionItem[]
}
