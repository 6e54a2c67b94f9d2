import { sql } from 'kysely'
import type { Ctx } from '../../lib/ctx.ts'
import { type Day, firstDayOf, lastDayOf } from '../../lib/day.ts'
import type { DocumentKind } from './document.ts'
import { published } from './published.ts'

// The figures of table 2, 第二十条第（一）项: 本年制发件数, 本年废止件数, 现行有效件数. A document is made on its
// 发文日期, or, where it states none, on the day it was first published.
const MADE_ON = sql<Day>`coalesce(e.issued_on, d.first_published_on)`

/** 本年制发件数 of the public documents of a kind. */
export async function countMade(ctx: Ctx, kind: DocumentKind, year: number): Promise<number> {
  const { count } = await publicOnes(ctx)
    .where('d.kind', '=', kind)
    .where(MADE_ON, '>=', firstDayOf(year))
    .where(MADE_ON, '<=', lastDayOf(year))
    .executeTakeFirstOrThrow()
  return count
}

/** 本年废止件数: what ended in the year, by repeal or by expiry, so that the balance of the table closes. */
export async function countRepealed(ctx: Ctx, kind: DocumentKind, year: number): Promise<number> {
  const { count } = await publicOnes(ctx)
    .where('d.kind', '=', kind)
    .where('d.validity', 'in', ['repealed', 'expired'])
    .where('d.validity_changed_on', '>=', firstDayOf(year))
    .where('d.validity_changed_on', '<=', lastDayOf(year))
    .executeTakeFirstOrThrow()
  return count
}

/** 现行有效件数 at the end of a day; what was amended (修改) stays in force. */
export async function countInForce(ctx: Ctx, kind: DocumentKind, on: Day): Promise<number> {
  const { count } = await publicOnes(ctx)
    .where('d.kind', '=', kind)
    .where(MADE_ON, '<=', on)
    .where((eb) =>
      eb.or([eb('d.validity', 'in', ['valid', 'amended']), eb('d.validity_changed_on', '>', on)]),
    )
    .executeTakeFirstOrThrow()
  return count
}

/** How many documents were published for the first time in a year. */
export async function countPublishedDocuments(ctx: Ctx, year: number): Promise<number> {
  const { count } = await publicOnes(ctx)
    .where('d.first_published_on', '>=', firstDayOf(year))
    .where('d.first_published_on', '<=', lastDayOf(year))
    .executeTakeFirstOrThrow()
  return count
}

function publicOnes(ctx: Ctx) {
  return published(ctx).select((eb) => eb.fn.countAll<number>().as('count'))
}
