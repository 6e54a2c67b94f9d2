import type { Day } from '../../lib/day.ts'

/**
 * An act that the answer clock looks at. `on` is its legal day; acts are read in day order, and those of one
 * day in the order they stand in.
 *
 * `party` tells whose opinion is sought: `third-party`, `co-maker` or `other-organ`, with a name behind a colon
 * where several run at once (`third-party:某某公司`). A name alone is a third party of that name; left out, the
 * sending means one unnamed third party, and what follows means the only consultation that is open.
 */
export type ClockAct =
  | { kind: 'supplement-asked'; on: Day }
  | { kind: 'supplemented'; on: Day }
  | ConsultationAct
  /** `workingDays` left out means the full 20. */
  | { kind: 'extended'; on: Day; workingDays?: number }
  | { kind: 'fee-notified'; on: Day }
  | { kind: 'fee-paid'; on: Day }

export interface ConsultationAct {
  kind: 'consultation-sent' | 'consultation-delivered' | 'consultation-answered' | 'consultation-lapsed'
  on: Day
  party?: string
}

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
