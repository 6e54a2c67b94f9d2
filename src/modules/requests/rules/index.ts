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
