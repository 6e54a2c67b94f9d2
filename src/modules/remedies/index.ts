export { answerRemedy, receiveCopy } from './actions/answer-remedy.ts'
export {
  approveRenewed,
  proposeRenewed,
  sendBackRenewed,
  serveRenewed,
} from './actions/answer-renewed.ts'
export { closeTable4 } from './actions/close-table-4.ts'
export { concludeAppeal } from './actions/conclude-appeal.ts'
export { concludeRemedy } from './actions/conclude-remedy.ts'
export { destroyRemedyText } from './actions/destroy-remedy-text.ts'
export { openRenewed } from './actions/open-renewed.ts'
export { packEvidence } from './actions/pack-evidence.ts'
export { recordAppeal } from './actions/record-appeal.ts'
export { recordRemedy } from './actions/record-remedy.ts'
export { setRemedies } from './actions/set-remedies.ts'
export { remediesInTheWay } from './queries/in-the-way.ts'
export {
  countTable4,
  findRemedySetting,
  listClosedYears,
  listRemedies,
  listRenewed,
  listTable4Records,
  type RemedyColumn,
  type Table4Counts,
} from './queries/index.ts'
export type { Remedy, RemedyKind, RemedyOutcome } from './remedy.ts'
export { remindRenewed, renewedReminderWork } from './reminders.ts'
export type { Ruling } from './ruling.ts'
