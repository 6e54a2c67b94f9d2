import type { Actor } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { type Refusal, refusal } from '../../../lib/refusal.ts'
import { addWorkingDays } from '../../calendar/rules/index.ts'
import type { ReplyLevel } from '../acts.ts'
import { discloses, needsGround, OUTCOMES, type OutcomeCode } from '../outcome.ts'
import { type CaseOnDay, whyNotTouch } from './case-guards.ts'
import { readActs } from './clock.ts'
import { refusedParties } from './consulted.ts'
import { clockCaseOf, type Proposal } from './fold.ts'
import { EXCESS, FEE_PAYMENT, REVIEW, SUPPLEMENT_NOTICE, THIRD_PARTY_ANSWER } from './periods.ts'
import { type WithheldPart, whyNotWithhold } from './withheld.ts'

/** What is to be told to the applicant. */
export interface ProposedReply {
  outcome: OutcomeCode
  /** Plain text, one paragraph a line. */
  content: string
  /** Why the information, or a part of it, is withheld, not held or not processed. */
  ground: string
  /** 条例第三十七条: of a partial disclosure each part that is withheld, with its article and reason. */
  withheld?: readonly WithheldPart[] | undefined
  /** Numbers of the case files that go out with it. */
  files?: readonly number[] | undefined
}

/** Why no reply at all can be proposed now; null when some reply can. A late reply is always possible. */
export function whyNotPropose(file: CaseOnDay): Refusal | null {
  const reason = whyNotTouch(file)
  if (reason !== null) return reason
  if (file.state.proposal !== null)
    return refusal('already-referred', '答复已送审，请等待审批或者请审批人退回')
  return null
}

/** Why this reply cannot be given (条例第三十条、第三十二条、第三十六条、第三十七条); null when it can. */
export function whyNotReply(file: CaseOnDay, reply: ProposedReply): Refusal | null {
  return whyNotTouch(file) ?? whyNotOutcome(file, reply.outcome) ?? whyNotContent(reply)
}

/** The level that has to sign now; null where one approval is enough. */
export function levelNow({ levels, signedBy }: Proposal): ReplyLevel | null {
  return levels[signedBy.length] ?? null
}

/** Whether the reply goes out with the next signature. */
export function isLastLevel({ levels, signedBy }: Proposal): boolean {
  return signedBy.length >= levels.length - 1
}

/** 条例第十七条：行政机关应当建立健全政府信息公开审查机制，明确审查的程序和责任: nobody reviews what they wrote. */
export function whyNotApprove(file: CaseOnDay, actor: Actor): Refusal | null {
  const { proposal } = file.state
  const reason = whyNotTouch(file)
  if (reason !== null) return reason
  if (proposal === null) return refusal('nothing-referred', '没有送审的答复')
  if (actor.kind !== 'person') return null
  if (actor.id === proposal.by) {
    return refusal('own-reply', '拟稿人不能审批自己的答复，请由其他负责人审批', REVIEW)
  }
  return whyNotSignLevel(proposal, actor)
}

/** One level after another, by those it names, and nobody for two of them. */
function whyNotSignLevel(proposal: Proposal, actor: Actor & { kind: 'person' }): Refusal | null {
  const level = levelNow(proposal)
  if (level === null) {
    if (actor.roles.includes('officeHead')) return null
    return refusal('not-the-head', '本机关未设答复审批流程，答复由政府信息公开工作机构负责人审批', REVIEW)
  }
  if (proposal.signedBy.includes(actor.id)) {
    const message = `您已签署前面的级次，“${level.name}”须由另一人审批`
    return refusal('signed-before', message, REVIEW)
  }
  if (level.signers.includes(actor.id)) return null
  return refusal('not-your-level', `现由“${level.name}”审批，您不是这一级的审批人`, REVIEW)
}

/** Whoever may approve may send back; the one who wrote it may take it back. */
export function whyNotSendBack(file: CaseOnDay): Refusal | null {
  const reason = whyNotTouch(file)
  if (reason !== null) return reason
  return file.state.proposal === null ? refusal('nothing-referred', '没有送审的答复') : null
}

/** The law gives a late reply full effect, and the organ no excuse: the act says that it was late. */
export function whyLate({ state, today }: CaseOnDay): string | null {
  if (state.dueOn === null || today <= state.dueOn) return null
  return `逾期答复：答复期限为${state.dueOn}，${today}作出（条例第三十三条）`
}

function whyNotOutcome(file: CaseOnDay, outcome: OutcomeCode): Refusal | null {
  const clockCase = clockCaseOf(file.acts)
  if (clockCase === null) return null
  const { state } = readActs(clockCase, file.calendar)
  const awaited = state.awaited
  if (awaited.includes('supplement') || outcome === 'other.notSupplemented') {
    return whyNotGiveUpSupplement(file, outcome, awaited.includes('supplement'))
  }
  if (awaited.includes('payment') || outcome === 'other.feeUnpaid') {
    return whyNotGiveUpPayment(file, outcome, awaited.includes('payment'))
  }
  if (outcome === 'notProcessed.excessive') return whyNotExcessive(file)
  return discloses(outcome) ? (whyNotDiscloseYet(file) ?? whyNotAgainstRefusal(file)) : null
}

/** 条例第三十五条：……行政机关可以要求申请人说明理由。行政机关认为申请理由不合理的，告知申请人不予处理。 */
function whyNotExcessive(file: CaseOnDay): Refusal | null {
  const { reason } = file.state.matters
  const field = { ...EXCESS, field: 'outcome' }
  if (reason === null) {
    return refusal('reason-not-asked', '应先要求申请人说明理由，才能以无正当理由大量反复申请不予处理', field)
  }
  if (reason.verdict === 'unreasonable') return null
  if (reason.verdict === 'reasonable') {
    return refusal('reason-reasonable', '申请人说明的理由已认定为合理，应当答复，来不及的可以延迟答复', field)
  }
  if (file.today > reason.until) return null
  return refusal('reason-in-time', `申请人可在${reason.until}前（含当日）说明理由，期限未满`, field)
}

/** 条例第三十二条：第三方不同意公开且有合理理由的，行政机关不予公开; the public interest may prevail, told in writing. */
function whyNotAgainstRefusal(file: CaseOnDay): Refusal | null {
  const refused = refusedParties(file).find((each) => !file.state.matters.overridden.includes(each.named))
  if (refused === undefined) return null
  const message = `${refused.words}不同意公开且有合理理由：不予公开；认为不公开可能对公共利益造成重大影响的，先书面告知第三方公开的决定和理由`
  return refusal('third-party-refused', message, { article: THIRD_PARTY_ANSWER.article, field: 'outcome' })
}

/** 条例第三十条：申请人无正当理由，逾期不补正的，视为放弃申请，行政机关不再处理该政府信息公开申请。 */
function whyNotGiveUpSupplement(file: CaseOnDay, outcome: OutcomeCode, awaiting: boolean): Refusal | null {
  const field = { ...SUPPLEMENT_NOTICE, field: 'outcome' }
  if (!awaiting) {
    return refusal('supplement-not-awaited', '没有等待补正，不能以逾期不补正办结', field)
  }
  if (outcome !== 'other.notSupplemented') {
    return refusal('supplement-awaited', '正在等待申请人补正，收到补正之前不能答复', field)
  }
  const asked = file.acts.findLast((act) => act.kind === 'supplement-asked')
  if (asked?.until === undefined || file.today > asked.until) return null
  return refusal('supplement-in-time', `补正期限至${asked.until}（含当日），尚未届满`, field)
}

function whyNotGiveUpPayment(file: CaseOnDay, outcome: OutcomeCode, awaiting: boolean): Refusal | null {
  const field = { ...FEE_PAYMENT, field: 'outcome' }
  if (!awaiting) return refusal('payment-not-awaited', '没有等待缴费，不能以逾期未缴费办结', field)
  if (outcome !== 'other.feeUnpaid') {
    return refusal('payment-awaited', '正在等待申请人缴费，缴费之前不能答复', field)
  }
  const lastDay = lastDayToPay(file)
  if (lastDay === null) {
    return refusal('fee-notice-undelivered', '请先登记收费通知的送达之日，缴费期限自送达次日起计算', field)
  }
  if (file.today > lastDay) return null
  return refusal('payment-in-time', `缴费期限至${lastDay}（含当日），尚未届满`, field)
}

/** 国办函〔2020〕109号: null while it is not known when the notice was received. */
export function lastDayToPay({ acts, calendar }: Pick<CaseOnDay, 'acts' | 'calendar'>): Day | null {
  const notified = acts.findLastIndex((act) => act.kind === 'fee-notified')
  if (notified === -1) return null
  const delivered = acts.slice(notified).find((act) => act.kind === 'fee-notice-delivered')
  return delivered === undefined ? null : addWorkingDays(delivered.on, FEE_PAYMENT.workingDays, calendar)
}

/** 条例第三十二条：依申请公开的政府信息公开会损害第三方合法权益的，行政机关应当书面征求第三方的意见。 */
function whyNotDiscloseYet(file: CaseOnDay): Refusal | null {
  const clockCase = clockCaseOf(file.acts)
  if (clockCase === null) return null
  const { workingDays, article } = THIRD_PARTY_ANSWER
  for (const each of readActs(clockCase, file.calendar).state.consultations) {
    if (each.party.kind !== 'third-party' || each.ended !== null) continue
    const lastDay = addWorkingDays(each.deliveredOn ?? each.sentOn, workingDays, file.calendar)
    if (file.today > lastDay) continue
    const message = `正在征求第三方意见，第三方可在${lastDay}前（含当日）提出，期限内未收到意见的不能公开`
    return refusal('third-party-asked', message, { article, field: 'outcome' })
  }
  return null
}

/**
 * 条例第三十六条：（三）行政机关依据本条例的规定决定不予公开的，告知申请人不予公开并说明理由；
 * 第三十七条：……对不予公开的内容说明理由。 Null when text, ground and withheld parts are complete.
 */
export function whyNotContent({ outcome, content, ground, withheld = [] }: ProposedReply): Refusal | null {
  if (content.trim() === '') return refusal('content-missing', '请填写答复内容', { field: 'content' })
  if (outcome === 'partlyGranted') return whyNotWithhold(withheld)
  if (!needsGround(outcome) || ground.trim() !== '') return null
  const what = '请说明理由'
  const article = OUTCOMES[outcome].article ?? '条例第三十六条'
  return refusal('ground-missing', `${what}（${OUTCOMES[outcome].label}）`, { article, field: 'ground' })
}
