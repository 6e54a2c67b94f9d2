export { addCaseFile, openCaseFile } from './actions/add-case-file.ts'
export { addUnitFile, answerAsUnit, openUnitFile, returnFromUnit } from './actions/answer-as-unit.ts'
export { approveReply } from './actions/approve-reply.ts'
export { askReason, delayRequest, recordReason } from './actions/ask-reason.ts'
export { askSupplement } from './actions/ask-supplement.ts'
export { assignUnit, urgeUnit } from './actions/assign-unit.ts'
export { classifyApplicant } from './actions/classify-applicant.ts'
export { recordFeeNoticeDelivery, restartClockAfterFee, stopClockForFee } from './actions/clock-for-fee.ts'
export { confirmReceipt } from './actions/confirm-receipt.ts'
export { decideDestruction } from './actions/decide-destruction.ts'
export { extendRequest } from './actions/extend-request.ts'
export { heldFileWork, holdFile } from './actions/hold-file.ts'
export { importCase } from './actions/import-case.ts'
export { linkRequests, unlinkRequests } from './actions/link-requests.ts'
export { notifyOverride } from './actions/notify-override.ts'
export { proposeDestruction } from './actions/propose-destruction.ts'
export { proposeExtension } from './actions/propose-extension.ts'
export { adoptOpening, declineOpening, proposeOpening } from './actions/propose-opening.ts'
export { proposeReply } from './actions/propose-reply.ts'
export { readApplicant } from './actions/read-applicant.ts'
export { recordConsultationAnswer } from './actions/record-consultation-answer.ts'
export { recordPastAct } from './actions/record-past-act.ts'
export { recordSupplement } from './actions/record-supplement.ts'
export {
  decideRectification,
  readRectification,
  receiveRectification,
  serveRectification,
} from './actions/rectify.ts'
export { registerRequest } from './actions/register-request.ts'
export { approveJointly, proposeJointly } from './actions/reply-jointly.ts'
export { disposeReplyFinding, screenReply } from './actions/screen-reply.ts'
export { archiveRequest, sealReply } from './actions/seal-reply.ts'
export { searchApplicant } from './actions/search-applicant.ts'
export { sendBackReply } from './actions/send-back-reply.ts'
export { sendConsultation } from './actions/send-consultation.ts'
export { serveRequest } from './actions/serve-request.ts'
export { setIntake } from './actions/set-intake.ts'
export { setOpeningBalance } from './actions/set-opening-balance.ts'
export { listReplySigners, setReplySetting } from './actions/set-reply-setting.ts'
export { setRetention } from './actions/set-retention.ts'
export { signReply } from './actions/sign-reply.ts'
export { splitRequest } from './actions/split-request.ts'
export { submitRequest } from './actions/submit-request.ts'
export { withdrawRequest } from './actions/withdraw-request.ts'
export { witnessDestruction } from './actions/witness-destruction.ts'
export { writeLetterOfCase } from './actions/write-letter-of-case.ts'
export { type Applicant, type ApplicantKind, MOST_ITEMS, type Receipt, type Submission } from './applicant.ts'
export { indexOldApplicants } from './applicant-index.ts'
export { FORM_CHOICES, itemField, type PublicRequestFields, publicRequestForm } from './form.ts'
export { type IntakeFile, judgeIntakeFile, MOST_FORM_BYTES } from './intake-file.ts'
export { sealedRequests } from './keys.ts'
export { openCaseKey } from './queries/case-key.ts'
export { findFinding } from './queries/find-finding.ts'
export { findHeldFile } from './queries/held-files.ts'
export {
  type CaseFile,
  countOpening,
  countReceived,
  countTable3,
  type FeeStanding,
  feeStanding,
  findReplySetting,
  findRequest,
  findRequestRow,
  type ListedRequest,
  listCellRecords,
  listRequests,
  lockRequest,
  type RequestPage,
  readTrackedFile,
  type TrackedRequest,
  trackRequest,
} from './queries/index.ts'
export { listIrregularActs } from './queries/irregular-acts.ts'
export { listOpenings } from './queries/openings.ts'
export { listRectifications } from './queries/rectifications.ts'
export { openWithCaseKey, sealWithCaseKey } from './queries/sealed-for-case.ts'
export { findUnitCase, listUnitCases } from './queries/unit-cases.ts'
export { findRequestId, readWholeCase, readWholeCaseFile, type WholeCase } from './queries/whole-case.ts'
export { remind, reminderWork } from './reminders.ts'
export type { RequestRow } from './request.ts'
export type { LedgerCase } from './rules/import-guards.ts'
export type { KindCounts, Table3Cell, Table3Counts } from './rules/index.ts'
export { withheldParts } from './withheld-form.ts'
