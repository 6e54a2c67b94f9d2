import type { Ctx } from '../../lib/ctx.ts'
import { published } from './published.ts'

/** The public document that bears this 文号, other than the one named; null when it is free or empty. */
export async function findNumberHolder(
  ctx: Ctx,
  documentNumber: string,
  besides: number,
): Promise<{ id: number; title: string } | null> {
  if (documentNumber === '') return null
  const row = await published(ctx)
    .select(['d.id', 'e.title'])
    .where('e.document_number', '=', documentNumber)
    .where('d.id', '<>', besides)
    .orderBy('d.id')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}
