import type { Day } from '../../lib/day.ts'

/**
 * 条例第四十一条：公民、法人或者其他组织有证据证明行政机关提供的与其自身相关的政府信息记录不准确的，可以要求行政机关更正。
 * 有权更正的行政机关审核属实的，应当予以更正并告知申请人；不属于本行政机关职能范围的，行政机关可以转送有权更正的行政机关处理并告知申请人，
 * 或者告知申请人向有权更正的行政机关提出。
 */
export const RECTIFICATION = { article: '条例第四十一条' } as const

/** What becomes of it, with its name on a screen. */
export const RECTIFICATION_DECISIONS = {
  rectified: '予以更正',
  declined: '不予更正',
  'passed-on': '转送或者告知有权更正的机关',
} as const
export type RectificationDecision = keyof typeof RECTIFICATION_DECISIONS

/** Who asks, and what is wrong. Sealed: it is about the applicant's own records. */
export interface RectificationContent {
  name: string
  idDocument: string
  phone: string
  address: string
  /** The record that is wrong. */
  record: string
  /** What is wrong in it, and what it should say. */
  error: string
  evidence: string
}

export interface Rectification {
  id: number
  /** Like 更正〔2025〕1号. */
  number: string
  receivedOn: Day
  stage: 'received' | 'decided' | 'served'
  decision: RectificationDecision | null
  decidedOn: Day | null
  letterId: number | null
  servedOn: Day | null
  version: number
}
