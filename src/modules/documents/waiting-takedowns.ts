import type { Ctx } from '../../lib/ctx.ts'
import { on } from './tables.ts'
import type { TakedownCause } from './takedown.ts'

export interface WaitingTakedown {
  id: number
  documentId: number
  title: string
  cause: TakedownCause
  /** Still public until confirmed, or down already because it was urgent. */
  state: 'proposed' | 'unconfirmed'
  proposedById: number
  proposedAt: Date
}

/** The takedowns that wait for their second person, the oldest first. */
export async function listWaitingTakedowns(ctx: Ctx): Promise<WaitingTakedown[]> {
  const rows = await on(ctx)
    .selectFrom('takedown as t')
    .innerJoin('edition as e', (join) =>
      join
        .onRef('e.organ_id', '=', 't.organ_id')
        .onRef('e.document_id', '=', 't.document_id')
        .onRef('e.no', '=', 't.edition_no'),
    )
    .select(['t.id', 't.document_id as documentId', 'e.title', 't.cause', 't.taken_down_at as takenDownAt'])
    .select(['t.proposed_by as proposedById', 't.proposed_at as proposedAt'])
    .where('t.organ_id', '=', ctx.organId)
    .where('t.verdict', 'is', null)
    .orderBy('t.id')
    .execute()
  return rows.map(({ takenDownAt, ...row }) => ({
    ...row,
    state: takenDownAt === null ? 'proposed' : 'unconfirmed',
  }))
}
