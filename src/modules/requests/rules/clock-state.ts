import type { Day } from '../../../lib/day.ts'
import type { ClockAct, ConsultationAct } from '../acts.ts'
import { type Consultation, findConsultation, partyOf } from './consultations.ts'
import { EXTENSION } from './periods.ts'

/** What the answer of an applicant is awaited for. */
export type Awaited = 'supplement' | 'payment'

/** One counting of the answer period: from receipt, or afresh from a supplement or a payment. */
export interface Run {
  /** Does not count itself. */
  startedOn: Day
  startedBy: 'receipt' | Awaited
  /** The last day of this run, when a notice put an end to it. */
  stopped: { on: Day; by: Awaited } | null
}

/** What the acts that the law accepted add up to. */
export interface ClockState {
  receivedOn: Day
  /** Everything before the run that counts now. */
  earlierRuns: readonly Run[]
  run: Run
  awaited: readonly Awaited[]
  consultations: readonly Consultation[]
  supplementAskedOn: Day | null
  /** Stays once used, but lengthens only the run in which it was given. */
  extension: { on: Day; workingDays: number; runsBefore: number } | null
  /** 条例第三十五条: once, and only for the run in which it was given. */
  delay: { on: Day; until: Day; runsBefore: number } | null
}

export function initialState(receivedOn: Day): ClockState {
  return {
    receivedOn,
    earlierRuns: [],
    run: { startedOn: receivedOn, startedBy: 'receipt', stopped: null },
    awaited: [],
    consultations: [],
    supplementAskedOn: null,
    extension: null,
    delay: null,
  }
}

/** The state after an act that no rule refuses. */
export function apply(state: ClockState, act: ClockAct): ClockState {
  switch (act.kind) {
    case 'supplement-asked':
      return { ...stop(state, 'supplement', act.on), supplementAskedOn: act.on }
    case 'supplemented':
      return restart(state, 'supplement', act.on)
    case 'fee-notified':
      return stop(state, 'payment', act.on)
    case 'fee-paid':
      return restart(state, 'payment', act.on)
    case 'extended':
      return { ...state, extension: extend(state, act) }
    case 'delayed':
      return { ...state, delay: { on: act.on, until: act.until, runsBefore: state.earlierRuns.length } }
    case 'consultation-sent':
      return { ...state, consultations: [...state.consultations, sent(act)] }
    case 'consultation-delivered':
      return change(state, act, { deliveredOn: act.on })
    case 'consultation-answered':
      return change(state, act, { ended: { on: act.on, by: 'answer' }, opinion: act.opinion ?? null })
    case 'consultation-lapsed':
      return change(state, act, { ended: { on: act.on, by: 'lapse' } })
  }
}

/** Working days that an extension gives to the run in force. */
export function extraDays({ extension, earlierRuns }: ClockState): number {
  return extension?.runsBefore === earlierRuns.length ? extension.workingDays : 0
}

/** The day to which the run in force was delayed; null where it was not. */
export function delayedUntil({ delay, earlierRuns }: ClockState): Day | null {
  return delay?.runsBefore === earlierRuns.length ? delay.until : null
}

export function extensionDays(act: { workingDays?: number }): number {
  return act.workingDays ?? EXTENSION.workingDays
}

/** The consultation that a delivery, an answer or a lapse belongs to. */
export function consultationMeant(state: ClockState, act: ConsultationAct): Consultation | null {
  const open = state.consultations.filter((each) => each.ended === null)
  const undelivered = open.filter((each) => each.deliveredOn === null)
  return findConsultation(act.kind === 'consultation-delivered' ? undelivered : open, act.party)
}

function stop(state: ClockState, by: Awaited, on: Day): ClockState {
  const run = { ...state.run, stopped: state.run.stopped ?? { on, by } }
  return { ...state, run, awaited: [...state.awaited, by] }
}

/** What arrived starts the period afresh, unless something else is still awaited. */
function restart(state: ClockState, by: Awaited, on: Day): ClockState {
  const awaited = state.awaited.filter((each) => each !== by)
  const [next] = awaited
  const run: Run = { startedOn: on, startedBy: by, stopped: next === undefined ? null : { on, by: next } }
  return { ...state, earlierRuns: [...state.earlierRuns, state.run], run, awaited }
}

function extend(state: ClockState, act: ClockAct & { kind: 'extended' }): ClockState['extension'] {
  return { on: act.on, workingDays: extensionDays(act), runsBefore: state.earlierRuns.length }
}

function sent(act: ConsultationAct): Consultation {
  const party = partyOf(act.party ?? 'third-party')
  return { party, sentOn: act.on, deliveredOn: null, ended: null, opinion: null }
}

function change(state: ClockState, act: ConsultationAct, what: Partial<Consultation>): ClockState {
  const meant = consultationMeant(state, act)
  const consultations = state.consultations.map((each) => (each === meant ? { ...each, ...what } : each))
  return { ...state, consultations }
}
