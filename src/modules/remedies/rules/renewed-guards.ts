import type { Actor } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { type Refusal, refusal } from '../../../lib/refusal.ts'
import { addWorkingDays, type Calendar, isProvisional } from '../../calendar/rules/index.ts'
import { whyNotContent } from '../../requests/rules/index.ts'
import type { Remedy } from '../remedy.ts'
import type { RenewedPeriod, RenewedProposal, RenewedReply } from '../renewed.ts'
import { RULINGS } from '../ruling.ts'

/** 行政诉讼法第七十条：……判决撤销或者部分撤销，并可以判决被告重新作出行政行为. 行政复议法第六十四条 says the same of 复议. */
const RENEWED = { article: '行政诉讼法第七十条、行政复议法第六十四条' } as const
/** 条例第十七条：行政机关应当建立健全政府信息公开审查机制，明确审查的程序和责任: nobody reviews what they wrote. */
const REVIEW = { article: '条例第十七条' } as const
const LONGEST = 250

/** Why no new answer can be opened on this ruling; `order` left out: why not at all. */
export function whyNotOpenRenewed(
  remedy: Remedy,
  opened: RenewedReply | null,
  order?: { orderedOn: Day; period: RenewedPeriod; today: Day },
): Refusal | null {
  if (opened !== null) return refusal('renewed-opened', '已按这一裁决立了重新答复，不再重复', RENEWED)
  if (remedy.state === 'pending')
    return refusal('remedy-pending', '尚未审结，没有责令重新答复的裁决', RENEWED)
  if (remedy.outcome !== 'overturned' && remedy.ruling !== 'mediated' && !isOwnChange(remedy)) {
    const word = remedy.ruling === null ? '这一结果' : `“${RULINGS[remedy.ruling].label}”`
    return refusal('nothing-ordered', `${word}没有责令重新答复，原答复有效`, RENEWED)
  }
  return order === undefined ? null : whyNotOrder(remedy, order)
}

/**
 * 行政诉讼法第六十二条：……被告改变其所作的行政行为，原告同意并申请撤诉的，是否准许，由人民法院裁定. The organ took its answer back itself,
 * so the remedy ended without a ruling on it.
 */
export function isOwnChange(remedy: Remedy): boolean {
  return remedy.state === 'concluded' && (remedy.ruling === 'withdrawn' || remedy.ruling === 'terminated')
}

function whyNotOrder(
  remedy: Remedy & { state: 'concluded' },
  { orderedOn, period, today }: { orderedOn: Day; period: RenewedPeriod; today: Day },
): Refusal | null {
  if (orderedOn < remedy.concludedOn || orderedOn > today) {
    const message = `文书送达之日应在审结之日（${remedy.concludedOn}）至今日之间`
    return refusal('order-out-of-range', message, { field: 'orderedOn' })
  }
  if ('until' in period) {
    if (period.until >= orderedOn) return null
    return refusal('until-before-order', '重新答复的最后一日不能早于文书送达之日', { field: 'until' })
  }
  if (period.workingDays >= 1 && period.workingDays <= LONGEST) return null
  return refusal('period-out-of-range', `期限应为1至${LONGEST}个工作日`, { field: 'workingDays' })
}

/** The last day of the period that the ruling set: as it names it, or so many working days from the day after service. */
export function dueOf(
  { orderedOn, period }: { orderedOn: Day; period: RenewedPeriod },
  calendar: Calendar,
): { dueOn: Day; provisional: boolean } {
  if ('until' in period) return { dueOn: period.until, provisional: false }
  const dueOn = addWorkingDays(orderedOn, period.workingDays, calendar)
  return { dueOn, provisional: isProvisional(dueOn, calendar) }
}

/** Why this cannot be proposed as the new answer; `proposal` left out: why none can. A late one always can. */
export function whyNotProposeRenewed(renewed: RenewedReply, proposal?: RenewedProposal): Refusal | null {
  if (renewed.state === 'referred') return refusal('already-referred', '重新答复已送审，请等待审批')
  if (renewed.state !== 'open') return refusal('renewed-replied', `已于${renewed.repliedOn}重新答复`, RENEWED)
  return proposal === undefined ? null : whyNotContent(proposal)
}

export function whyNotApproveRenewed(renewed: RenewedReply, actor: Actor): Refusal | null {
  if (renewed.state !== 'referred') return refusal('nothing-referred', '没有送审的重新答复')
  if (actor.kind === 'person' && actor.id !== renewed.proposedBy) return null
  return refusal('own-reply', '拟稿人不能审批自己的答复，请由其他负责人审批', REVIEW)
}

export function whyNotSendBackRenewed(renewed: RenewedReply): Refusal | null {
  return renewed.state === 'referred' ? null : refusal('nothing-referred', '没有送审的重新答复')
}

/** Why it cannot have been served on this day; left out: why not at all. */
export function whyNotServeRenewed(renewed: RenewedReply, on?: Day, today?: Day): Refusal | null {
  if (renewed.state === 'served') return refusal('already-served', `已于${renewed.servedOn}送达`)
  if (renewed.state !== 'replied') return refusal('not-replied', '重新答复尚未作出，没有可以送达的文书')
  if (on === undefined || today === undefined) return null
  if (on >= renewed.repliedOn && on <= today) return null
  return refusal('service-out-of-range', `送达之日应在答复之日（${renewed.repliedOn}）至今日之间`, {
    field: 'on',
  })
}
