import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import {
  adoptOwnDays,
  type Calendar,
  type CalendarChange,
  calendarWith,
  loadOwnDays,
  nationalCalendar,
} from '../../calendar/index.ts'
import { changedDays, summaryOf, whyNotAdopt } from '../../calendar/rules/index.ts'
import { listActsOf, selectRows } from '../queries/load-case.ts'
import type { RequestRow } from '../request.ts'
import { type CalendarMove, calendarMove } from '../rules/calendar-moves.ts'
import type { CaseState } from '../rules/fold.ts'
import { on } from '../tables.ts'

/** So many cases at once are read with their acts. */
const BATCH = 500

export interface MovedCase extends CalendarMove {
  id: number
  /** Case number, or receipt number before registration. */
  number: string
}

export interface CalendarPreview {
  /** The version on which this was computed: to be given back when it is adopted. */
  seen: number
  summary: string
  /** Open cases with a day of receipt. */
  openCases: number
  moves: MovedCase[]
}

/** Which open cases a change of the calendar would move, from which due date to which. Nothing is written. */
export async function previewCalendar(ctx: Ctx, change: CalendarChange): Promise<CalendarPreview> {
  const now = await loadOwnDays(ctx)
  insist(whyNotAdopt(now, change, nationalCalendar))
  const after = calendarWith(changedDays(now, change))
  const found = await moveCases(ctx, { before: calendarWith(now), after })
  const moves = found.flatMap(({ id, number, move }) => (move === null ? [] : [{ id, number, ...move }]))
  return { seen: now.version, summary: summaryOf(change), openCases: found.length, moves }
}

/**
 * Adopts a change of the calendar and counts every open case again in the same transaction, with one audit record that
 * lists what moved. Concluded cases stay as they were concluded. Refused when somebody else adopted since `seen`.
 */
export async function adoptCalendar(
  ctx: Ctx,
  change: CalendarChange,
  { seen }: { seen: number },
): Promise<{ version: number; moved: number }> {
  const { before, after } = await adoptOwnDays(ctx, change, { seen })
  const found = await moveCases(ctx, { before: calendarWith(before), after: calendarWith(after) })
  const moved = found.flatMap((each) => (each.move === null ? [] : [{ ...each, move: each.move }]))
  for (const { id, state } of moved) await project(ctx, id, state)
  await record(
    ctx,
    'calendar.adopt',
    { kind: 'calendar', id: after.version },
    {
      before: before.days,
      after: after.days,
      detail: {
        source: change.source,
        summary: summaryOf(change),
        moved: moved.map(({ id, move: { from, to } }) => ({ id, from, to })),
      },
    },
  )
  return { version: after.version, moved: moved.length }
}

interface Counted {
  id: number
  number: string
  move: CalendarMove | null
  state: CaseState
}

async function moveCases(ctx: Ctx, calendars: { before: Calendar; after: Calendar }): Promise<Counted[]> {
  const rows: RequestRow[] = await selectRows(ctx)
    .where('concluded_on', 'is', null)
    .where('received_on', 'is not', null)
    .orderBy('due_on')
    .orderBy('id')
    .execute()
  const counted: Counted[] = []
  for (let at = 0; at < rows.length; at += BATCH) {
    const batch = rows.slice(at, at + BATCH)
    const acts = await listActsOf(
      ctx,
      batch.map(({ id }) => id),
    )
    for (const { id, caseNumber, receiptNumber } of batch) {
      const history = (acts.get(id) ?? []).map(({ act }) => act)
      const { move, state } = calendarMove(history, { ...calendars, today: ctx.today })
      counted.push({ id, number: caseNumber ?? receiptNumber, move, state })
    }
  }
  return counted
}

/** Only what the calendar decides; an edit that somebody began on the case is not in the way of it. */
async function project(ctx: Ctx, id: number, state: CaseState): Promise<void> {
  const { stage, dueOn, originalDueOn, provisional } = state
  await on(ctx)
    .updateTable('request')
    .set({ stage, due_on: dueOn, original_due_on: originalDueOn, provisional })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .execute()
}
