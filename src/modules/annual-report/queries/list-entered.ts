import type { Ctx } from '../../../lib/ctx.ts'
import { ENTERED_FIGURES, type EnteredCode, type EnteredFigure } from '../compilation.ts'
import { on } from '../tables.ts'

/** What was entered by hand for a year, with source and person. */
export async function listEntered(ctx: Ctx, year: number): Promise<EnteredFigure[]> {
  const rows = await on(ctx)
    .selectFrom('entered_figure')
    .select(['value', 'source', 'entered_by as enteredBy', 'entered_at as enteredAt'])
    .select(['version', (each) => each.ref('figure').$castTo<EnteredCode>().as('code')])
    .where('organ_id', '=', ctx.organId)
    .where('year', '=', year)
    .where('figure', 'in', Object.keys(ENTERED_FIGURES) as EnteredCode[])
    .orderBy('figure')
    .execute()
  return rows
}
