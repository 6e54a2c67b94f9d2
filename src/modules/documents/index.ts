export { draftDocument } from './actions/draft-document.ts'
export { editDraft } from './actions/edit-draft.ts'
export { markValidity } from './actions/mark-validity.ts'
export { newEdition } from './actions/new-edition.ts'
export { publishDocument } from './actions/publish-document.ts'
export { publishElsewhere } from './actions/publish-elsewhere.ts'
export { reviewSecrecy } from './actions/review-secrecy.ts'
export { setIndexSeriesStart } from './actions/set-index-series-start.ts'
export { signDocument } from './actions/sign-document.ts'
export { submitForReview } from './actions/submit-for-review.ts'
export {
  type CountedDocument,
  countInForce,
  countMade,
  countPublishedDocuments,
  countRepealed,
  listCounted,
} from './counts.ts'
export type { Disclosure, Document, DocumentKind, PublicDocument, PublicItem, Validity } from './document.ts'
export { findPublished, listPublished, newestPublished } from './public-queries.ts'
export { findByOrigin, findDocumentForStaff, findEdition, listDocuments } from './queries.ts'
