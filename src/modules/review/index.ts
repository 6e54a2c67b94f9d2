export { actingPerson } from './acting-person.ts'
export { createChain } from './actions/create-chain.ts'
export { endDeputy, nameDeputy } from './actions/name-deputy.ts'
export { openReview } from './actions/open-review.ts'
export { recordSecrecyReview } from './actions/record-secrecy-review.ts'
export { recordPaperSignOff, signOff } from './actions/sign-off.ts'
export { takeScan } from './actions/take-scan.ts'
export { withdrawReview } from './actions/withdraw-review.ts'
export {
  findReview,
  findReviewOf,
  findScan,
  hasPassed,
  hasSecrecyPass,
  listChains,
  listDeputiesOn,
  listReviewsWaitingFor,
  listSecrecyReviews,
  listSignOffs,
} from './queries.ts'
export type {
  Attestation,
  Chain,
  Correction,
  Level,
  Remark,
  Review,
  ReviewState,
  SecrecyReview,
  SignOff,
  Topic,
} from './review.ts'
