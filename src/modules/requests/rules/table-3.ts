import { type Day, firstDayOf, lastDayOf } from '../../../lib/day.ts'
import { APPLICANT_KINDS, type ApplicantKind } from '../applicant.ts'
import { OUTCOME_CODES, type OutcomeCode } from '../outcome.ts'

export type KindCounts = Record<ApplicantKind, number>

/** The figures of table 3 that a ledger gives; totals are for the report to add up. */
export interface Table3Counts {
  /** 一、本年新收 */
  received: KindCounts
  /** 二、上年结转 */
  carriedIn: KindCounts
  /** 三（一）to（六） */
  outcomes: Record<OutcomeCode, KindCounts>
  /** 四、结转下年度继续办理 */
  carriedOut: KindCounts
}

export type Table3Cell = {
  row: 'received' | 'carriedIn' | 'concluded' | 'carriedOut' | OutcomeCode
  kind: ApplicantKind | 'total'
}

/** What of a case decides its places in table 3. */
export interface CountedCase {
  applicantKind: ApplicantKind
  receivedOn: Day | null
  outcome: OutcomeCode | null
  concludedOn: Day | null
}

/** A whole year, by its first and last day. */
export function spanOf(year: number): { first: Day; last: Day } {
  return { first: firstDayOf(year), last: lastDayOf(year) }
}

/**
 * 国办公开办函〔2021〕30号，表三：第一项加第二项之和，等于第三项加第四项之和. The year of receipt is that of the legal day
 * of receipt, which a supplement does not change; the year of conclusion that of the reply. What was never
 * confirmed is in no cell. The database counts by the same conditions; a test holds the two together.
 */
export function countCases(cases: readonly CountedCase[], year: number): Table3Counts {
  const counts = emptyCounts()
  const { first, last } = spanOf(year)
  for (const { applicantKind: kind, receivedOn, outcome, concludedOn } of cases) {
    if (receivedOn === null || receivedOn > last) continue
    if (concludedOn !== null && concludedOn < first) continue
    counts[receivedOn < first ? 'carriedIn' : 'received'][kind] += 1
    if (concludedOn === null || outcome === null || concludedOn > last) counts.carriedOut[kind] += 1
    else counts.outcomes[outcome][kind] += 1
  }
  return counts
}

export function emptyCounts(): Table3Counts {
  const outcomes = Object.fromEntries(OUTCOME_CODES.map((code) => [code, noneOfAny()]))
  return {
    received: noneOfAny(),
    carriedIn: noneOfAny(),
    outcomes: outcomes as Table3Counts['outcomes'],
    carriedOut: noneOfAny(),
  }
}

/** Cases that were carried in and concluded in a year, of which only the number is known. */
export interface OpeningBalance {
  applicantKind: ApplicantKind
  outcome: OutcomeCode
  count: number
}

/** 上年结转 of an old ledger: what was carried in stands in its outcome too, so that the balance of the table closes. */
export function addOpening(counts: Table3Counts, opening: readonly OpeningBalance[]): Table3Counts {
  for (const { applicantKind, outcome, count } of opening) {
    counts.carriedIn[applicantKind] += count
    counts.outcomes[outcome][applicantKind] += count
  }
  return counts
}

function noneOfAny(): KindCounts {
  return Object.fromEntries(Object.keys(APPLICANT_KINDS).map((kind) => [kind, 0])) as KindCounts
}
