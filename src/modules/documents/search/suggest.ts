import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { published } from '../published.ts'
import { lookupOf, type Query } from '../rules/index.ts'
import { knownDictionary } from './read-dictionary.ts'

/** Rarer pairs say more; so many are looked up. */
const MOST_PAIRS = 6
/** In ten thousandths of the documents: a more frequent pair says nothing. */
const FREQUENT = 500

/** A public document by its title, with the day of its first publication. */
export interface NearTitle {
  id: number
  title: string
  publishedOn: Day
}

/** The public documents whose titles share most pairs of characters with what is asked for, so many, the nearest first. */
export async function findNearTitles(ctx: Ctx, query: Query, most: number): Promise<NearTitle[]> {
  const pairs = tellingPairs(ctx, query)
  if (pairs.length === 0) return []
  const { grams } = lookupOf(ctx.organId, pairs, knownDictionary(ctx))
  // The first is the organ, which all of them share.
  const { rows } = await sql<{ document_id: number }>`
    select document_id from search_near(
      for_organ_id => ${ctx.organId}, any_of => ${grams.slice(1)}::integer[], pairs => ${pairs}::text[],
      most => ${most})`.execute(ctx.db)
  if (rows.length === 0) return []
  const ids = rows.map(({ document_id }) => document_id)
  const titles = await published(ctx)
    .select(['d.id', 'e.title', 'd.first_published_on as publishedOn'])
    .where('d.id', 'in', ids)
    .execute()
  return ids.flatMap((id) =>
    titles.flatMap(({ publishedOn, ...each }) =>
      each.id === id && publishedOn !== null ? [{ ...each, publishedOn }] : [],
    ),
  )
}

function tellingPairs(ctx: Ctx, { words }: Query): string[] {
  const { phrases } = knownDictionary(ctx)
  const pairs = new Set(
    words.flatMap((word) => Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2))),
  )
  const shareOf = (pair: string) => phrases.get(pair)?.share ?? 0
  return [...pairs]
    .filter((pair) => pair.isWellFormed() && shareOf(pair) <= FREQUENT)
    .sort((a, b) => shareOf(a) - shareOf(b))
    .slice(0, MOST_PAIRS)
}
