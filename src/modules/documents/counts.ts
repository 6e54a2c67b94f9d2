import { sql } from 'kysely'
import type { Ctx } from '../../lib/ctx.ts'
import { type Day, firstDayOf, lastDayOf } from '../../lib/day.ts'
import type { DocumentKind } from './document.ts'
import { published } from './published.ts'

// The figures of table 2, 第二十条第（一）项: 本年制发件数, 本年废止件数, 现行有效件数. A document is made on its
// 发文日期, or, where it states none, on the day it was first published.
const MADE_ON = sql<Day>`coalesce(e.issued_on, d.first_published_on)`

/** 本年制发件数 of the public documents of a kind. */
export function countMade(ctx: Ctx, kind: DocumentKind, year: number): Promise<number> {
  return countOf(madeIn(ctx, kind, year))
}

/** 本年废止件数: what ended in the year, by repeal or by expiry, so that the balance of the table closes. */
export function countRepealed(ctx: Ctx, kind: DocumentKind, year: number): Promise<number> {
  return countOf(endedIn(ctx, kind, year))
}

/** 现行有效件数 at the end of a day; what was amended (修改) stays in force. */
export function countInForce(ctx: Ctx, kind: DocumentKind, on: Day): Promise<number> {
  return countOf(inForceOn(ctx, kind, on))
}

/** A document that one of the counts counted. */
export interface CountedDocument {
  id: number
  title: string
  indexNumber: string | null
  publishedOn: Day | null
}

/** The documents behind a count of a year, oldest first: as many as the count says. */
export async function listCounted(
  ctx: Ctx,
  { kind, column, year }: { kind: DocumentKind; column: 'made' | 'repealed' | 'inForce'; year: number },
): Promise<CountedDocument[]> {
  const counted = {
    made: () => madeIn(ctx, kind, year),
    repealed: () => endedIn(ctx, kind, year),
    inForce: () => inForceOn(ctx, kind, lastDayOf(year)),
  }
  return counted[column]()
    .select(['d.id', 'e.title', 'd.index_number as indexNumber', 'd.first_published_on as publishedOn'])
    .orderBy('d.first_published_on')
    .orderBy('d.id')
    .execute()
}

/** How many documents were published for the first time in a year. */
export function countPublishedDocuments(ctx: Ctx, year: number): Promise<number> {
  return countOf(
    published(ctx)
      .where('d.first_published_on', '>=', firstDayOf(year))
      .where('d.first_published_on', '<=', lastDayOf(year)),
  )
}

function madeIn(ctx: Ctx, kind: DocumentKind, year: number) {
  return published(ctx)
    .where('d.kind', '=', kind)
    .where(MADE_ON, '>=', firstDayOf(year))
    .where(MADE_ON, '<=', lastDayOf(year))
}

function endedIn(ctx: Ctx, kind: DocumentKind, year: number) {
  return published(ctx)
    .where('d.kind', '=', kind)
    .where('d.validity', 'in', ['repealed', 'expired'])
    .where('d.validity_changed_on', '>=', firstDayOf(year))
    .where('d.validity_changed_on', '<=', lastDayOf(year))
}

function inForceOn(ctx: Ctx, kind: DocumentKind, on: Day) {
  return published(ctx)
    .where('d.kind', '=', kind)
    .where(MADE_ON, '<=', on)
    .where((eb) =>
      eb.or([eb('d.validity', 'in', ['valid', 'amended']), eb('d.validity_changed_on', '>', on)]),
    )
}

async function countOf(query: ReturnType<typeof published>): Promise<number> {
  const { count } = await query.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return count
}
