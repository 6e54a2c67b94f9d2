import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { published } from '../published.ts'
import { lookupOf, type Query } from '../rules/index.ts'
import { knownDictionary } from './read-dictionary.ts'

const MOST_TITLES = 5
/** Rarer pairs say more; so many are looked up. */
const MOST_PAIRS = 6
/** In ten thousandths of the documents: a more frequent pair says nothing. */
const FREQUENT = 500

/** For who found nothing: public documents whose titles share most pairs of characters with what was asked for. */
export async function findNearTitles(ctx: Ctx, query: Query): Promise<{ id: number; title: string }[]> {
  const pairs = tellingPairs(ctx, query)
  if (pairs.length === 0) return []
  const { grams } = lookupOf(ctx.organId, pairs, knownDictionary(ctx))
  // The first is the organ, which all of them share.
  const { rows } = await sql<{ document_id: number }>`
    select document_id from search_near(
      for_organ_id => ${ctx.organId}, any_of => ${grams.slice(1)}::integer[], pairs => ${pairs}::text[],
      most => ${MOST_TITLES})`.execute(ctx.db)
  if (rows.length === 0) return []
  const ids = rows.map(({ document_id }) => document_id)
  const titles = await published(ctx).select(['d.id', 'e.title']).where('d.id', 'in', ids).execute()
  return ids.flatMap((id) => titles.filter((each) => each.id === id))
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
