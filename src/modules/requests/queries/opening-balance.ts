import type { Ctx } from '../../../lib/ctx.ts'
import type { OpeningBalance, Table3Cell } from '../rules/table-3.ts'
import { on } from '../tables.ts'

/** 期初数: the cases carried into a year and concluded in it, that are in no case file here. */
export async function listOpening(ctx: Ctx, year: number): Promise<OpeningBalance[]> {
  return on(ctx)
    .selectFrom('opening_balance')
    .select(['applicant_kind as applicantKind', 'outcome', 'count'])
    .where('organ_id', '=', ctx.organId)
    .where('year', '=', year)
    .execute()
}

/** How many of the cases that a cell of table 3 counts are known by their number alone. */
export async function countOpening(ctx: Ctx, year: number, { row, kind }: Table3Cell): Promise<number> {
  return (await listOpening(ctx, year))
    .filter((each) => kind === 'total' || each.applicantKind === kind)
    .filter((each) => row === 'carriedIn' || row === 'concluded' || each.outcome === row)
    .reduce((sum, { count }) => sum + count, 0)
}
