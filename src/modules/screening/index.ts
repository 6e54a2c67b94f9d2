export { adoptLexicon } from './actions/adopt-lexicon.ts'
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
export type { OwnEntry } from './lexicon-entry.ts'
export { lexiconName } from './lexicons.ts'
export { findingsOf, ignoredIn, toReadWith } from './queries.ts'
