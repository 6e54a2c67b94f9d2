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
export { newEffects, type RelationTarget, whyNotRelate, whyNotTakeEffect } from './relations.ts'
export { whyNotAsScheduled, whyNotSchedule } from './schedule.ts'
export { partsOf, writtenParts } from './screened.ts'
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
