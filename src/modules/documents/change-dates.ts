import { sql } from 'kysely'
import type { Ctx } from '../../lib/ctx.ts'
import { published } from './published.ts'

/** So many numbers of documents make a part: below what one site map may hold (50,000). */
const PART = 10_000

/** The part, counted from 1, that tells about a document. */
export function partOf(documentId: number): number {
  return Math.ceil(documentId / PART)
}

/** The numbers of a part, first and last. */
export function partRange(part: number): { first: number; last: number } {
  return { first: (part - 1) * PART + 1, last: part * PART }
}

/** Where the site lists the documents of a part, for machines. */
export function sitemapAddress(part: number): string {
  return `/sitemaps/documents-${part}.xml`
}

/** The parts that hold public documents, and when the last of each changed. */
export async function listPartsOfPublic(ctx: Ctx): Promise<{ part: number; changedAt: Date }[]> {
  const rows = await published(ctx)
    .select(sql<number>`((d.id - 1) / ${sql.lit(PART)} + 1)::int`.as('part'))
    .select((eb) => eb.fn.max('e.published_at').as('changed_at'))
    .groupBy('part')
    .orderBy('part')
    .execute()
  return rows.map(({ part, changed_at }) => ({ part, changedAt: told(changed_at) }))
}

/** The public documents of a part, each with when its present edition was published; empty for a part without any. */
export async function listChangeDates(ctx: Ctx, part: number): Promise<{ id: number; changedAt: Date }[]> {
  const { first, last } = partRange(part)
  const rows = await published(ctx)
    .select(['d.id', 'e.published_at'])
    .where('d.id', '>=', first)
    .where('d.id', '<=', last)
    .orderBy('d.id')
    .execute()
  return rows.map(({ id, published_at }) => ({ id, changedAt: told(published_at) }))
}

/** When the newest public edition of each column was published; columns without any are left out. */
export async function listColumnChanges(ctx: Ctx): Promise<Map<number, Date>> {
  const rows = await published(ctx)
    .select('d.column_id')
    .select((eb) => eb.fn.max('e.published_at').as('changed_at'))
    .groupBy('d.column_id')
    .execute()
  return new Map(rows.map(({ column_id, changed_at }) => [column_id, told(changed_at)]))
}

function told(at: Date | null): Date {
  if (at === null) throw new Error('a published edition has no time')
  return at
}
