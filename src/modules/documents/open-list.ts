import type { Ctx } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'
import { partRange } from './change-dates.ts'
import type { DocumentKind } from './document.ts'
import { published } from './published.ts'

/** A public document as a line of a list for machines. */
export interface OpenItem {
  id: number
  title: string
  indexNumber: string
  documentNumber: string
  columnId: number
  kind: DocumentKind
  theme: string
  validity: 'valid' | 'expired' | 'repealed' | 'amended'
  issuedOn: Day | null
  publishedOn: Day
  /** When the text that is public now was published. */
  changedAt: Date
  summary: string
}

/**
 * Public documents in the order of their numbers, from after this one on: whoever asks on from the last one gets every
 * document once, whatever is published meanwhile.
 */
export async function listOpen(
  ctx: Ctx,
  asked: {
    after: number
    limit: number
    columnIds?: readonly number[] | undefined
    kind?: DocumentKind | undefined
    changedSince?: Date | undefined
  },
): Promise<OpenItem[]> {
  const { after, limit, columnIds, kind, changedSince } = asked
  const rows = await items(ctx)
    .where('d.id', '>', after)
    .$if(columnIds !== undefined, (query) => query.where('d.column_id', 'in', [...(columnIds ?? [])]))
    .$if(kind !== undefined, (query) => query.where('d.kind', '=', kind ?? 'general'))
    .$if(changedSince !== undefined, (query) => query.where('e.published_at', '>=', changedSince ?? null))
    .limit(limit)
    .execute()
  return rows.map(itemOf)
}

/** All public documents of a part of the numbers, as the site maps have them. */
export async function listOpenPart(ctx: Ctx, part: number): Promise<OpenItem[]> {
  const { first, last } = partRange(part)
  const rows = await items(ctx).where('d.id', '>=', first).where('d.id', '<=', last).execute()
  return rows.map(itemOf)
}

function items(ctx: Ctx) {
  return published(ctx)
    .select(['d.id', 'd.index_number', 'd.column_id', 'd.kind', 'd.validity', 'd.first_published_on'])
    .select(['e.title', 'e.document_number', 'e.theme', 'e.issued_on', 'e.published_at', 'e.summary'])
    .orderBy('d.id')
}

function itemOf(row: Awaited<ReturnType<ReturnType<typeof items>['executeTakeFirstOrThrow']>>): OpenItem {
  const { index_number: indexNumber, first_published_on: publishedOn, published_at: changedAt } = row
  if (indexNumber === null || publishedOn === null || changedAt === null)
    throw new Error('a published document lacks its number or its day')
  return {
    id: row.id,
    title: row.title,
    indexNumber,
    documentNumber: row.document_number,
    columnId: row.column_id,
    kind: row.kind,
    theme: row.theme,
    validity: row.validity,
    issuedOn: row.issued_on,
    publishedOn,
    changedAt,
    summary: row.summary,
  }
}
