import type { Day } from '../../lib/day.ts'
import type { Ruling } from './ruling.ts'

/** The three groups of table 4. */
export const REMEDY_KINDS = {
  reconsideration: '行政复议',
  suitDirect: '行政诉讼·未经复议直接起诉',
  suitAfterReconsideration: '行政诉讼·复议后起诉',
} as const

/** The columns of table 4; `RULINGS` says which ruling falls into which. */
export const REMEDY_OUTCOMES = { upheld: '结果维持', overturned: '结果纠正', other: '其他结果' } as const

/** 行政复议法第五十三条: some cases go through a simplified procedure. Of a suit always `ordinary`. */
export const PROCEDURES = { ordinary: '普通程序', simplified: '简易程序' } as const
export type Procedure = keyof typeof PROCEDURES

export type RemedyKind = keyof typeof REMEDY_KINDS
export type RemedyOutcome = keyof typeof REMEDY_OUTCOMES

interface Filed {
  id: number
  requestId: number
  kind: RemedyKind
  /** 复议或者诉讼案号, as the body that decides writes it. */
  fileNumber: string
  filedOn: Day
  /** Of a suit after 复议: that 复议. Null where it was taken down before the link was kept. */
  basedOnId: number | null
  /** Why the law should not have admitted it; null for what is regular. */
  irregular: string | null
  procedure: Procedure
  /** When the copy of the application, or of the complaint, reached the organ. */
  copyReceivedOn: Day | null
  /** When the organ answered it. */
  answeredOn: Day | null
  version: number
}

export type Remedy =
  | (Filed & { state: 'pending' })
  | (Filed & {
      state: 'concluded'
      /** Null for what was concluded before the word was kept. */
      ruling: Ruling | null
      outcome: RemedyOutcome
      concludedOn: Day
    })
