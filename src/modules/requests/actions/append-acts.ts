import { sql } from 'kysely'
import type { Actor, Ctx } from '../../../lib/ctx.ts'
import { dayInChina } from '../../../lib/day.ts'
import { insist } from '../../../lib/refusal.ts'
import { holdCalendar } from '../../calendar/index.ts'
import type { Act } from '../acts.ts'
import { calendarOf, listActs } from '../queries/load-case.ts'
import { whyClockBack } from '../rules/case-guards.ts'
import { foldActs } from '../rules/fold.ts'
import { type ActActor, on } from '../tables.ts'
import { tellApplicant } from './tell-applicant.ts'

export interface NewAct {
  act: Act
  note?: string
  letterId?: number
  irregular?: string | null
}

/**
 * The only way into the case file: appends acts and writes the row of the case from their fold, so that the row
 * can never say something that the acts do not. Refuses while the clock of the server is behind the last act.
 */
export async function appendActs(ctx: Ctx, requestId: number, additions: readonly NewAct[]): Promise<void> {
  await holdCalendar(ctx)
  const before = await listActs(ctx, requestId)
  const last = before.at(-1)
  insist(whyClockBack(last === undefined ? null : dayInChina(last.at), ctx.today))
  const seq = last?.seq ?? 0
  await on(ctx)
    .insertInto('request_act')
    .values(additions.map((each, index) => actRow(ctx, requestId, seq + index + 1, each)))
    .execute()
  const acts = [...before, ...additions].map(({ act }) => act)
  const state = foldActs(acts, await calendarOf(ctx, before), ctx.today)
  await on(ctx)
    .updateTable('request')
    .set({
      stage: state.stage,
      case_number: state.caseNumber,
      officer_id: state.officerId,
      unit_id: state.unitId,
      unit_answer_by: state.unitAnswerBy,
      received_on: state.receivedOn,
      due_on: state.dueOn,
      original_due_on: state.originalDueOn,
      provisional: state.provisional,
      outcome: state.outcome,
      concluded_on: state.concludedOn,
      version: sql`version + 1`,
    })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', requestId)
    .execute()
  await tellApplicant(
    ctx,
    requestId,
    additions.map(({ act }) => act),
  )
}

function actRow(ctx: Ctx, requestId: number, seq: number, { act, note, letterId, irregular }: NewAct) {
  const { kind, on: actedOn, ...data } = act
  return {
    organ_id: ctx.organId,
    request_id: requestId,
    seq,
    kind,
    acted_on: actedOn,
    acted_at: ctx.now,
    actor: JSON.stringify(snapshot(ctx.actor)),
    note: note ?? '',
    letter_id: letterId ?? null,
    data: JSON.stringify(data),
    irregular: irregular ?? null,
  }
}

/** Who acted, as they were. Not from which address: that is for the audit. */
function snapshot(actor: Actor): ActActor {
  switch (actor.kind) {
    case 'person':
      return { kind: 'person', id: actor.id, name: actor.name, roles: actor.roles }
    case 'public':
      return { kind: 'public', name: '申请人' }
    case 'system':
      return { kind: 'system', name: actor.name }
  }
}
