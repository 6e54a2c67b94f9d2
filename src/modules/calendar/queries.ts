import type { Ctx } from '../../lib/ctx.ts'
import type { Calendar } from './calendar.ts'
import { nationalCalendar, withOwnDays } from './national-calendar.ts'
import { on } from './tables.ts'

/** The calendar an organ counts by: the State Council's, with the operator's own days laid over it. */
export async function loadCalendar(ctx: Ctx): Promise<Calendar> {
  const own = await on(ctx)
    .selectFrom('calendar_day')
    .select(['day', 'kind', 'name'])
    .where('organ_id', '=', ctx.organId)
    .orderBy('day')
    .execute()
  return own.length === 0 ? nationalCalendar : withOwnDays(nationalCalendar, own)
}
