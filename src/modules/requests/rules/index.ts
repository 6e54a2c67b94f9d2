export {
  APPLICANT_KINDS,
  INTAKE_CHANNELS,
  WAYS_TO_PROVIDE,
  WAYS_TO_SERVE,
} from '../applicant.ts'
export { findingOf, needsGround, OUTCOME_CODES, OUTCOMES, type OutcomeCode } from '../outcome.ts'
export { STAGES, type Stage } from '../request.ts'
export {
  type ClockCase,
  type ClockResult,
  type RefusedAct,
  runClock,
  whyNotAskSupplement,
  whyNotExtend,
  whyNotNotifyFee,
} from './clock.ts'
export { type ExplainedDay, explainClock } from './explain.ts'
export { type CaseState, clockCaseOf, foldActs } from './fold.ts'
export type { LedgerEntry } from './ledger.ts'
export {
  CO_MAKER_ANSWER,
  CONSULTATION,
  EXTENSION,
  FEE_NOTICE,
  REPLY,
  SUPPLEMENT_NOTICE,
  THIRD_PARTY_ANSWER,
} from './periods.ts'
export { type ReminderStep, stepOf, whomToRemind } from './reminders.ts'
export { whyNotContent } from './reply-guards.ts'
export { whyNotAuthorised, whyNotSubmit } from './submission-guards.ts'
export {
  type CountedCase,
  countCases,
  type KindCounts,
  type OpeningBalance,
  type Table3Cell,
  type Table3Counts,
} from './table-3.ts'
export { remedyOf, type WithheldPart, withheldLines } from './withheld.ts'
