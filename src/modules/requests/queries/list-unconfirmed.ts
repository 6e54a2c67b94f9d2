import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import type { Refusal } from '../../../lib/refusal.ts'
import { loadCalendar } from '../../calendar/index.ts'
import type { IntakeChannel } from '../applicant.ts'
import { whyConfirmNow } from '../rules/intake-guards.ts'
import { on } from '../tables.ts'

/** A request that lies unconfirmed for too long, and why that is an alarm. */
export interface UnconfirmedRequest {
  id: number
  receiptNumber: string
  information: string
  channel: IntakeChannel
  submittedOn: Day
  why: Refusal
}

/** 条例第三十一条: what should have been confirmed with its applicant by now, the oldest first. Derived, never stored. */
export async function listUnconfirmed(ctx: Ctx): Promise<UnconfirmedRequest[]> {
  const rows = await on(ctx)
    .selectFrom('request as r')
    .innerJoin('intake as i', (join) =>
      join.onRef('i.organ_id', '=', 'r.organ_id').onRef('i.id', '=', 'r.intake_id'),
    )
    .select(['r.id', 'r.receipt_number as receiptNumber', 'r.information', 'r.channel'])
    .select('i.submitted_on as submittedOn')
    .where('r.organ_id', '=', ctx.organId)
    .where('r.stage', '=', 'submitted')
    .orderBy('i.submitted_on')
    .orderBy('r.id')
    .execute()
  const calendar = await loadCalendar(ctx)
  return rows.flatMap((row) => {
    const why = whyConfirmNow({ ...row, receivedOn: null, concludedOn: null }, ctx.today, calendar)
    return why === null ? [] : [{ ...row, why }]
  })
}
