export { disposeFinding } from './actions/dispose-finding.ts'
export { raiseSecrecyAlarm } from './actions/raise-secrecy-alarm.ts'
export type {
  Category,
  Disposition,
  DispositionKind,
  Entry,
  Finding,
  PlacedFinding,
  Remark,
  Severity,
  TextPart,
} from './finding.ts'
export { findingsOf } from './queries.ts'
