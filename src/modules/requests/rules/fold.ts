import type { Day } from '../../../lib/day.ts'
import type { Calendar } from '../../calendar/rules/index.ts'
import { type Act, isClockAct, type ReplyLevel } from '../acts.ts'
import type { OutcomeCode } from '../outcome.ts'
import type { Stage } from '../request.ts'
import { type ClockCase, readActs, runClock } from './clock.ts'
import { type Matters, NO_MATTERS, takeMatters } from './matters.ts'

/** A reply that waits for approval. */
export interface Proposal {
  by: number
  outcome: OutcomeCode
  /** Its text, sealed under the key of the case, base64. */
  sealed: string
  /** The chain it started with; none: one approval. */
  levels: readonly ReplyLevel[]
  /** Who has signed, level by level. */
  signedBy: readonly number[]
}

/** What the acts of a case add up to. The row of the case is a copy of this. */
export interface CaseState {
  stage: Stage
  caseNumber: string | null
  officerId: number | null
  /** The unit that was last asked, and by when it is to answer; null once it did. */
  unitId: number | null
  unitAnswerBy: Day | null
  receivedOn: Day | null
  dueOn: Day | null
  originalDueOn: Day | null
  provisional: boolean
  proposal: Proposal | null
  outcome: OutcomeCode | null
  concludedOn: Day | null
  /** What else is under way; no column of the row. */
  matters: Matters
}

type Plain = Omit<CaseState, 'stage' | 'dueOn' | 'originalDueOn' | 'provisional'> & {
  ended: 'replied' | 'served' | 'withdrawn' | 'archived' | null
}

/**
 * Derives a case from its acts, in the order they were recorded. `today` matters only while another organ that has
 * no time limit is being consulted; a concluded case is read as of the day it was concluded.
 */
export function foldActs(acts: readonly Act[], calendar: Calendar, today: Day): CaseState {
  const { ended, ...plain } = acts.reduce(take, NOTHING)
  const clockCase = clockCaseOf(acts)
  if (clockCase === null) {
    const stage = ended ?? 'submitted'
    return { ...plain, stage, dueOn: null, originalDueOn: null, provisional: false }
  }
  const asOf = plain.concludedOn !== null && plain.concludedOn < today ? plain.concludedOn : today
  const { dueOn, originalDueOn, provisional } = runClock(clockCase, calendar, asOf)
  const stage = ended ?? openStage(plain, clockCase, calendar)
  return { ...plain, stage, dueOn, originalDueOn, provisional }
}

/** The part of a case that the answer clock reads; null before the legal day of receipt (条例第三十一条). */
export function clockCaseOf(acts: readonly Act[]): ClockCase | null {
  const { receivedOn } = acts.reduce(take, NOTHING)
  return receivedOn === null ? null : { receivedOn, acts: acts.filter(isClockAct) }
}

const NOTHING: Plain = {
  caseNumber: null,
  officerId: null,
  unitId: null,
  unitAnswerBy: null,
  receivedOn: null,
  proposal: null,
  outcome: null,
  concludedOn: null,
  ended: null,
  matters: NO_MATTERS,
}

function take(before: Plain, act: Act): Plain {
  const state = { ...before, matters: takeMatters(before.matters, act) }
  switch (act.kind) {
    case 'receipt-confirmed':
      return { ...state, receivedOn: act.receivedOn }
    case 'registered':
      return { ...state, caseNumber: act.caseNumber }
    case 'assigned':
      return { ...state, officerId: act.officerId }
    case 'referred':
      return { ...state, proposal: referred(act) }
    case 'approved':
      return { ...state, proposal: state.proposal && signed(state.proposal, act.by) }
    case 'sent-back':
      return { ...state, proposal: null }
    case 'unit-assigned':
      return { ...state, unitId: act.unitId, unitAnswerBy: act.answerBy }
    case 'unit-answered':
    case 'unit-returned':
      return { ...state, unitAnswerBy: null }
    case 'replied':
      return conclude(state, { outcome: act.outcome, concludedOn: act.on, ended: 'replied' })
    case 'served':
      return { ...state, ended: 'served' }
    case 'archived':
      return { ...state, ended: 'archived' }
    case 'withdrawn':
      // 国办公开办函〔2021〕30号, in practice: 申请人主动撤回 stands in （六）3.其他.
      return conclude(state, { outcome: 'other.other', concludedOn: act.on, ended: 'withdrawn' })
    case 'submitted':
    case 'classified':
    case 'split':
    case 'split-off':
    case 'linked':
    case 'unlinked':
    case 'supplement-asked':
    case 'supplemented':
    case 'consultation-sent':
    case 'consultation-delivered':
    case 'consultation-answered':
    case 'consultation-lapsed':
    case 'extended':
    case 'delayed':
    case 'fee-notified':
    case 'fee-paid':
    case 'fee-notice-delivered':
    case 'unit-urged':
    case 'reason-asked':
    case 'reason-given':
    case 'override-notified':
    case 'extension-proposed':
    case 'sealed':
    case 'irregular':
      return state
  }
}

function referred({ by, outcome, sealed, levels = [] }: Act & { kind: 'referred' }): Proposal {
  return { by, outcome, sealed, levels, signedBy: [] }
}

function signed(proposal: Proposal, by: number): Proposal {
  return { ...proposal, signedBy: [...proposal.signedBy, by] }
}

/** Nothing waits any more, inside the organ either. */
function conclude(state: Plain, end: Pick<Plain, 'outcome' | 'concludedOn' | 'ended'>): Plain {
  return { ...state, proposal: null, unitAnswerBy: null, ...end }
}

function openStage(plain: Omit<Plain, 'ended'>, clockCase: ClockCase, calendar: Calendar): Stage {
  if (plain.proposal !== null) return 'awaitingApproval'
  if (plain.caseNumber === null) return 'received'
  const { state } = readActs(clockCase, calendar)
  if (state.awaited.includes('supplement')) return 'awaitingSupplement'
  if (state.awaited.includes('payment')) return 'awaitingPayment'
  return state.consultations.some((each) => each.ended === null) ? 'consulting' : 'processing'
}
