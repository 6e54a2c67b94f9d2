export { checkReport } from './check-report.ts'
export { count, emptyTable2, emptyTable3, emptyTable4, totalsOf } from './totals.ts'
