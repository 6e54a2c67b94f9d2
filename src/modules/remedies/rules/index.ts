export { ANSWER_PERIODS, answerBy, whyNotAnswer, whyNotReceiveCopy } from './answer-deadline.ts'
export { effectOf, whyNotAppeal, whyNotConcludeAppeal } from './appeals.ts'
export { type Contested, irregularityOf, whyNotConclude, whyNotContest, whyNotRecord } from './filing.ts'
export {
  dueOf,
  isOwnChange,
  whyNotApproveRenewed,
  whyNotOpenRenewed,
  whyNotProposeRenewed,
  whyNotSendBackRenewed,
  whyNotServeRenewed,
} from './renewed-guards.ts'
