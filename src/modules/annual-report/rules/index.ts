export { addUp, type Gap, gapsTo, type Tables } from './aggregate.ts'
export { assembleReport, titleOf } from './assemble.ts'
export { type BoundFacts, listBoundFigures, whyNotText } from './bound-figures.ts'
export { checkReport } from './check-report.ts'
export { type ComparedCell, type ComparedSentence, type Comparison, compareReports } from './compare.ts'
export { type Bar, type Glance, glanceOf, YEAR_LINES } from './glance.ts'
export {
  deadlineOf,
  whyNoText,
  whyNotAccept,
  whyNotBegin,
  whyNotDecide,
  whyNotMakeDocument,
  whyNotPublish,
  whyNotSubmit,
  whyNotTakeBack,
  whyNotWrite,
} from './guards.ts'
export { type LikelyCause, likelyCauses } from './likely-causes.ts'
export { movedFigures } from './moved-figures.ts'
export { NARRATIVE_TEMPLATE } from './narrative-template.ts'
export { printHtml } from './print-html.ts'
export { type FigureCell, type HeadCell, type LaidTable, layTables, type TableCell } from './table-layout.ts'
export { count, emptyTable2, emptyTable3, emptyTable4, totalsOf } from './totals.ts'
