import type { Actor } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { type Refusal, refusal } from '../../../lib/refusal.ts'
import { type CaseOnDay, whyNotClockAct, whyNotTouch } from './case-guards.ts'
import { refusedParties } from './consulted.ts'
import { DELAY, EXCESS, EXTENSION, THIRD_PARTY_ANSWER } from './periods.ts'

/** Why the case cannot be handed to a unit; one unit at a time, and nothing of it touches the legal clock. */
export function whyNotAssignUnit(file: CaseOnDay, answerBy: Day | null = null): Refusal | null {
  const reason = whyNotTouch(file)
  if (reason !== null) return reason
  const { unit } = file.state.matters
  if (unit?.state === 'asked') {
    return refusal('unit-asked', `已交办${unit.name}，请等待反馈，或者请该科室退回后再交办`)
  }
  if (answerBy === null || answerBy >= file.today) return null
  return refusal('unit-day-past', '要求反馈的日期不能早于今日', { field: 'answerBy' })
}

/** Why a unit that was not asked cannot be urged. */
export function whyNotUrge(file: CaseOnDay): Refusal | null {
  const reason = whyNotTouch(file)
  if (reason !== null) return reason
  if (file.state.matters.unit?.state === 'asked') return null
  return refusal('unit-not-asked', '没有等待反馈的科室：还没有交办，或者科室已经反馈、退回')
}

/** Why this unit has nothing to answer or to return. */
export function whyNotAnswerAsUnit(file: CaseOnDay, unitId: number | null): Refusal | null {
  const reason = whyNotUrge(file)
  if (reason !== null) return reason
  if (file.state.matters.unit?.id === unitId) return null
  return refusal('not-your-unit', '这件申请没有交办您所在的科室')
}

/** 条例第三十五条: once, while the case is open. The clock does not notice. */
export function whyNotAskReason(file: CaseOnDay, until: Day | null = null): Refusal | null {
  const reason = whyNotTouch(file)
  if (reason !== null) return reason
  const asked = file.state.matters.reason
  if (asked !== null) {
    return refusal('reason-asked-twice', `${asked.askedOn}已经要求申请人说明理由`, EXCESS)
  }
  if (until === null || until > file.today) return null
  return refusal('reason-period', '说明理由的期限应当合理，且晚于今日', { ...EXCESS, field: 'until' })
}

/** Why no reasons can be taken down; they can be late. */
export function whyNotRecordReason(file: CaseOnDay, on: Day = file.today): Refusal | null {
  const reason = whyNotTouch(file)
  if (reason !== null) return reason
  const asked = file.state.matters.reason
  if (asked === null) return refusal('reason-not-asked', '没有要求申请人说明理由', EXCESS)
  if (asked.verdict !== null) return refusal('reason-given', '已经记录申请人说明的理由', EXCESS)
  if (on >= asked.askedOn && on <= file.today) return null
  return refusal('reason-day', `日期应在${asked.askedOn}至今日之间`, { ...EXCESS, field: 'on' })
}

/** 条例第三十五条：行政机关认为申请理由合理，但是无法在本条例第三十三条规定的期限内答复申请人的，可以确定延迟答复的合理期限。 */
export function whyNotDelay(file: CaseOnDay, until: Day | null = null): Refusal | null {
  const reason = whyNotTouch(file)
  if (reason !== null) return reason
  if (file.state.matters.reason?.verdict !== 'reasonable') {
    return refusal('reason-not-reasonable', '申请人说明了合理理由的，才能延迟答复', DELAY)
  }
  if (until !== null && !file.calendar.isWorkingDay(until)) {
    return refusal('delay-day-off', '延迟后的日期应为工作日', { ...DELAY, field: 'until' })
  }
  const last = until ?? ('2099-12-31' as Day)
  return whyNotClockAct(file, { kind: 'delayed', on: file.today, until: last })
}

/** 条例第三十二条: only a third party that refused for good reasons is told so. */
export function whyNotOverride(file: CaseOnDay, party: string | null = null): Refusal | null {
  const reason = whyNotTouch(file)
  if (reason !== null) return reason
  const open = refusedParties(file).filter(({ named }) => !file.state.matters.overridden.includes(named))
  const article = { article: THIRD_PARTY_ANSWER.article }
  if (open.length === 0) return refusal('nobody-refused', '没有不同意公开且有合理理由的第三方', article)
  if (party === null || open.some(({ named }) => named === party)) return null
  return refusal('party-not-refused', '请选择不同意公开的第三方', { ...article, field: 'party' })
}

/** An extension is proposed only where the head could give it. */
export function whyNotProposeExtension(file: CaseOnDay, workingDays: number | null = null): Refusal | null {
  const act = { kind: 'extended', on: file.today, ...(workingDays === null ? {} : { workingDays }) } as const
  const reason = whyNotClockAct(file, act)
  if (reason !== null) return reason
  if (file.state.matters.extension === null) return null
  return refusal('extension-proposed', '已拟延期，请等待政府信息公开工作机构负责人审批', EXTENSION)
}

/** 条例第三十三条: approved by the head, so not by whoever proposed it. */
export function whyNotApproveExtension(file: CaseOnDay, actor: Actor): Refusal | null {
  const { extension } = file.state.matters
  if (extension === null || actor.kind !== 'person' || actor.id !== extension.by) return null
  return refusal('own-extension', '拟办人不能审批自己提出的延期，请由负责人审批', EXTENSION)
}

/** 用印: of a reply that is out and has not reached the applicant. A better scan may replace the first. */
export function whyNotSeal(file: CaseOnDay): Refusal | null {
  if (file.state.stage === 'replied') return null
  if (file.state.stage === 'served' || file.state.stage === 'archived') {
    return refusal('already-served', '答复书已经送达，不能再更换用印的答复书')
  }
  return refusal('not-replied', '尚未作出答复，没有可以用印的答复书')
}

/** 条例第四条: registered, reviewed, handled, answered, 归档: what has reached its end. */
export function whyNotArchive(file: CaseOnDay): Refusal | null {
  const { stage } = file.state
  if (stage === 'served' || stage === 'withdrawn') return null
  if (stage === 'archived') return refusal('already-archived', '案卷已经归档')
  return refusal('not-ended', '答复送达或者申请人撤回后才能归档', { article: '条例第四条' })
}
