export { countFeeNotices, countReceived, countTable3, listCellRecords } from './count-table-3.ts'
export { type CaseFile, findRequest } from './find-request.ts'
export { findRequestRow, type ListedRequest, listRequests, type RequestPage } from './list-requests.ts'
export { type TrackedRequest, trackRequest } from './track-request.ts'
