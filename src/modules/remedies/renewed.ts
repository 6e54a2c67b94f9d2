import type { Day } from '../../lib/day.ts'

import type { OutcomeCode, WAYS_TO_SERVE, WithheldPart } from '../requests/rules/index.ts'

export type WayToServe = keyof typeof WAYS_TO_SERVE

/** The period that a ruling sets: so many working days from its service, or a day. */
export type RenewedPeriod = { workingDays: number } | { until: Day }

interface Ordered {
  id: number
  remedyId: number
  requestId: number
  openedOn: Day
  /** When the ruling reached the organ; the period begins on the day after. */
  orderedOn: Day
  period: RenewedPeriod
  dueOn: Day
  provisional: boolean
  officerId: number
}

interface Proposed {
  proposedBy: number
  proposedOn: Day
}

interface Answered extends Proposed {
  outcome: OutcomeCode
  approvedBy: number
  repliedOn: Day
  letterId: number
}

/** 重新答复: a linked proceeding beside the case, which never changes with it. */
export type RenewedReply = Ordered &
  (
    | { state: 'open' }
    | ({ state: 'referred' } & Proposed)
    | ({ state: 'replied' } & Answered)
    | ({ state: 'served'; servedOn: Day; serveBy: WayToServe } & Answered)
  )

export const RENEWED_STATES = {
  open: '办理中',
  referred: '审批中',
  replied: '已答复',
  served: '已送达',
} as const satisfies Record<RenewedReply['state'], string>

/** What is to be told to the applicant; sealed under the key of the case. */
export interface RenewedProposal {
  outcome: OutcomeCode
  /** Plain text, one paragraph a line. */
  content: string
  /** Why something is withheld, not held or not processed. */
  ground: string
  /** 条例第三十七条: of a partial disclosure each part that is withheld. */
  withheld?: readonly WithheldPart[] | undefined
}
