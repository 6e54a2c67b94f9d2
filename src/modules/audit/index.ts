export { readExtract } from './actions/read-extract.ts'
export { record, type Subject } from './actions/record.ts'
export { countUnsealed, listTrail, readHead, readLinks, sealRecords } from './actions/seal-records.ts'
export { type ActionCount, type ActionRecord, countActions, listActions } from './queries.ts'
