export { whyNotMergeNow, whyNotNothing } from './columns.ts'
export { contentHash } from './content-hash.ts'
export { CORRECTIONS, whyNotCorrection } from './correction.ts'
export { badFile, MOST_ROWS, whyImagesUntold, whyNotHold, whyNotImage, whyTooMuch } from './files.ts'
export {
  type GateFacts,
  type Pace,
  whyIncomplete,
  whyNotPublish,
  whyNotUrgentReason,
  whyNumberTaken,
} from './gate.ts'
export {
  whyChanged,
  whyNotEdit,
  whyNotMarkValidity,
  whyNotMove,
  whyNotNewEdition,
  whyNotPublishElsewhere,
  whyNotReviewSecrecy,
  whyNotSubmit,
  whyUnsigned,
  whyWrittenElsewhere,
} from './guards.ts'
export { type ImportFacts, whyNotImport } from './import.ts'
export { indexNumber, serialOf, whyNotSeriesStart } from './index-number.ts'
export {
  EFFECT,
  effectsOf,
  newEffects,
  type RelationTarget,
  whyNotRelate,
  whyNotTakeEffect,
  withdrawn,
} from './relations.ts'
export { whyNotAsScheduled, whyNotSchedule } from './schedule.ts'
export { partsOf, writtenParts } from './screened.ts'
export { partsOfFiles } from './screened-files.ts'
export { frequentPhrases } from './search/dictionary.ts'
export {
  type Dictionary,
  gramsOf,
  type Lookup,
  lookupOf,
  NO_DICTIONARY,
  numberGrams,
} from './search/grams.ts'
export { normalise, numberKey } from './search/normalise.ts'
export { markWords, type Piece, passageOf } from './search/passages.ts'
export {
  LONGEST_WORD,
  MOST_TYPED,
  MOST_WORDS,
  type Query,
  readQuery,
  type TooLittle,
} from './search/query.ts'
export { partsOfHtml, type SearchedParts, searchedBody } from './search/text-parts.ts'
export {
  isUrgent,
  mayBeNamed,
  type TakedownFacts,
  type TakedownOrder,
  whyNotCheck,
  whyNotConfirm,
  whyNotDecline,
  whyNothingToTakeDown,
  whyNotTakeDown,
  whyTakenDown,
} from './takedown.ts'
export { judgeAnswer, pagesToCheck, sampleOf, worstOf } from './takedown-proof.ts'
