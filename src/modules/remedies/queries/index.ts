export { findAppeal, listAppeals, listAppealsOf } from './appeals.ts'
export {
  countTable4,
  listRemedies,
  listTable4Records,
  listUnanswered,
  loadRemedy,
  type RemedyColumn,
  type Table4Counts,
} from './remedies.ts'
export { findRenewed, listOpenRenewed, listRenewed, loadRenewed, openProposal } from './renewed.ts'
export { findRemedySetting, listClosedYears } from './setting.ts'
