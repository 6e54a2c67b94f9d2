import { type Refusal, refusal } from '../../../lib/refusal.ts'

/** A publication is set for the coming year at most: after that nobody remembers why. */
export const SCHEDULE = { days: 366 } as const

/** Why a publication cannot be set for this instant. */
export function whyNotSchedule(at: Date, now: Date): Refusal | null {
  if (at.getTime() <= now.getTime()) {
    return refusal('schedule-past', '定时发布的时间须在现在之后；现在就要公开的请直接发布', { field: 'at' })
  }
  return at.getTime() - now.getTime() > SCHEDULE.days * 86_400_000
    ? refusal('schedule-far', '定时发布的时间不能超过一年', { field: 'at' })
    : null
}

/** What was meant to go public is no longer what stands there. */
export function whyNotAsScheduled(hash: string | null, scheduled: { contentHash: string }): Refusal | null {
  return hash === null || hash === scheduled.contentHash
    ? null
    : refusal('schedule-text-changed', '定时发布设定后文本有修改，请核对后重新设定')
}
