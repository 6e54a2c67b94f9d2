import type { Day } from '../../lib/day.ts'
import type { WayToServe } from './applicant.ts'
import { INTAKE_ACTS, INTERNAL_INTAKE_ACTS, type IntakeAct } from './intake-acts.ts'
import type { OutcomeCode } from './outcome.ts'

/**
 * An act that the answer clock looks at. `on` is its legal day; acts are read in day order, and those of one
 * day in the order they stand in.
 *
 * `party` tells whose opinion is sought: `third-party`, `co-maker` or `other-organ`, with a name behind a colon
 * where several run at once (`third-party:某某公司`). A name alone is a third party of that name; left out, the
 * sending means one unnamed third party, and what follows means the only consultation that is open.
 */
export type ClockAct =
  /** `until` is the last day to supplement, as the notice states it. */
  | { kind: 'supplement-asked'; on: Day; until?: Day }
  | { kind: 'supplemented'; on: Day }
  | ConsultationAct
  /** `workingDays` left out means the full 20. */
  | { kind: 'extended'; on: Day; workingDays?: number }
  /** 条例第三十五条: `until` is the new, reasonable last day to answer in. */
  | { kind: 'delayed'; on: Day; until: Day }
  /** `amount` in 元. */
  | { kind: 'fee-notified'; on: Day; amount?: number }
  | { kind: 'fee-paid'; on: Day; amount?: number }

export interface ConsultationAct {
  kind: 'consultation-sent' | 'consultation-delivered' | 'consultation-answered' | 'consultation-lapsed'
  on: Day
  party?: string
  /** Of an answer; left out where it was taken down in words only. */
  opinion?: ConsultationOpinion
}

/** `unfounded`: a refusal whose reasons the organ does not accept (条例第三十二条：……有合理理由的). */
export type ConsultationOpinion = 'agrees' | 'refuses' | 'unfounded'

/** What the organ thinks of the reasons an applicant gave (条例第三十五条). */
export type ReasonVerdict = 'reasonable' | 'unreasonable'

/** Whether the reply must be sealed before it is served, as the organ had it when it replied. */
export type SealRule = 'required' | 'optional'

/** One level of 答复审批: any one of the signers lets the reply pass. */
export interface ReplyLevel {
  name: string
  signers: readonly number[]
}

/** Every act of a case: what is done, on which legal day. A case is its acts; everything else follows. */
export type Act =
  | ClockAct
  | IntakeAct
  | { kind: 'submitted'; on: Day }
  /** 条例第三十一条: `receivedOn` is the legal day of receipt. */
  | { kind: 'receipt-confirmed'; on: Day; receivedOn: Day }
  | { kind: 'registered'; on: Day; caseNumber: string }
  | { kind: 'assigned'; on: Day; officerId: number }
  /** 交办: a unit prepares the answer by a day inside the organ, which the legal clock does not notice. */
  | { kind: 'unit-assigned'; on: Day; unitId: number; unitName: string; answerBy: Day }
  | { kind: 'unit-urged'; on: Day }
  /** `files` are numbers of case files. */
  | { kind: 'unit-answered'; on: Day; files: readonly number[] }
  | { kind: 'unit-returned'; on: Day }
  /** 国办函〔2020〕109号: the period to pay begins on the day after the notice was received. */
  | { kind: 'fee-notice-delivered'; on: Day }
  /** 条例第三十五条. `until` is the last day to give reasons. */
  | { kind: 'reason-asked'; on: Day; until: Day }
  | { kind: 'reason-given'; on: Day; verdict: ReasonVerdict }
  /** 条例第三十二条: the third party is told that the public interest prevails. */
  | { kind: 'override-notified'; on: Day; party: string }
  | { kind: 'extension-proposed'; on: Day; by: number; workingDays: number }
  /** A reply proposed for approval; its text is sealed under the key of the case. */
  | {
      kind: 'referred'
      on: Day
      by: number
      outcome: OutcomeCode
      sealed: string
      /** The chain it started with; none: one approval. */
      levels?: readonly ReplyLevel[]
    }
  /** One level of several has signed. */
  | { kind: 'approved'; on: Day; by: number; level: string }
  | { kind: 'sent-back'; on: Day }
  | {
      kind: 'replied'
      on: Day
      outcome: OutcomeCode
      seal?: SealRule
      /** Numbers of the case files that go out with it. */
      enclosures?: readonly number[]
    }
  /** 用印: the reply on paper with its seal, as a PDF; `hash` is its SHA-256. */
  | { kind: 'sealed'; on: Day; file: number; hash: string }
  | { kind: 'served'; on: Day; serveBy: WayToServe }
  | { kind: 'withdrawn'; on: Day }
  | { kind: 'archived'; on: Day; volume: string }
  /** What happened although the law does not let it count: it stands in the file and changes nothing. */
  | { kind: 'irregular'; on: Day; what: IrregularKind; file: number | null }

/** Every act that reaches somebody outside, and so can have happened against the law. */
export const IRREGULAR_KINDS = [
  'receipt-confirmed',
  'supplement-asked',
  'supplemented',
  'reason-asked',
  'reason-given',
  'consultation-sent',
  'consultation-delivered',
  'consultation-answered',
  'consultation-lapsed',
  'override-notified',
  'extended',
  'delayed',
  'fee-notified',
  'fee-paid',
  'replied',
  'served',
  'withdrawn',
  'archived',
] as const satisfies readonly Act['kind'][]
export type IrregularKind = (typeof IRREGULAR_KINDS)[number]

/** Each act that moves the clock, with its name on a screen. */
export const CLOCK_ACTS: Readonly<Record<ClockAct['kind'], string>> = {
  'supplement-asked': '补正告知',
  supplemented: '收到补正',
  'consultation-sent': '发出征求意见书',
  'consultation-delivered': '征求意见书送达',
  'consultation-answered': '收到意见',
  'consultation-lapsed': '逾期未提意见',
  extended: '延期',
  delayed: '延迟答复',
  'fee-notified': '收费通知',
  'fee-paid': '缴费',
}

export const ACTS: Readonly<Record<Act['kind'], string>> = {
  ...CLOCK_ACTS,
  ...INTAKE_ACTS,
  submitted: '提交申请',
  'receipt-confirmed': '确认收到',
  registered: '登记',
  assigned: '分办',
  'unit-assigned': '交办科室',
  'unit-urged': '催办',
  'unit-answered': '科室反馈',
  'unit-returned': '科室退回',
  'fee-notice-delivered': '收费通知送达',
  'reason-asked': '要求说明理由',
  'reason-given': '收到理由说明',
  'override-notified': '告知第三方决定公开',
  'extension-proposed': '拟延期',
  referred: '送审答复',
  approved: '审批同意',
  'sent-back': '退回修改',
  replied: '答复',
  sealed: '用印',
  served: '送达',
  withdrawn: '申请人撤回',
  archived: '归档',
  irregular: '未按法定程序的行为',
}

/** What the reader of a time line sees. */
export function wordsOf(act: Act): string {
  return act.kind === 'irregular' ? ACTS[act.what] : ACTS[act.kind]
}

/** What happens inside the organ is not the applicant's to see while it lasts. */
export const INTERNAL_ACTS: readonly Act['kind'][] = [
  ...INTERNAL_INTAKE_ACTS,
  'assigned',
  'unit-assigned',
  'unit-urged',
  'unit-answered',
  'unit-returned',
  'override-notified',
  'extension-proposed',
  'referred',
  'approved',
  'sent-back',
  'sealed',
  'archived',
  'irregular',
]

export function isClockAct(act: Act): act is ClockAct {
  return Object.hasOwn(CLOCK_ACTS, act.kind)
}
