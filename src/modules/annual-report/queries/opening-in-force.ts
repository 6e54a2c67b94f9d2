import type { Ctx } from '../../../lib/ctx.ts'
import type { DocumentKind } from '../../documents/index.ts'
import { OPENING_FIGURES } from '../compilation.ts'
import { on } from '../tables.ts'

/**
 * 现行有效件数 that an old ledger brought: what is in force at the end of `year` and is no document of this program. The
 * figure of the latest year up to then; 0 where none was brought.
 */
export async function openingInForce(ctx: Ctx, kind: DocumentKind, year: number): Promise<number> {
  if (kind !== 'rule' && kind !== 'normativeDocument') return 0
  const row = await on(ctx)
    .selectFrom('entered_figure')
    .select('value')
    .where('organ_id', '=', ctx.organId)
    .where('figure', '=', OPENING_FIGURES[kind])
    .where('year', '<=', year)
    .orderBy('year', 'desc')
    .limit(1)
    .executeTakeFirst()
  return typeof row?.value === 'number' ? row.value : 0
}
