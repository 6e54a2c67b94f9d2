export { actingPerson } from './acting-person.ts'
export { createChain } from './actions/create-chain.ts'
export { openReview } from './actions/open-review.ts'
export { recordSecrecyReview } from './actions/record-secrecy-review.ts'
export { signOff } from './actions/sign-off.ts'
export { withdrawReview } from './actions/withdraw-review.ts'
export {
  findReview,
  hasPassed,
  hasSecrecyPass,
  listChains,
  listReviewsWaitingFor,
  listSecrecyReviews,
  listSignOffs,
} from './queries.ts'
export type { Attestation, Chain, Level, Review, ReviewState, SecrecyReview, SignOff } from './review.ts'
