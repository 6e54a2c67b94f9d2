import type { Day } from '../../lib/day.ts'

/** The kinds of 告知书, with the words that stand in their numbers between the organ's short name and the year. */
export const LETTER_KINDS = {
  receipt: { title: '政府信息公开申请登记回执', series: '公开登' },
  'supplement-notice': { title: '政府信息公开申请补正告知书', series: '公开补' },
  'extension-notice': { title: '政府信息公开延期答复告知书', series: '公开延' },
  'reason-notice': { title: '政府信息公开申请说明理由通知书', series: '公开理' },
  'delay-notice': { title: '政府信息公开延迟答复告知书', series: '公开迟' },
  'override-notice': { title: '政府信息公开决定告知书', series: '公开决' },
  'fee-notice': { title: '政府信息公开信息处理费收费通知书', series: '公开费' },
  rectification: { title: '政府信息更正申请告知书', series: '更正告' },
  consultation: { title: '政府信息公开征求意见书', series: '公开征' },
  reply: { title: '政府信息公开申请答复书', series: '公开告' },
} as const

export type LetterKind = keyof typeof LETTER_KINDS

/** What a letter belongs to, e.g. a request. */
export interface LetterSubject {
  kind: string
  id: number
}

/** A letter on a list: what it says stays sealed until somebody reads it. */
export interface LetterSummary {
  id: number
  kind: LetterKind
  /** Like 襄招公开告〔2024〕1号. */
  number: string
  title: string
  writtenOn: Day
}

export interface Letter extends LetterSummary {
  subject: LetterSubject
  /** A whole HTML page, as it was sent. */
  html: string
}

/** Which text: of a kind of letter (`outcome` empty), or of the sentence with which a reply states one outcome. */
export interface TemplateKey {
  kind: LetterKind
  outcome: string
}

/** 模板 of an organ's own, at one version; null text: back to the wording that comes with the program. */
export interface TemplateVersion extends TemplateKey {
  version: number
  text: string | null
  setName: string
  setAt: Date
}
