import type { Day } from '../../../lib/day.ts'
import { type Refusal, refusal } from '../../../lib/refusal.ts'
import { type Calendar, workingDaysBetween } from '../../calendar/rules/index.ts'
import { isClockAct } from '../acts.ts'
import { APPLICANT_KINDS, type ApplicantKind, type IntakeChannel, MOST_ITEMS } from '../applicant.ts'
import { linksOf } from '../intake-acts.ts'
import { type CaseOnDay, isReceivedAtOnce, whyNotTouch } from './case-guards.ts'
import { RECEIPT } from './periods.ts'

/** 条例第三十一条：……应当于收到申请的当日与申请人确认. One working day more is left before the alarm. */
export const CONFIRMATION = { workingDays: 1, article: '条例第三十一条' } as const

/**
 * 条例第三十一条 lets the period begin only when both sides have confirmed; so that this is no way to leave a request
 * lying, an unconfirmed one raises an alarm after a working day. Null while it is in time, or confirmed.
 */
export function whyConfirmNow(
  file: { channel: IntakeChannel; submittedOn: Day; receivedOn: Day | null; concludedOn: Day | null },
  today: Day,
  calendar: Calendar,
): Refusal | null {
  const { channel, submittedOn, receivedOn, concludedOn } = file
  if (receivedOn !== null || concludedOn !== null || isReceivedAtOnce(channel)) return null
  const passed = workingDaysBetween(submittedOn, today, calendar)
  if (passed <= CONFIRMATION.workingDays) return null
  const message = `${submittedOn}提交，已过${passed}个工作日仍未与申请人确认收到，请立即联系确认`
  return refusal('receipt-unconfirmed', message, { article: CONFIRMATION.article })
}

/** The kind decides the column of table 3: it is corrected with a reason, while the case is open. */
export function whyNotClassify(
  file: CaseOnDay,
  given?: { from: ApplicantKind; to: string; reason: string },
): Refusal[] {
  const { concludedOn } = file.state
  if (concludedOn !== null) {
    return [refusal('already-concluded', `申请已于${concludedOn}办结，申请人类型已计入年度统计，不能再改`)]
  }
  if (given === undefined) return []
  const reasons: Refusal[] = []
  const field = 'applicantKind'
  if (!Object.hasOwn(APPLICANT_KINDS, given.to)) {
    reasons.push(refusal('applicantKind-missing', '请选择申请人类型', { field }))
  } else if (given.from === given.to) {
    reasons.push(refusal('same-kind', `现在登记的就是${APPLICANT_KINDS[given.from]}，不必更正`, { field }))
  }
  if (given.reason.trim() === '') {
    reasons.push(refusal('reason-missing', '请写明更正的理由', { field: 'reason' }))
  }
  return reasons
}

/**
 * 一事一申请: a case is split before anything was done in it that the new cases would have to share. `parts` are what each
 * case asks for, the first of which stays.
 */
export function whyNotSplit(file: CaseOnDay, parts?: readonly string[]): Refusal | null {
  const reason = whyNotTouch(file)
  if (reason !== null) return reason
  if (file.state.proposal !== null || file.acts.some(isClockAct) || linksOf(file.acts).length > 0) {
    return refusal('split-too-late', '已经开始补正、征求意见、延期、并案或者送审的申请不能再拆分，请一并答复')
  }
  if (parts === undefined) return null
  const field = 'parts'
  if (parts.length < 2 || parts.some((each) => each.trim() === '')) {
    return refusal('parts-missing', '请分别写明各件申请的内容，至少两件', { ...RECEIPT_OF_PARTS, field })
  }
  if (parts.length <= MOST_ITEMS) return null
  return refusal('too-many-parts', `一次最多拆分为${MOST_ITEMS}件`, { field })
}

/** 条例第二十九条 wants each thing asked for described. */
const RECEIPT_OF_PARTS = { article: '条例第二十九条' } as const

/** Two open cases that ask for the same can be answered together; each stays one 件. */
export function whyNotLink(
  file: CaseOnDay,
  other?: { id: number; ofSelf: boolean; case: CaseOnDay },
): Refusal | null {
  const reason = whyNotLinkOne(file, '本件')
  if (reason !== null || other === undefined) return reason
  const field = 'to'
  if (other.ofSelf) return refusal('same-case', '不能与本件自己并案，请填写另一件申请', { field })
  if (linksOf(file.acts).includes(other.id)) return refusal('already-linked', '两件申请已经并案', { field })
  const theirs = whyNotLinkOne(other.case, '另一件申请')
  return theirs === null ? null : { ...theirs, field }
}

function whyNotLinkOne({ state }: CaseOnDay, which: string): Refusal | null {
  if (state.concludedOn !== null) {
    return refusal(
      'already-concluded',
      `${which}已于${state.concludedOn}办结，不能并案；重复申请可以告知不予重复处理`,
      {
        article: '条例第三十六条',
      },
    )
  }
  if (state.receivedOn === null) return refusal('not-received', `${which}尚未确认收到，请先确认`, RECEIPT)
  if (state.proposal === null) return null
  return refusal('already-proposed', `${which}的答复已经送审，请先退回再并案`)
}
