export {
  childrenOf,
  gatheredFrom,
  leadsTo,
  type UpdateState,
  updateState,
  whyNotCreate,
  whyNotDescribe,
  whyNotMerge,
  whyNotMove,
  whyNotPublishInto,
  whyNotRetire,
  whyRetired,
} from './columns.ts'
export {
  DISCLOSURE,
  type DueBecause,
  type ItemFacts,
  type ItemState,
  itemState,
  nilStatementText,
  whyChangedLater,
  whyNotAdopt,
  whyNotItem,
  whyNotNil,
  whyStaleItem,
  workingDaysLate,
} from './items.ts'
export { whyNotTheme } from './themes.ts'
