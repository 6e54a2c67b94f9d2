import type { Ctx } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'
import type { DailyWork } from '../../lib/jobs.ts'
import { listPeople } from '../accounts/index.ts'
import { record } from '../audit/index.ts'
import { loadCalendar } from '../calendar/index.ts'
import { workingDaysBetween } from '../calendar/rules/index.ts'
import { findRequestRow } from '../requests/index.ts'
import { type ReminderStep, stepOf, whomToRemind } from '../requests/rules/index.ts'
import { listOpenRenewed } from './queries/index.ts'
import { on } from './tables.ts'

/** 到期提醒 of new answers, once a working day, just after that of the cases. */
export const renewedReminderWork: DailyWork = {
  name: 'remedies.remind',
  actor: '到期提醒',
  hour: 7,
  minute: 5,
  run: async (ctx) => {
    await remindRenewed(ctx)
  },
}

export interface RenewedReminder {
  renewedId: number
  requestId: number
  number: string
  dueOn: Day
  step: ReminderStep
}

/**
 * Reminds of every new answer whose last day is 5, 2 or 1 working days ahead or has passed: its officer (everybody who
 * handles requests, once that one has left), in the end the head of the disclosure office too. Each step is sent once; on a
 * day off none is. Answers how many were sent.
 */
export async function remindRenewed(ctx: Ctx): Promise<number> {
  const calendar = await loadCalendar(ctx)
  if (!calendar.isWorkingDay(ctx.today)) return 0
  const people = await listPeople(ctx)
  const rows = (await listOpenRenewed(ctx)).flatMap(({ id, dueOn, officerId }) => {
    const step = stepOf({ dueOn, workingDaysLeft: workingDaysBetween(ctx.today, dueOn, calendar) }, ctx.today)
    if (step === null) return []
    const reminder = { organ_id: ctx.organId, renewed_id: id, due_on: dueOn, step, sent_on: ctx.today }
    return whomToRemind({ step, officerId }, people).map((personId) => ({ ...reminder, person_id: personId }))
  })
  if (rows.length === 0) return 0
  const kept = await on(ctx)
    .insertInto('renewed_reminder')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning('renewed_id')
    .execute()
  const sent = kept.length
  if (sent > 0) await record(ctx, 'remedies.remind', { kind: 'day', id: ctx.today }, { detail: { sent } })
  return sent
}

/** What the acting person was reminded of, has not put away, and is still to be answered; the most urgent first. */
export async function listRenewedReminders(ctx: Ctx): Promise<RenewedReminder[]> {
  if (ctx.actor.kind !== 'person') return []
  const unseen = await on(ctx)
    .selectFrom('renewed_reminder')
    .select(['renewed_id as renewedId', 'due_on as dueOn', 'step'])
    .where('organ_id', '=', ctx.organId)
    .where('person_id', '=', ctx.actor.id)
    .where('seen_at', 'is', null)
    .orderBy('step')
    .execute()
  const reminders: RenewedReminder[] = []
  for (const { id, requestId, dueOn } of await listOpenRenewed(ctx)) {
    // The tightest step stands for the others; one that a moved due date has overtaken says nothing any more.
    const found = unseen.find((each) => each.renewedId === id && each.dueOn === dueOn)
    if (found === undefined) continue
    const row = await findRequestRow(ctx, requestId)
    const number = row?.caseNumber ?? row?.receiptNumber ?? ''
    reminders.push({ ...found, requestId, number })
  }
  return reminders
}

/** 知道了: what the acting person was reminded of for this new answer is put away. */
export async function putAwayRenewedReminders(ctx: Ctx, renewedId: number): Promise<void> {
  if (ctx.actor.kind !== 'person') return
  await on(ctx)
    .updateTable('renewed_reminder')
    .set({ seen_at: ctx.now })
    .where('organ_id', '=', ctx.organId)
    .where('renewed_id', '=', renewedId)
    .where('person_id', '=', ctx.actor.id)
    .where('seen_at', 'is', null)
    .execute()
}
