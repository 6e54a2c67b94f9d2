import type { Day } from '../../../lib/day.ts'
import type { Calendar } from '../../calendar/rules/index.ts'
import { type Act, isClockAct } from '../acts.ts'
import type { OutcomeCode } from '../outcome.ts'
import type { Stage } from '../request.ts'
import { type ClockCase, readActs, runClock } from './clock.ts'

/** A reply that waits for approval. */
export interface Proposal {
  by: number
  outcome: OutcomeCode
  /** Its text, sealed under the key of the case, base64. */
  sealed: string
}

/** What the acts of a case add up to. The row of the case is a copy of this. */
export interface CaseState {
  stage: Stage
  caseNumber: string | null
  officerId: number | null
  receivedOn: Day | null
  dueOn: Day | null
  originalDueOn: Day | null
  provisional: boolean
  proposal: Proposal | null
  outcome: OutcomeCode | null
  concludedOn: Day | null
}

type Plain = Omit<CaseState, 'stage' | 'dueOn' | 'originalDueOn' | 'provisional'> & {
  ended: 'replied' | 'served' | 'withdrawn' | null
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
  receivedOn: null,
  proposal: null,
  outcome: null,
  concludedOn: null,
  ended: null,
}

function take(state: Plain, act: Act): Plain {
  switch (act.kind) {
    case 'receipt-confirmed':
      return { ...state, receivedOn: act.receivedOn }
    case 'registered':
      return { ...state, caseNumber: act.caseNumber }
    case 'assigned':
      return { ...state, officerId: act.officerId }
    case 'referred':
      return { ...state, proposal: { by: act.by, outcome: act.outcome, sealed: act.sealed } }
    case 'sent-back':
      return { ...state, proposal: null }
    case 'replied':
      return { ...state, proposal: null, outcome: act.outcome, concludedOn: act.on, ended: 'replied' }
    case 'served':
      return { ...state, ended: 'served' }
    case 'withdrawn':
      // 国办公开办函〔2021〕30号, in practice: 申请人主动撤回 stands in （六）3.其他.
      return { ...state, proposal: null, outcome: 'other.other', concludedOn: act.on, ended: 'withdrawn' }
    case 'submitted':
    case 'supplement-asked':
    case 'supplemented':
    case 'consultation-sent':
    case 'consultation-delivered':
    case 'consultation-answered':
    case 'consultation-lapsed':
    case 'extended':
    case 'fee-notified':
    case 'fee-paid':
      return state
  }
}

function openStage(plain: Omit<Plain, 'ended'>, clockCase: ClockCase, calendar: Calendar): Stage {
  if (plain.proposal !== null) return 'awaitingApproval'
  if (plain.caseNumber === null) return 'received'
  const { state } = readActs(clockCase, calendar)
  if (state.awaited.includes('supplement')) return 'awaitingSupplement'
  if (state.awaited.includes('payment')) return 'awaitingPayment'
  return state.consultations.some((each) => each.ended === null) ? 'consulting' : 'processing'
}
