export { beginReport } from './actions/begin-report.ts'
export { decideReport } from './actions/decide-report.ts'
export { disposeReportFinding } from './actions/dispose-report-finding.ts'
export { editNarrative } from './actions/edit-narrative.ts'
export { enterFigure } from './actions/enter-figure.ts'
export { makeReportDocument } from './actions/make-report-document.ts'
export { publishReport } from './actions/publish-report.ts'
export { setOpeningInForce } from './actions/set-opening-in-force.ts'
export { submitReport } from './actions/submit-report.ts'
export { takeBackReport } from './actions/take-back-report.ts'
export type { Compilation, EnteredCode, Figures } from './compilation.ts'
export { REPORT_FILES, type ReportFormat, reportFile } from './exports/report-file.ts'
export {
  type CellRecords,
  compileFigures,
  findCompilation,
  findCompilationOf,
  findPublishedReport,
  listCompilations,
  listEntered,
  listRecords,
} from './queries/index.ts'
export { readReport } from './reading/read-report.ts'
export { readReportFile } from './reading/read-report-file.ts'
export { type AnnualReport, ROW_CODES } from './report.ts'
export { REPORT_SCHEMA } from './report-json.ts'
