import type { Ctx } from '../../lib/ctx.ts'
import { on } from './tables.ts'

/** 索引号 of one year: the last serial given, or the one after which the series begins. */
export interface IndexSeries {
  year: number
  last: number
}

/** Every year's series of index numbers, newest year first. */
export async function listIndexSeries(ctx: Ctx): Promise<IndexSeries[]> {
  return on(ctx)
    .selectFrom('index_series')
    .select(['year', 'last'])
    .where('organ_id', '=', ctx.organId)
    .orderBy('year', 'desc')
    .execute()
}
