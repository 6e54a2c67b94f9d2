import type { Day } from '../../../lib/day.ts'
import { type Refusal, refusal } from '../../../lib/refusal.ts'
import {
  RECTIFICATION,
  type Rectification,
  type RectificationContent,
  type RectificationDecision,
} from '../rectification.ts'

/** 条例第四十一条：……有证据证明行政机关提供的与其自身相关的政府信息记录不准确的: who, which record, what is wrong, which evidence. */
export function whyNotReceive(
  content: RectificationContent,
  { receivedOn, today }: { receivedOn: Day; today: Day },
): Refusal[] {
  const needed = {
    name: '请填写申请人姓名或者名称',
    record: '请写明要求更正的记录',
    error: '请写明记录哪里不准确、应当是什么',
    evidence: '请写明证据，例如证件、判决书的名称和编号',
  } as const
  const missing = (Object.keys(needed) as (keyof typeof needed)[]).filter(
    (each) => content[each].trim() === '',
  )
  const reasons = missing.map((field) =>
    refusal(`${field}-missing`, needed[field], { ...RECTIFICATION, field }),
  )
  if (receivedOn <= today) return reasons
  return [...reasons, refusal('received-later', '收到日期不能晚于今日', { field: 'receivedOn' })]
}

export function whyNotDecide({ stage, decidedOn }: Rectification, reason: string): Refusal | null {
  if (stage !== 'received') return refusal('already-decided', `已于${decidedOn}作出处理`, RECTIFICATION)
  if (reason.trim() !== '') return null
  return refusal('reason-missing', '请说明审核的情况和理由', { ...RECTIFICATION, field: 'reason' })
}

export function whyNotServeRectification(
  { stage, decidedOn }: Rectification,
  { on, today }: { on: Day; today: Day },
): Refusal | null {
  if (stage === 'received') return refusal('not-decided', '尚未作出处理，没有可以送达的告知书', RECTIFICATION)
  if (stage === 'served') return refusal('already-served', '告知书已经送达')
  if (on <= today && (decidedOn === null || on >= decidedOn)) return null
  return refusal('service-out-of-range', `送达日期应在${decidedOn}至今日之间`, { field: 'on' })
}

/** The sentence of the letter. */
export const RECTIFICATION_FINDINGS: Readonly<Record<RectificationDecision, string>> = {
  rectified: '您（单位）的申请属实，本机关对有关记录予以更正。',
  declined: '本机关对有关记录不予更正。',
  'passed-on': '有关记录不属于本机关职能范围，由有权更正的行政机关处理。',
}
