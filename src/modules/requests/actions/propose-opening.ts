import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { insist, type Refusal, refusal } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { draftDocument } from '../../documents/index.ts'
import { OPENING, type OpeningProposal } from '../opening.ts'
import { loadCase } from '../queries/load-case.ts'
import { lockOpening } from '../queries/openings.ts'
import { whyStale } from '../rules/case-guards.ts'
import { on } from '../tables.ts'

/** 建议纳入主动公开 (条例第四十四条): by the applicant of a case, or because several asked for the same. */
export async function proposeOpening(
  ctx: Ctx,
  given: { requestId: number; origin: OpeningProposal['origin']; information: string; reason: string },
): Promise<{ id: number }> {
  const { requestId, origin, information, reason } = given
  await loadCase(ctx, requestId, 'for update')
  const { id } = await on(ctx)
    .insertInto('opening_proposal')
    .values({
      organ_id: ctx.organId,
      request_id: requestId,
      origin,
      information,
      reason,
      proposed_on: ctx.today,
      decision: null,
      decided_on: null,
      document_id: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(ctx, 'requests.proposeOpening', { kind: 'opening', id }, { detail: { requestId, origin } })
  return { id }
}

/** Into the proactive scope: a document's draft begins, which leads on through review and the gate (条例第四十四条). */
export async function adoptOpening(
  ctx: Ctx,
  id: number,
  given: { columnId: number; reason: string; version?: number | undefined },
): Promise<{ documentId: number }> {
  const proposal = await lockOpening(ctx, id)
  insist(whyNotDecideOpening(proposal) ?? whyStale(proposal.version, given.version))
  const { id: documentId } = await draftDocument(ctx, {
    kind: 'general',
    columnId: given.columnId,
    title: proposal.information,
    origin: `opening:${id}`,
  })
  await decide(ctx, id, { decision: 'adopted', decision_reason: given.reason, document_id: documentId })
  await record(ctx, 'requests.adoptOpening', { kind: 'opening', id }, { detail: { documentId } })
  return { documentId }
}

/** Not made proactive, with the reason. */
export async function declineOpening(
  ctx: Ctx,
  id: number,
  { reason, version }: { reason: string; version?: number | undefined },
): Promise<void> {
  const proposal = await lockOpening(ctx, id)
  insist(whyNotDecideOpening(proposal) ?? whyStale(proposal.version, version))
  await decide(ctx, id, { decision: 'declined', decision_reason: reason, document_id: null })
  await record(ctx, 'requests.declineOpening', { kind: 'opening', id })
}

function whyNotDecideOpening({ decision, decidedOn }: OpeningProposal): Refusal | null {
  return decision === null ? null : refusal('already-decided', `这项建议已于${decidedOn}处理`, OPENING)
}

async function decide(
  ctx: Ctx,
  id: number,
  to: { decision: 'adopted' | 'declined'; decision_reason: string; document_id: number | null },
): Promise<void> {
  await on(ctx)
    .updateTable('opening_proposal')
    .set({ ...to, decided_on: ctx.today, version: sql`version + 1` })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .execute()
}
