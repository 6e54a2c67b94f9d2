export { concludeRemedy } from './actions/conclude-remedy.ts'
export { recordRemedy } from './actions/record-remedy.ts'
export {
  countTable4,
  listRemedies,
  listTable4Records,
  type RemedyColumn,
  type Table4Counts,
} from './queries.ts'
export type { Remedy, RemedyKind, RemedyOutcome } from './remedy.ts'
export type { Ruling } from './ruling.ts'
