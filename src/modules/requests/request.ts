import type { Day } from '../../lib/day.ts'
import type { ApplicantKind, IntakeChannel } from './applicant.ts'
import type { OutcomeCode } from './outcome.ts'

/** The stages of a case with their names on a screen. */
export const STAGES = {
  submitted: '已提交，待确认',
  received: '已收到，待登记',
  processing: '办理中',
  awaitingSupplement: '等待补正',
  consulting: '征求意见中',
  awaitingPayment: '等待缴费',
  awaitingApproval: '审批中',
  replied: '已答复',
  served: '已送达',
  withdrawn: '申请人已撤回',
  archived: '已归档',
} as const

export type Stage = keyof typeof STAGES

/** A row of the list: a projection of the acts. It names no applicant. */
export interface RequestRow {
  id: number
  caseNumber: string | null
  receiptNumber: string
  applicantKind: ApplicantKind
  channel: IntakeChannel
  information: string
  stage: Stage
  receivedOn: Day | null
  dueOn: Day | null
  originalDueOn: Day | null
  provisional: boolean
  officerId: number | null
  unitId: number | null
  /** While the unit is asked. */
  unitAnswerBy: Day | null
  outcome: OutcomeCode | null
  concludedOn: Day | null
  version: number
}
