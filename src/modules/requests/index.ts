export { approveReply } from './actions/approve-reply.ts'
export { askSupplement } from './actions/ask-supplement.ts'
export { restartClockAfterFee, stopClockForFee } from './actions/clock-for-fee.ts'
export { confirmReceipt } from './actions/confirm-receipt.ts'
export { extendRequest } from './actions/extend-request.ts'
export { proposeReply } from './actions/propose-reply.ts'
export { readApplicant } from './actions/read-applicant.ts'
export { recordConsultationAnswer } from './actions/record-consultation-answer.ts'
export { recordSupplement } from './actions/record-supplement.ts'
export { registerRequest } from './actions/register-request.ts'
export { sendBackReply } from './actions/send-back-reply.ts'
export { sendConsultation } from './actions/send-consultation.ts'
export { serveRequest } from './actions/serve-request.ts'
export { submitRequest } from './actions/submit-request.ts'
export { withdrawRequest } from './actions/withdraw-request.ts'
export type { Applicant, ApplicantKind, Receipt, Submission } from './applicant.ts'
export { FORM_CHOICES, type PublicRequestFields, publicRequestForm } from './form.ts'
export {
  type CaseFile,
  countFeeNotices,
  countReceived,
  countTable3,
  findRequest,
  findRequestRow,
  type ListedRequest,
  listCellRecords,
  listRequests,
  type RequestPage,
  type TrackedRequest,
  trackRequest,
} from './queries/index.ts'
export type { RequestRow } from './request.ts'
export type { KindCounts, Table3Cell, Table3Counts } from './rules/index.ts'
