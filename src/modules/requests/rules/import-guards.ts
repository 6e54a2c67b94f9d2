import type { Day } from '../../../lib/day.ts'
import { type Refusal, refusal } from '../../../lib/refusal.ts'
import type { ApplicantKind, IntakeChannel, WayToServe } from '../applicant.ts'
import type { OutcomeCode } from '../outcome.ts'

/** A case as an old ledger has it. */
export interface LedgerCase {
  /** As the old ledger wrote it, usually like 〔2023〕12号. */
  caseNumber: string
  channel: IntakeChannel
  submittedOn: Day
  /** 条例第三十一条: the legal day of receipt. */
  receivedOn: Day
  applicantKind: ApplicantKind
  /** Empty where the old ledger names nobody. */
  applicantName: string
  information: string
  extendedOn: Day | null
  outcome: OutcomeCode | null
  concludedOn: Day | null
  servedOn: Day | null
  serveBy: WayToServe | null
  /** File and line it was read from. */
  source: string
}

/** All that stands against moving a case in: days in the wrong order, or an end without an outcome. */
export function whyNotImport(given: LedgerCase, today: Day): Refusal[] {
  const { submittedOn, receivedOn, extendedOn, outcome, concludedOn, servedOn } = given
  const reasons: Refusal[] = []
  const wrong = (field: string, message: string, article?: string) => {
    reasons.push(refusal(`${field}-wrong`, message, article === undefined ? { field } : { field, article }))
  }
  if (given.caseNumber.trim() === '') wrong('caseNumber', '没有登记编号')
  if (given.information.trim() === '') wrong('information', '没有申请内容')
  if (receivedOn < submittedOn) wrong('receivedOn', '收到日期早于提交日期', '条例第三十一条')
  if ((outcome === null) !== (concludedOn === null)) wrong('outcome', '办理结果和办结日期应当都填或者都不填')
  if (concludedOn !== null && concludedOn < receivedOn) wrong('concludedOn', '办结日期早于收到日期')
  if (
    extendedOn !== null &&
    (extendedOn < receivedOn || (concludedOn !== null && extendedOn > concludedOn))
  ) {
    wrong('extendedOn', '延期日期应在收到日期和办结日期之间', '条例第三十三条')
  }
  if (servedOn !== null && (concludedOn === null || servedOn < concludedOn)) {
    wrong('servedOn', '送达日期早于办结日期，或者没有办结')
  }
  if (servedOn !== null && given.serveBy === null) wrong('serveBy', '填了送达日期的，请写明送达方式')
  const last = [submittedOn, receivedOn, extendedOn, concludedOn, servedOn].reduce((a, b) =>
    (b ?? '') > (a ?? '') ? b : a,
  )
  if (last !== null && last > today) wrong('day', `日期${last}晚于今日`)
  return reasons
}
