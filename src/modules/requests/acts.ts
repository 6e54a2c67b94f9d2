import type { Day } from '../../lib/day.ts'
import type { WayToServe } from './applicant.ts'
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
  /** `amount` in 元. */
  | { kind: 'fee-notified'; on: Day; amount?: number }
  | { kind: 'fee-paid'; on: Day; amount?: number }

export interface ConsultationAct {
  kind: 'consultation-sent' | 'consultation-delivered' | 'consultation-answered' | 'consultation-lapsed'
  on: Day
  party?: string
}

/** Every act of a case: what is done, on which legal day. A case is its acts; everything else follows. */
export type Act =
  | ClockAct
  | { kind: 'submitted'; on: Day }
  /** 条例第三十一条: `receivedOn` is the legal day of receipt. */
  | { kind: 'receipt-confirmed'; on: Day; receivedOn: Day }
  | { kind: 'registered'; on: Day; caseNumber: string }
  | { kind: 'assigned'; on: Day; officerId: number }
  /** A reply proposed for approval; its text is sealed under the key of the case. */
  | { kind: 'referred'; on: Day; by: number; outcome: OutcomeCode; sealed: string }
  | { kind: 'sent-back'; on: Day }
  | { kind: 'replied'; on: Day; outcome: OutcomeCode }
  | { kind: 'served'; on: Day; serveBy: WayToServe }
  | { kind: 'withdrawn'; on: Day }

/** Each act that moves the clock, with its name on a screen. */
export const CLOCK_ACTS: Readonly<Record<ClockAct['kind'], string>> = {
  'supplement-asked': '补正告知',
  supplemented: '收到补正',
  'consultation-sent': '发出征求意见书',
  'consultation-delivered': '征求意见书送达',
  'consultation-answered': '收到意见',
  'consultation-lapsed': '逾期未提意见',
  extended: '延期',
  'fee-notified': '收费通知',
  'fee-paid': '缴费',
}

export const ACTS: Readonly<Record<Act['kind'], string>> = {
  ...CLOCK_ACTS,
  submitted: '提交申请',
  'receipt-confirmed': '确认收到',
  registered: '登记',
  assigned: '分办',
  referred: '送审答复',
  'sent-back': '退回修改',
  replied: '答复',
  served: '送达',
  withdrawn: '申请人撤回',
}

/** What happens inside the organ is not the applicant's to see while it lasts. */
export const INTERNAL_ACTS: readonly Act['kind'][] = ['assigned', 'referred', 'sent-back']

export function isClockAct(act: Act): act is ClockAct {
  return Object.hasOwn(CLOCK_ACTS, act.kind)
}
