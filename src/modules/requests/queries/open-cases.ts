import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { loadCalendar } from '../../calendar/index.ts'
import { type Calendar, workingDaysBetween } from '../../calendar/rules/index.ts'
import type { Stage } from '../request.ts'
import { runClock } from '../rules/clock.ts'
import { bandOf, type DaysLeftBand } from '../rules/days-left.ts'
import { clockCaseOf } from '../rules/fold.ts'
import { on } from '../tables.ts'
import { listActsOf } from './load-case.ts'

/**
 * Stages in which an opinion may be awaited, so that days ahead do not count or the due date moves with every day: those
 * cases are read from their acts. Of all others the row says enough.
 */
export const MOVING_STAGES: readonly Stage[] = ['consulting', 'awaitingApproval']

/** So many cases at once are read with their acts. */
const BATCH = 1000

/** An open case by the clock of today. */
export interface OpenCase {
  id: number
  officerId: number | null
  dueOn: Day | null
  workingDaysLeft: number | null
  band: DaysLeftBand
}

/** Open cases in which an opinion may be awaited, each by its own clock. */
export async function listMovingCases(ctx: Ctx, calendar?: Calendar): Promise<OpenCase[]> {
  const by = calendar ?? (await loadCalendar(ctx))
  const rows = await on(ctx)
    .selectFrom('request')
    .select(['id', 'officer_id as officerId'])
    .where('organ_id', '=', ctx.organId)
    .where('concluded_on', 'is', null)
    .where('stage', 'in', MOVING_STAGES)
    .execute()
  const moving: OpenCase[] = []
  for (let at = 0; at < rows.length; at += BATCH) {
    const batch = rows.slice(at, at + BATCH)
    const acts = await listActsOf(
      ctx,
      batch.map(({ id }) => id),
    )
    for (const row of batch) {
      const clockCase = clockCaseOf((acts.get(row.id) ?? []).map(({ act }) => act))
      const clock = clockCase === null ? null : runClock(clockCase, by, ctx.today)
      const left = { dueOn: clock?.dueOn ?? null, workingDaysLeft: clock?.workingDaysLeft ?? null }
      moving.push({ ...row, ...left, band: bandOf(left, ctx.today) })
    }
  }
  return moving
}

/** How many open cases fall due on each day, officer by officer, without those of `listMovingCases`. */
export async function countSteadyCases(
  ctx: Ctx,
  calendar: Calendar,
): Promise<{ officerId: number | null; band: DaysLeftBand; count: number }[]> {
  const rows = await on(ctx)
    .selectFrom('request')
    .select(['officer_id as officerId', 'due_on as dueOn'])
    .select((each) => each.fn.countAll<number>().as('count'))
    .where('organ_id', '=', ctx.organId)
    .where('concluded_on', 'is', null)
    .where('stage', 'not in', MOVING_STAGES)
    .groupBy(['officer_id', 'due_on'])
    .execute()
  return rows.map(({ officerId, dueOn, count }) => {
    const workingDaysLeft = dueOn === null ? null : workingDaysBetween(ctx.today, dueOn, calendar)
    return { officerId, count, band: bandOf({ dueOn, workingDaysLeft }, ctx.today) }
  })
}
