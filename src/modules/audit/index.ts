export { record, type Subject } from './actions/record.ts'
export { countUnsealed, listTrail, readHead, readLinks, sealRecords } from './actions/seal-records.ts'
