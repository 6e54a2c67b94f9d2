import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { ACTS, type IrregularKind } from '../acts.ts'
import { on } from '../tables.ts'

/** What was done against the law, or late: for the figures of a month. */
export interface IrregularAct {
  requestId: number
  caseNumber: string | null
  on: Day
  words: string
  why: string
}

/** Acts of these days, both included, that the law gave no effect or that came late; the earliest first. */
export async function listIrregularActs(
  ctx: Ctx,
  { from, through }: { from: Day; through: Day },
): Promise<IrregularAct[]> {
  const rows = await on(ctx)
    .selectFrom('request_act as a')
    .innerJoin('request as r', (join) =>
      join.onRef('r.organ_id', '=', 'a.organ_id').onRef('r.id', '=', 'a.request_id'),
    )
    .select(['a.request_id', 'a.kind', 'a.data', 'a.acted_on', 'a.irregular', 'r.case_number'])
    .where('a.organ_id', '=', ctx.organId)
    .where('a.irregular', 'is not', null)
    .where('a.acted_on', '>=', from)
    .where('a.acted_on', '<=', through)
    .orderBy('a.acted_on')
    .orderBy('a.request_id')
    .orderBy('a.seq')
    .execute()
  return rows.map((row) => ({
    requestId: row.request_id,
    caseNumber: row.case_number,
    on: row.acted_on,
    words: ACTS[row.kind === 'irregular' ? (row.data.what as IrregularKind) : row.kind],
    why: row.irregular ?? '',
  }))
}
