import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import type { OutcomeCode } from '../outcome.ts'
import type { RequestRow } from '../request.ts'
import { addOpening, emptyCounts, spanOf, type Table3Cell, type Table3Counts } from '../rules/table-3.ts'
import { on } from '../tables.ts'
import { selectRows } from './load-case.ts'
import { listOpening } from './opening-balance.ts'

/** The figures of table 3 for a year, by the conditions of `countCases`, and what an old ledger brought for that year. */
export async function countTable3(ctx: Ctx, year: number): Promise<Table3Counts> {
  const { first, last } = spanOf(year)
  const rows = await on(ctx)
    .selectFrom('request')
    .select(['applicant_kind as kind'])
    .select([
      sql<'carriedIn' | 'received'>`case when received_on < ${first} then 'carriedIn' else 'received' end`.as(
        'came',
      ),
      sql<OutcomeCode | null>`case when concluded_on <= ${last} then outcome end`.as('outcome'),
      sql<number>`count(*)`.as('count'),
    ])
    .where('organ_id', '=', ctx.organId)
    .where('received_on', '<=', last)
    .where((where) => where.or([where('concluded_on', 'is', null), where('concluded_on', '>=', first)]))
    .groupBy(['applicant_kind', sql`2`, sql`3`])
    .execute()
  const counts = emptyCounts()
  for (const { kind, came, outcome, count } of rows) {
    counts[came][kind] += count
    const went = outcome === null ? counts.carriedOut : counts.outcomes[outcome]
    went[kind] += count
  }
  return addOpening(counts, await listOpening(ctx, year))
}

/** The cases behind one cell of table 3. */
export async function listCellRecords(
  ctx: Ctx,
  year: number,
  { row, kind }: Table3Cell,
): Promise<RequestRow[]> {
  const { first, last } = spanOf(year)
  let query = selectRows(ctx).where('received_on', '<=', last)
  if (kind !== 'total') query = query.where('applicant_kind', '=', kind)
  switch (row) {
    case 'received':
      query = query.where('received_on', '>=', first)
      break
    case 'carriedIn':
      query = query
        .where('received_on', '<', first)
        .where((where) => where.or([where('concluded_on', 'is', null), where('concluded_on', '>=', first)]))
      break
    case 'carriedOut':
      query = query.where((where) =>
        where.or([where('concluded_on', 'is', null), where('concluded_on', '>', last)]),
      )
      break
    default:
      query = query.where('concluded_on', '>=', first).where('concluded_on', '<=', last)
      if (row !== 'concluded') query = query.where('outcome', '=', row)
  }
  return query.orderBy('received_on').orderBy('id').execute()
}

/** 本年新收: by the legal day of receipt. */
export async function countReceived(ctx: Ctx, year: number): Promise<number> {
  const { first, last } = spanOf(year)
  const row = await on(ctx)
    .selectFrom('request')
    .select((each) => each.fn.countAll<number>().as('count'))
    .where('organ_id', '=', ctx.organId)
    .where('received_on', '>=', first)
    .where('received_on', '<=', last)
    .executeTakeFirstOrThrow()
  return row.count
}
