import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { insist, NotFound } from '../../../lib/refusal.ts'
import { type Calendar, holdCalendar, loadCalendar } from '../../calendar/index.ts'
import type { Act } from '../acts.ts'
import type { RequestRow } from '../request.ts'
import { type CaseOnDay, caseOnDay } from '../rules/case-guards.ts'
import { whyDestroyed } from '../rules/destruction-guards.ts'
import { type ActActor, on } from '../tables.ts'
import { destroyedOn } from './destruction-lists.ts'

/** An act with what surrounds it: who, when to the second, with which letter. */
export interface RecordedAct {
  seq: number
  act: Act
  at: Date
  actor: ActActor
  note: string
  letterId: number | null
  irregular: string | null
}

/** A case with everything that its guards and actions need. */
export interface LoadedCase extends CaseOnDay {
  row: RequestRow
  intakeId: number
  history: RecordedAct[]
}

/** Loads a case; `for update` makes other actions on it wait until this transaction ends. */
export async function loadCase(ctx: Ctx, id: number, lock: 'for update' | 'read only'): Promise<LoadedCase> {
  // Before the row: an adoption of the calendar, which writes to every open row, waits for whoever works on one.
  if (lock === 'for update') await holdCalendar(ctx)
  const query = selectRows(ctx).select('intake_id').where('id', '=', id)
  const found = await (lock === 'for update' ? query.forUpdate() : query).executeTakeFirst()
  if (found === undefined) throw new NotFound('这件申请')
  const { intake_id: intakeId, ...row } = found
  if (lock === 'for update' && row.concludedOn !== null)
    insist(whyDestroyed(await destroyedOn(ctx, intakeId)))
  const { submitted_on: submittedOn } = await on(ctx)
    .selectFrom('intake')
    .select('submitted_on')
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', intakeId)
    .executeTakeFirstOrThrow()
  const history = await listActs(ctx, id)
  const acts = history.map(({ act }) => act)
  const calendar = await calendarOf(ctx, history)
  return {
    ...caseOnDay({ channel: row.channel, submittedOn, acts }, calendar, ctx.today),
    row,
    intakeId,
    history,
  }
}

/** Makes every other action on the case wait until this transaction ends, for modules above. */
export async function lockRequest(ctx: Ctx, id: number): Promise<void> {
  await loadCase(ctx, id, 'for update')
}

/** The calendar a case is counted by: today's; once it is concluded, the one it was concluded by. */
export async function calendarOf(
  ctx: Ctx,
  history: readonly Pick<RecordedAct, 'act' | 'at'>[],
): Promise<Calendar> {
  const end = history.find(({ act }) => act.kind === 'replied' || act.kind === 'withdrawn')
  return loadCalendar(ctx, end === undefined ? {} : { asOf: end.at })
}

/** The rows of the list, of this organ. */
export function selectRows(ctx: Ctx) {
  return on(ctx)
    .selectFrom('request')
    .select([
      'id',
      'case_number as caseNumber',
      'receipt_number as receiptNumber',
      'applicant_kind as applicantKind',
      'channel',
      'information',
      'stage',
      'received_on as receivedOn',
      'due_on as dueOn',
      'original_due_on as originalDueOn',
      'provisional',
      'officer_id as officerId',
      'unit_id as unitId',
      'unit_answer_by as unitAnswerBy',
      'outcome',
      'concluded_on as concludedOn',
      'version',
    ])
    .where('organ_id', '=', ctx.organId)
}

/** The acts of a case in the order they were recorded. */
export async function listActs(ctx: Ctx, requestId: number): Promise<RecordedAct[]> {
  const byCase = await listActsOf(ctx, [requestId])
  return byCase.get(requestId) ?? []
}

/** The acts of several cases at once. */
export async function listActsOf(
  ctx: Ctx,
  requestIds: readonly number[],
): Promise<Map<number, RecordedAct[]>> {
  if (requestIds.length === 0) return new Map()
  const rows = await on(ctx)
    .selectFrom('request_act')
    .select(['request_id', 'seq', 'kind', 'acted_on', 'acted_at', 'actor', 'note', 'letter_id', 'data'])
    .select('irregular')
    .where('organ_id', '=', ctx.organId)
    .where('request_id', 'in', requestIds)
    .orderBy('request_id')
    .orderBy('seq')
    .execute()
  return Map.groupBy(
    rows.map((row) => ({ ...recorded(row), requestId: row.request_id })),
    ({ requestId }) => requestId,
  )
}

function recorded(row: {
  seq: number
  kind: Act['kind']
  acted_on: Day
  acted_at: Date
  actor: ActActor
  note: string
  letter_id: number | null
  data: Record<string, unknown>
  irregular: string | null
}): RecordedAct {
  return {
    seq: row.seq,
    act: { ...row.data, kind: row.kind, on: row.acted_on } as Act,
    at: row.acted_at,
    actor: row.actor,
    note: row.note,
    letterId: row.letter_id,
    irregular: row.irregular,
  }
}
