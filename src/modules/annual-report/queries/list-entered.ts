import type { Ctx } from '../../../lib/ctx.ts'
import type { EnteredFigure } from '../compilation.ts'
import { on } from '../tables.ts'

/** What was entered by hand for a year, with source and person. */
export async function listEntered(ctx: Ctx, year: number): Promise<EnteredFigure[]> {
  const rows = await on(ctx)
    .selectFrom('entered_figure')
    .select(['figure as code', 'value', 'source', 'entered_by as enteredBy', 'entered_at as enteredAt'])
    .select('version')
    .where('organ_id', '=', ctx.organId)
    .where('year', '=', year)
    .orderBy('figure')
    .execute()
  return rows
}
