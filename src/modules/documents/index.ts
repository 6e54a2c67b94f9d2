export { confirmTakedown, declineTakedown } from './actions/decide-takedown.ts'
export { disposeDocumentFinding } from './actions/dispose-document-finding.ts'
export { draftDocument } from './actions/draft-document.ts'
export { editDraft } from './actions/edit-draft.ts'
export { type ImportedDocument, importDocument } from './actions/import-document.ts'
export { markValidity } from './actions/mark-validity.ts'
export { mergeColumns } from './actions/merge-columns.ts'
export { newEdition } from './actions/new-edition.ts'
export { publishDocument } from './actions/publish-document.ts'
export { publishElsewhere } from './actions/publish-elsewhere.ts'
export { recordTakedownChecks } from './actions/record-takedown-checks.ts'
export { reviewSecrecy } from './actions/review-secrecy.ts'
export { setIndexSeriesStart } from './actions/set-index-series-start.ts'
export { signDocument } from './actions/sign-document.ts'
export { stateNothing } from './actions/state-nothing.ts'
export { submitForReview } from './actions/submit-for-review.ts'
export { takeDownDocument } from './actions/take-down-document.ts'
export { type FileUse, fileAddress } from './attachment.ts'
export { findCatalogueState } from './catalogue-state.ts'
export { listChangeDates, listColumnChanges, listPartsOfPublic, sitemapAddress } from './change-dates.ts'
export {
  type CountedDocument,
  countInForce,
  countMade,
  countPublishedDocuments,
  countRepealed,
  listCounted,
} from './counts.ts'
export type { Disclosure, Document, DocumentKind, PublicDocument, PublicItem, Validity } from './document.ts'
export { editionAddress, findEarlierEdition, listEarlierEditions } from './earlier-editions.ts'
export { textOfFile } from './file-marks.ts'
export { listFileTexts } from './file-texts.ts'
export { type FoundFile, findFile } from './files.ts'
export { presentFindings } from './findings-presented.ts'
export { publishDue } from './jobs.ts'
export { findOldAddress, listOldAddresses } from './old-addresses.ts'
export { listOpen, listOpenPart, type OpenItem } from './open-list.ts'
export {
  countPublic,
  findPublished,
  listPublicContents,
  listPublished,
  listShown,
  newestPublished,
  type PublicContent,
} from './public-queries.ts'
export { findByOrigin, findDocumentForStaff, findEdition, listDocuments } from './queries.ts'
export { listRelations, type Related, type Relations } from './relations.ts'
export { fillSearchIndexes } from './search/fill-indexes.ts'
export {
  type FoundDocument,
  type SearchFilters,
  searchDocuments,
  type TooSlow,
} from './search/find-documents.ts'
export { findFirstYear } from './search/first-year.ts'
export { needsReindex } from './search/reindex.ts'
export { findNearTitles, type NearTitle } from './search/suggest.ts'
export type { Tombstone } from './takedown.ts'
export { presentTakedowns, presentWaiting } from './takedown-presented.ts'
export { PER_PAGE, planProof } from './takedown-proof.ts'
export { findTakedowns, findTombstone, listLeadingOn } from './takedown-queries.ts'
export { MOST_BYTES, type TakenFile, takeAttachment, takeImage } from './taken-files.ts'
