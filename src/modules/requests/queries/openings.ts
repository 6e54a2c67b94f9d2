import type { Ctx } from '../../../lib/ctx.ts'
import { NotFound } from '../../../lib/refusal.ts'
import type { OpeningProposal } from '../opening.ts'
import { on } from '../tables.ts'

/** The proposals of the organ to make something proactive, open ones first; of one case where it is named. */
export async function listOpenings(
  ctx: Ctx,
  { requestId }: { requestId?: number | undefined } = {},
): Promise<OpeningProposal[]> {
  let query = selectOpenings(ctx)
  if (requestId !== undefined) query = query.where('request_id', '=', requestId)
  return query
    .orderBy('decided_on', (each) => each.desc().nullsFirst())
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
}

export async function lockOpening(ctx: Ctx, id: number): Promise<OpeningProposal> {
  const found = await selectOpenings(ctx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (found === undefined) throw new NotFound('这项建议')
  return found
}

function selectOpenings(ctx: Ctx) {
  return on(ctx)
    .selectFrom('opening_proposal')
    .select([
      'id',
      'request_id as requestId',
      'origin',
      'information',
      'reason',
      'proposed_on as proposedOn',
      'decision',
      'decision_reason as decisionReason',
      'decided_on as decidedOn',
      'document_id as documentId',
      'version',
    ])
    .where('organ_id', '=', ctx.organId)
}
