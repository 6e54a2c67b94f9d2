import type { Day } from '../../../lib/day.ts'
import { type Refusal, refusal } from '../../../lib/refusal.ts'
import { addWorkingDays, type Calendar } from '../../calendar/rules/index.ts'
import type { Act, ClockAct, ConsultationAct } from '../acts.ts'
import type { IntakeChannel } from '../applicant.ts'
import { type ClockCase, readActs } from './clock.ts'
import { consultationMeant } from './clock-state.ts'
import { answerPeriod, articleOf, nameOf, partyOf } from './consultations.ts'
import { type CaseState, clockCaseOf, foldActs } from './fold.ts'
import { whyNotAct } from './guards.ts'
import { CONSULTATION, RECEIPT } from './periods.ts'

/** A case as its guards see it, on a day. */
export interface CaseOnDay {
  channel: IntakeChannel
  submittedOn: Day
  acts: readonly Act[]
  state: CaseState
  calendar: Calendar
  today: Day
}

export function caseOnDay(
  file: { channel: IntakeChannel; submittedOn: Day; acts: readonly Act[] },
  calendar: Calendar,
  today: Day,
): CaseOnDay {
  return { ...file, calendar, today, state: foldActs(file.acts, calendar, today) }
}

/** 条例第三十一条: channels whose day of receipt the law fixes without asking the applicant. */
export function isReceivedAtOnce(channel: IntakeChannel): boolean {
  return channel === 'inPerson' || channel === 'registeredPost'
}

/**
 * 条例第三十一条：申请人通过互联网渠道或者政府信息公开工作机构的传真提交政府信息公开申请的，以双方确认之日为收到申请之日；
 * 以平常信函等无需签收的邮寄方式提交的，政府信息公开工作机构应当于收到申请的当日与申请人确认，确认之日为收到申请之日。
 */
export function whyNotConfirm(file: CaseOnDay, receivedOn: Day = file.today): Refusal | null {
  const { state, submittedOn, today } = file
  if (state.concludedOn !== null) return refusal('already-concluded', '申请已经办结，不能再确认收到', RECEIPT)
  if (state.receivedOn !== null) {
    const message = `已确认${state.receivedOn}为收到申请之日，收到之日不能再改`
    return refusal('already-received', message, RECEIPT)
  }
  if (receivedOn >= submittedOn && receivedOn <= today) return null
  const message = `收到申请之日应在提交之日（${submittedOn}）至今日（${today}）之间`
  return refusal('receipt-out-of-range', message, { ...RECEIPT, field: 'receivedOn' })
}

/** Why this act of the clock cannot be done or taken down on its day; null when it can. */
export function whyNotClockAct(file: CaseOnDay, act: ClockAct): Refusal | null {
  const reason = whyNotTouch(file) ?? whyNotOn(file, act.on)
  if (reason !== null) return reason
  const { receivedOn, acts } = clockCase(file)
  const before = readActs({ receivedOn, acts }, file.calendar)
  return whyNotAct(before.state, act, file.calendar) ?? whyNotBetween(file, act, before.refused.length)
}

/** An act of an earlier day slips in between others: it must stand there too, and not knock any of them over. */
function whyNotBetween(file: CaseOnDay, act: ClockAct, refusedBefore: number): Refusal | null {
  const { receivedOn, acts } = clockCase(file)
  const { refused } = readActs({ receivedOn, acts: [...acts, act] }, file.calendar)
  if (refused.length <= refusedBefore) return null
  const { article, message } = refused.find((each) => each.on === act.on) ?? refused[refused.length - 1] ?? {}
  const more = article == null ? {} : { article }
  return refusal('act-out-of-order', `${act.on}与已记录的程序行为先后不符：${message}`, {
    ...more,
    field: 'on',
  })
}

/** A case that is concluded, or not yet received and registered, cannot be worked on. */
export function whyNotTouch({ state }: CaseOnDay): Refusal | null {
  if (state.concludedOn !== null) {
    return refusal('already-concluded', `申请已于${state.concludedOn}办结，不能再办理`)
  }
  if (state.receivedOn === null) {
    return refusal('not-received', '申请尚未确认收到，请先与申请人确认收到之日', RECEIPT)
  }
  return null
}

/** 条例第三十三条 takes the time of asking others out of the period: only while there is a period. */
export function whyNotConsult(file: CaseOnDay, party: string): Refusal | null {
  const reason = whyNotClockAct(file, { kind: 'consultation-sent', on: file.today, party })
  if (reason !== null) return reason
  const { state } = readActs(clockCase(file), file.calendar)
  const asked = partyOf(party)
  const open = state.consultations.some(
    ({ ended, party: { kind, name } }) => ended === null && kind === asked.kind && name === asked.name,
  )
  if (!open) return null
  return refusal('consultation-open', '正在征求同一方的意见，收到意见前不必再次发出', {
    article: articleOf(asked),
    field: 'party',
  })
}

/** Nothing to take down where nobody is being asked. */
export function whyNotRecordConsultation(file: CaseOnDay): Refusal | null {
  const reason = whyNotTouch(file)
  if (reason !== null) return reason
  const { consultations } = readActs(clockCase(file), file.calendar).state
  if (consultations.some(({ ended }) => ended === null)) return null
  return refusal('consultation-not-open', '没有正在征求的意见', CONSULTATION)
}

/** 条例第三十二条：第三方逾期未提出意见的，由行政机关依照本条例的规定决定是否公开: not before the 15 days are over. */
export function whyNotEndConsultation(file: CaseOnDay, act: ConsultationAct): Refusal | null {
  const reason = whyNotClockAct(file, act)
  if (reason !== null || act.kind !== 'consultation-lapsed') return reason
  const meant = consultationMeant(readActs(clockCase(file), file.calendar).state, act)
  if (meant === null) return null
  const workingDays = answerPeriod(meant.party)
  if (workingDays === null) return null
  const lastDay = addWorkingDays(meant.deliveredOn ?? meant.sentOn, workingDays, file.calendar)
  if (act.on > lastDay) return null
  const message = `${nameOf(meant.party)}可以在${workingDays}个工作日内（${lastDay}前，含当日）提出意见，期限未满`
  return refusal('consultation-not-lapsed', message, { article: articleOf(meant.party) })
}

/** 答复 has to reach the applicant; what was not answered cannot be served. */
export function whyNotServe(file: CaseOnDay, on: Day = file.today): Refusal | null {
  const { state, today } = file
  if (state.stage === 'served' || state.stage === 'archived') {
    return refusal('already-served', '答复书已经送达')
  }
  if (state.stage !== 'replied' || state.concludedOn === null) {
    return refusal('not-replied', '尚未作出答复，没有可以送达的答复书', { article: '条例第三十六条' })
  }
  if (state.matters.seal === 'required' && state.matters.sealed === null) {
    return refusal('not-sealed', '答复书须先用印：请上传用印后的答复书（PDF），再送达')
  }
  if (on >= state.concludedOn && on <= today) return null
  return refusal('service-out-of-range', `送达日期应在答复之日（${state.concludedOn}）至今日之间`, {
    field: 'on',
  })
}

/** An applicant may withdraw until the reply is out. */
export function whyNotWithdraw({ state }: CaseOnDay): Refusal | null {
  if (state.concludedOn === null) return null
  return refusal('already-concluded', `申请已于${state.concludedOn}办结，不能再撤回`)
}

/** The screen was opened before somebody else changed the case. */
export function whyStale(current: number, seen: number | undefined): Refusal | null {
  if (seen === undefined || seen === current) return null
  return refusal('changed-meanwhile', '其他人刚刚办理过这件申请，请刷新后核对再提交')
}

/**
 * The day of an act is the day it is done, and periods run from it (条例第三十三条). A server whose clock was set back
 * would date letters before what they answer: nothing is done on a case until the clock is right again. `lastOn` is the
 * day on which the last act was recorded.
 */
export function whyClockBack(lastOn: Day | null, today: Day): Refusal | null {
  if (lastOn === null || today >= lastOn) return null
  const message = `服务器日期（${today}）早于这件申请上次办理的日期（${lastOn}），期限和文书日期会出错。请系统管理员核对服务器时间后再办理`
  return refusal('clock-set-back', message, { article: '条例第三十三条' })
}

function whyNotOn({ today }: CaseOnDay, on: Day): Refusal | null {
  if (on <= today) return null
  return refusal('day-in-future', `日期${on}晚于今日，只能记录已经发生的事`, { field: 'on' })
}

function clockCase(file: CaseOnDay): ClockCase {
  const found = clockCaseOf(file.acts)
  if (found === null) throw new Error('a case that whyNotTouch let through has been received')
  return found
}
