import type { AnnualReport, CheckResult } from '../report.ts'
import { acrossYearsChecks } from './across-years.ts'
import { hardChecks } from './checks.ts'
import { feeChecks } from './fee-text.ts'
import { formChecks } from './form.ts'
import { narrativeChecks } from './narrative.ts'
import { yearCheck } from './year-text.ts'

/**
 * All checks of a report: hard ones (an error where they fail), across the years (only with last year's
 * report), narrative against table, and form (warnings). Sources: 国办公开办函〔2021〕30号.
 */
export function checkReport(report: AnnualReport, previous?: AnnualReport): CheckResult[] {
  return [
    ...hardChecks(report),
    ...(previous === undefined ? [] : acrossYearsChecks(report, previous)),
    ...narrativeChecks(report),
    ...feeChecks(report),
    ...yearCheck(report),
    ...formChecks(report),
  ]
}
