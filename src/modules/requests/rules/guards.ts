import { type Refusal, refusal } from '../../../lib/refusal.ts'
import { addWorkingDays, type Calendar } from '../../calendar/rules/index.ts'
import type { ClockAct, ConsultationAct } from '../acts.ts'
import { type ClockState, consultationMeant, extensionDays } from './clock-state.ts'
import { articleOf, nameOf, partyOf } from './consultations.ts'
import { dueDates, exclusionsOf } from './due-date.ts'
import { DELAY, EXTENSION, FEE_NOTICE, RECEIPT, SUPPLEMENT_NOTICE } from './periods.ts'

/** Why an act changes nothing: the law refuses it, or what it answers to never happened. Null when it counts. */
export function whyNotAct(state: ClockState, act: ClockAct, calendar: Calendar): Refusal | null {
  if (act.on < state.receivedOn) {
    const message = `${act.on}早于收到申请之日（${state.receivedOn}），收到申请之前的行为不影响答复期限`
    return refusal('act-before-receipt', message, RECEIPT)
  }
  switch (act.kind) {
    case 'supplement-asked':
      return whyNotAskSupplement(state, act, calendar)
    case 'supplemented':
      return whyNotSupplement(state)
    case 'fee-notified':
      return whyNotNotifyFee(state, act, calendar)
    case 'fee-paid':
      return whyNotPay(state)
    case 'extended':
      return whyNotExtend(state, act, calendar)
    case 'delayed':
      return whyNotDelay(state, act, calendar)
    case 'consultation-sent':
      return null
    case 'consultation-delivered':
    case 'consultation-answered':
    case 'consultation-lapsed':
      return whyNotEndConsultation(state, act)
  }
}

/** 条例第三十条：自收到申请之日起7个工作日内一次性告知申请人作出补正。 */
function whyNotAskSupplement(state: ClockState, act: ClockAct, calendar: Calendar): Refusal | null {
  if (state.supplementAskedOn !== null) {
    const message = `补正应当一次性告知，${state.supplementAskedOn}已经告知过，不能再次要求补正`
    return refusal('supplement-asked-twice', message, SUPPLEMENT_NOTICE)
  }
  const { workingDays } = SUPPLEMENT_NOTICE
  const lastDay = addWorkingDays(state.receivedOn, workingDays, calendar)
  if (act.on <= lastDay) return null
  const message = `补正告知应在收到申请之日起${workingDays}个工作日内（${lastDay}前，含当日）作出，${act.on}已逾期`
  return refusal('supplement-asked-late', message, SUPPLEMENT_NOTICE)
}

function whyNotSupplement(state: ClockState): Refusal | null {
  if (state.awaited.includes('supplement')) return null
  return refusal(
    'supplement-not-awaited',
    '没有等待补正的有效告知，收到的补正不使期限重新计算',
    SUPPLEMENT_NOTICE,
  )
}

/** 国办函〔2020〕109号：收费通知应当在政府信息公开申请处理期限内发出。 */
function whyNotNotifyFee(state: ClockState, act: ClockAct, calendar: Calendar): Refusal | null {
  if (state.awaited.includes('payment')) {
    return refusal('fee-notified-twice', '已发出收费通知并在等待缴费，再次通知不改变期限', FEE_NOTICE)
  }
  const due = dueInForce(state, act, calendar)
  if (due === null || act.on <= due) return null
  const message = `收费通知应在答复期限内发出，期限已于${due}届满，${act.on}的通知不使期限重新计算`
  return refusal('fee-notified-late', message, FEE_NOTICE)
}

function whyNotPay(state: ClockState): Refusal | null {
  if (state.awaited.includes('payment')) return null
  return refusal('payment-not-awaited', '没有等待缴费的有效收费通知，缴费不使期限重新计算', FEE_NOTICE)
}

/**
 * 条例第三十三条：需要延长答复期限的，应当经政府信息公开工作机构负责人同意并告知申请人，
 * 延长的期限最长不得超过20个工作日。Lawful up to and including the due date then in force.
 */
function whyNotExtend(
  state: ClockState,
  act: ClockAct & { kind: 'extended' },
  calendar: Calendar,
): Refusal | null {
  if (state.extension !== null) {
    const message = `${state.extension.on}已经延期一次，一件申请只能延期一次`
    return refusal('extended-twice', message, EXTENSION)
  }
  const asked = extensionDays(act)
  if (asked > EXTENSION.workingDays) {
    const message = `延长的期限最长不得超过${EXTENSION.workingDays}个工作日，不能延长${asked}个工作日`
    return refusal('extension-too-long', message, { ...EXTENSION, field: 'workingDays' })
  }
  const due = dueInForce(state, act, calendar)
  if (due === null) {
    const waiting = state.awaited.includes('supplement') ? '补正' : '缴费'
    const message = `正在等待申请人${waiting}，答复期限尚未起算，没有可以延长的期限`
    return refusal('extension-without-due-date', message, EXTENSION)
  }
  if (act.on <= due) return null
  const message = `延期应在答复期限届满前（${due}前，含当日）告知申请人，${act.on}已逾期`
  return refusal('extension-after-due-date', message, EXTENSION)
}

/** 条例第三十五条: to a later day than the period itself, told to the applicant before the period ends. */
function whyNotDelay(
  state: ClockState,
  act: ClockAct & { kind: 'delayed' },
  calendar: Calendar,
): Refusal | null {
  if (state.delay !== null) {
    const message = `${state.delay.on}已经告知延迟答复至${state.delay.until}，不能再次延迟`
    return refusal('delayed-twice', message, DELAY)
  }
  const due = dueInForce(state, act, calendar)
  if (due === null) {
    return refusal('delay-without-due-date', '答复期限尚未起算，没有需要延迟的期限', DELAY)
  }
  if (act.on > due) {
    const message = `延迟答复应在答复期限届满前（${due}前，含当日）告知申请人，${act.on}已逾期`
    return refusal('delay-after-due-date', message, DELAY)
  }
  if (act.until > due) return null
  const message = `延迟后的日期应晚于现在的答复期限（${due}）`
  return refusal('delay-too-short', message, { ...DELAY, field: 'until' })
}

function whyNotEndConsultation(state: ClockState, act: ConsultationAct): Refusal | null {
  if (consultationMeant(state, act) !== null) return null
  const party = partyOf(act.party ?? 'third-party')
  const message = `没有与之对应的征求${nameOf(party)}意见（未发出，或已经结束、送达），不影响期限`
  return refusal('consultation-not-open', message, { article: articleOf(party) })
}

function dueInForce(state: ClockState, act: ClockAct, calendar: Calendar) {
  return dueDates(state, exclusionsOf(state, calendar, act.on), calendar)?.dueOn ?? null
}
