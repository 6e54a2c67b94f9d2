export {
  type CompilationRow,
  findCompilation,
  findCompilationOf,
  findPublishedReport,
  listCompilations,
  lockCompilation,
} from './compilations.ts'
export { compileFigures } from './compile-figures.ts'
export { listEntered } from './list-entered.ts'
export { type CellAddress, type CellRecords, type EntryRecord, listRecords } from './list-records.ts'
export { type ReportNow, readReportNow, readReportOf } from './read-report-now.ts'
