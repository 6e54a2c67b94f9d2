import type { Ctx } from '../../../lib/ctx.ts'
import { NotFound } from '../../../lib/refusal.ts'
import { type Calendar, loadCalendar } from '../../calendar/index.ts'
import { openWithCaseKey } from '../../requests/index.ts'
import type { RenewedProposal, RenewedReply } from '../renewed.ts'
import { dueOf } from '../rules/index.ts'
import { on } from '../tables.ts'

type Row = Awaited<ReturnType<ReturnType<typeof selectRenewed>['executeTakeFirstOrThrow']>>

/** The new answers that rulings ordered over a case, the oldest first. */
export async function listRenewed(ctx: Ctx, requestId: number): Promise<RenewedReply[]> {
  const rows = await selectRenewed(ctx).where('request_id', '=', requestId).orderBy('id').execute()
  const calendar = await loadCalendar(ctx)
  return rows.map((row) => renewedOf(row, calendar))
}

/** Those that are still to be answered, of the whole organ. */
export async function listOpenRenewed(ctx: Ctx): Promise<RenewedReply[]> {
  const rows = await selectRenewed(ctx).where('replied_on', 'is', null).orderBy('id').execute()
  const calendar = await loadCalendar(ctx)
  return rows.map((row) => renewedOf(row, calendar)).sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
}

/** The new answer that this remedy's ruling ordered; null where none was opened. */
export async function findRenewed(ctx: Ctx, remedyId: number): Promise<RenewedReply | null> {
  const row = await selectRenewed(ctx).where('remedy_id', '=', remedyId).executeTakeFirst()
  return row === undefined ? null : renewedOf(row, await loadCalendar(ctx))
}

export async function loadRenewed(
  ctx: Ctx,
  id: number,
  lock: 'for update' | 'read only',
): Promise<RenewedReply> {
  const query = selectRenewed(ctx).where('id', '=', id)
  const row = await (lock === 'for update' ? query.forUpdate() : query).executeTakeFirst()
  if (row === undefined) throw new NotFound('这件重新答复')
  return renewedOf(row, await loadCalendar(ctx))
}

/** What was proposed, opened with the key of the case; null while nothing is. */
export async function openProposal(ctx: Ctx, renewed: RenewedReply): Promise<RenewedProposal | null> {
  const row = await on(ctx)
    .selectFrom('renewed_reply')
    .select('proposal_sealed')
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', renewed.id)
    .executeTakeFirstOrThrow()
  // Empty: destroyed with its case.
  if (row.proposal_sealed === null || row.proposal_sealed.length === 0) return null
  return (await openWithCaseKey(ctx, renewed.requestId, row.proposal_sealed)) as RenewedProposal
}

function selectRenewed(ctx: Ctx) {
  return on(ctx)
    .selectFrom('renewed_reply')
    .select([
      'id',
      'remedy_id',
      'request_id',
      'opened_on',
      'ordered_on',
      'working_days',
      'until',
      'officer_id',
      'proposed_by',
      'proposed_on',
      'outcome',
      'approved_by',
      'replied_on',
      'letter_id',
      'served_on',
      'serve_by',
    ])
    .where('organ_id', '=', ctx.organId)
}

function renewedOf(row: Row, calendar: Calendar): RenewedReply {
  const { working_days: workingDays, until, ordered_on: orderedOn } = row
  const period = until === null ? { workingDays: workingDays ?? 0 } : { until }
  const ordered = {
    id: row.id,
    remedyId: row.remedy_id,
    requestId: row.request_id,
    openedOn: row.opened_on,
    orderedOn,
    period,
    ...dueOf({ orderedOn, period }, calendar),
    officerId: row.officer_id,
  }
  const { proposed_by: proposedBy, proposed_on: proposedOn } = row
  if (proposedBy === null || proposedOn === null) return { ...ordered, state: 'open' }
  const proposed = { ...ordered, proposedBy, proposedOn }
  const { outcome, approved_by: approvedBy, replied_on: repliedOn, letter_id: letterId } = row
  if (outcome === null || approvedBy === null || repliedOn === null || letterId === null) {
    return { ...proposed, state: 'referred' }
  }
  const answered = { ...proposed, outcome, approvedBy, repliedOn, letterId }
  const { served_on: servedOn, serve_by: serveBy } = row
  if (servedOn === null || serveBy === null) return { ...answered, state: 'replied' }
  return { ...answered, state: 'served', servedOn, serveBy }
}
