import type { Day } from '../../lib/day.ts'
import type { AnnualReport, CheckResult } from './report.ts'

/** What a person says of a finding. Only `accepted` quiets it; a hard one can be explained, never waved through. */
export const VERDICTS = { accepted: '已核实，可以接受', confirmed: '确有错误', reopened: '重新核对' } as const
export type PersonVerdict = keyof typeof VERDICTS

export interface GivenVerdict {
  verdict: PersonVerdict
  reason: string
  personName: string
  on: Day
}

/** A check with its key, by which a verdict finds it again, and the newest verdict. */
export interface JudgedCheck extends CheckResult {
  key: string
  given: GivenVerdict | null
}

/** The report of an organ and a year, whatever file it is read from; null where either is not known. */
export function subjectOf({ organ, year }: Pick<AnnualReport, 'organ' | 'year'>): string | null {
  return organ === null || year === null ? null : `${organ.replace(/\s/g, '')} ${year}`
}
