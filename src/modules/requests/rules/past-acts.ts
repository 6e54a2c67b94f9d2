import type { Day } from '../../../lib/day.ts'
import { type Refusal, refusal } from '../../../lib/refusal.ts'
import type { Act, ClockAct, IrregularKind } from '../acts.ts'
import {
  whyNotArchive,
  whyNotAskReason,
  whyNotDelay,
  whyNotOverride,
  whyNotRecordReason,
} from './act-guards.ts'
import {
  type CaseOnDay,
  whyNotClockAct,
  whyNotConfirm,
  whyNotEndConsultation,
  whyNotServe,
  whyNotTouch,
  whyNotWithdraw,
} from './case-guards.ts'

/** What is said to have happened, on which day, with what its kind needs. */
export interface PastAct {
  what: IrregularKind
  on: Day
  party?: string | undefined
  workingDays?: number | undefined
  until?: Day | undefined
}

/** Whether the record makes sense at all: a day between submission and today. */
export function whyNotRecordPast(file: CaseOnDay, { on }: PastAct): Refusal | null {
  if (on >= file.submittedOn && on <= file.today) return null
  const message = `日期应在提交申请之日（${file.submittedOn}）至今日之间`
  return refusal('past-day', message, { field: 'on' })
}

/** The act as the clock would read it; null for what is no act of the clock. */
export function pastClockAct({ what, on, party, workingDays, until }: PastAct): ClockAct | null {
  switch (what) {
    case 'extended':
      return { kind: what, on, ...(workingDays === undefined ? {} : { workingDays }) }
    case 'supplement-asked':
      return { kind: what, on, ...(until === undefined ? {} : { until }) }
    case 'delayed':
      return until === undefined ? null : { kind: what, on, until }
    case 'supplemented':
    case 'fee-notified':
    case 'fee-paid':
      return { kind: what, on }
    case 'consultation-sent':
    case 'consultation-delivered':
    case 'consultation-answered':
    case 'consultation-lapsed':
      return { kind: what, on, ...(party === undefined ? {} : { party }) }
    default:
      return null
  }
}

/**
 * Why the law gave this act no effect on its day; null where it did. The rule that refuses to do it is the rule that is
 * asked: there is no second one.
 */
export function whyNoEffect(file: CaseOnDay, past: PastAct): Refusal | null {
  const then = { ...file, today: past.on }
  const clockAct = pastClockAct(past)
  if (past.what === 'delayed') return whyNotDelay(then, past.until ?? null)
  if (clockAct !== null) {
    return clockAct.kind === 'consultation-lapsed'
      ? whyNotEndConsultation(then, clockAct)
      : whyNotClockAct(then, clockAct)
  }
  return GUARDS[past.what]?.(then, past) ?? null
}

const GUARDS: Partial<Record<Act['kind'], (file: CaseOnDay, past: PastAct) => Refusal | null>> = {
  'receipt-confirmed': (file, { on }) => whyNotConfirm(file, on),
  'reason-asked': (file) => whyNotAskReason(file),
  'reason-given': (file, { on }) => whyNotRecordReason(file, on),
  'override-notified': (file, { party }) => whyNotOverride(file, party ?? null),
  replied: (file) => whyNotTouch(file),
  served: (file, { on }) => whyNotServe(file, on),
  withdrawn: (file) => whyNotWithdraw(file),
  archived: (file) => whyNotArchive(file),
}
