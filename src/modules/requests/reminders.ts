import type { Ctx } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'
import type { DailyWork } from '../../lib/jobs.ts'
import { listPeople } from '../accounts/index.ts'
import { record } from '../audit/index.ts'
import { loadCalendar } from '../calendar/index.ts'
import { workingDaysBetween } from '../calendar/rules/index.ts'
import { selectRows } from './queries/load-case.ts'
import { listMovingCases } from './queries/open-cases.ts'
import { type ReminderStep, stepOf, whomToRemind } from './rules/reminders.ts'
import { on } from './tables.ts'

/** 到期提醒, once a working day at 07:00. */
export const reminderWork: DailyWork = {
  name: 'requests.remind',
  actor: '到期提醒',
  hour: 7,
  minute: 0,
  run: async (ctx) => {
    await remind(ctx)
  },
}

export interface Reminder {
  requestId: number
  number: string
  information: string
  dueOn: Day
  step: ReminderStep
  sentOn: Day
}

/**
 * Reminds of every open case whose due date is 5, 2 or 1 working days ahead or has passed: its officer (everybody who
 * handles requests, while there is none), in the end the head of the disclosure office too. Each reminder is sent once,
 * however often this runs; on a day off none is. Answers how many were sent.
 */
export async function remind(ctx: Ctx): Promise<number> {
  const calendar = await loadCalendar(ctx)
  if (!calendar.isWorkingDay(ctx.today)) return 0
  const people = await listPeople(ctx)
  const moving = new Map((await listMovingCases(ctx, calendar)).map((each) => [each.id, each]))
  const open = await selectRows(ctx)
    .where('concluded_on', 'is', null)
    .where('due_on', 'is not', null)
    .execute()
  const rows = open.flatMap(({ id, officerId, dueOn: kept }) => {
    const dueOn = moving.has(id) ? (moving.get(id)?.dueOn ?? null) : kept
    if (dueOn === null) return []
    const left = moving.get(id)?.workingDaysLeft ?? workingDaysBetween(ctx.today, dueOn, calendar)
    const step = stepOf({ dueOn, workingDaysLeft: left }, ctx.today)
    if (step === null) return []
    return whomToRemind({ step, officerId }, people).map((personId) => ({
      organ_id: ctx.organId,
      request_id: id,
      due_on: dueOn,
      step,
      person_id: personId,
      sent_on: ctx.today,
    }))
  })
  const sent = await keep(ctx, rows)
  if (sent > 0) await record(ctx, 'requests.remind', { kind: 'day', id: ctx.today }, { detail: { sent } })
  return sent
}

/** What the acting person was reminded of, has not put away, and is still open; the most urgent first. */
export async function listReminders(ctx: Ctx): Promise<Reminder[]> {
  if (ctx.actor.kind !== 'person') return []
  const rows = await on(ctx)
    .selectFrom('reminder as m')
    .innerJoin('request as r', (join) =>
      join.onRef('r.organ_id', '=', 'm.organ_id').onRef('r.id', '=', 'm.request_id'),
    )
    .select(['r.id as requestId', 'r.case_number', 'r.receipt_number', 'r.information'])
    .select(['m.due_on as dueOn', 'm.step', 'm.sent_on as sentOn'])
    .where('m.organ_id', '=', ctx.organId)
    .where('m.person_id', '=', ctx.actor.id)
    .where('m.seen_at', 'is', null)
    .where('r.concluded_on', 'is', null)
    // One that a moved due date has overtaken says nothing any more.
    .whereRef('r.due_on', '=', 'm.due_on')
    .orderBy('m.step')
    .orderBy('m.due_on')
    .orderBy('r.id')
    .execute()
  // A later step stands for the earlier ones of the same case.
  const tightest = new Map(rows.toReversed().map((row) => [row.requestId, row]))
  return rows
    .filter((row) => tightest.get(row.requestId) === row)
    .map(({ case_number, receipt_number, ...row }) => ({ ...row, number: case_number ?? receipt_number }))
}

/** 知道了: what the acting person was reminded of for this case is put away; the case itself stays where it was. */
export async function putAwayReminders(ctx: Ctx, requestId: number): Promise<void> {
  if (ctx.actor.kind !== 'person') return
  await on(ctx)
    .updateTable('reminder')
    .set({ seen_at: ctx.now })
    .where('organ_id', '=', ctx.organId)
    .where('request_id', '=', requestId)
    .where('person_id', '=', ctx.actor.id)
    .where('seen_at', 'is', null)
    .execute()
}

type NewReminder = {
  organ_id: Ctx['organId']
  request_id: number
  due_on: Day
  step: ReminderStep
  person_id: number
  sent_on: Day
}

/** So many rows to a statement: each has six of the 65,535 parameters. */
const BATCH = 5000

async function keep(ctx: Ctx, rows: readonly NewReminder[]): Promise<number> {
  let sent = 0
  for (let at = 0; at < rows.length; at += BATCH) {
    const kept = await on(ctx)
      .insertInto('reminder')
      .values(rows.slice(at, at + BATCH))
      .onConflict((conflict) => conflict.doNothing())
      .returning('request_id')
      .execute()
    sent += kept.length
  }
  return sent
}
