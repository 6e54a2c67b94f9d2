export { contentHash } from './content-hash.ts'
export { type GateFacts, whyIncomplete, whyNotPublish } from './gate.ts'
export {
  whyChanged,
  whyNotEdit,
  whyNotMarkValidity,
  whyNotMove,
  whyNotNewEdition,
  whyNotPublishElsewhere,
  whyNotReviewSecrecy,
  whyNotSubmit,
  whyWrittenElsewhere,
} from './guards.ts'
export { indexNumber, serialOf, whyNotSeriesStart } from './index-number.ts'
