import type { Ctx } from '../lib/ctx.ts'
import { findNearTitles, searchDocuments } from '../modules/documents/index.ts'
import { type Query, readQuery } from '../modules/documents/rules/index.ts'
import type { NothingView } from './parts/nothing-found.tsx'
import { type Asked, addressOf } from './search.tsx'

const MOST_TITLES = 5

const ANYWHERE = { columnIds: null, year: null, kind: null, genre: null, validity: null }
const MOST_SHORTER = 4

/** Ways on for who found nothing: without filters, by a part of the question, by titles that are near. */
export async function nothingOf(
  ctx: Ctx,
  given: { asked: Asked; query: Query; isFiltered: boolean },
): Promise<NothingView> {
  const { asked, query, isFiltered } = given
  const plain: Asked = { ...asked, column: '', year: '', genre: '', validity: '', page: 1 }
  const shorter: NothingView['shorter'] = []
  for (const word of shorterWords(query)) {
    const total = await countFound(ctx, word)
    if (total > 0) shorter.push({ word, total, href: addressOf({ ...plain, q: word }) })
  }
  const near = await findNearTitles(ctx, query, MOST_TITLES)
  return {
    typed: asked.q.trim(),
    unfiltered: isFiltered ? addressOf(plain) : null,
    shorter,
    near: near.map(({ id, title }) => ({ title, href: `/documents/${id}` })),
  }
}

/** Each of several words alone; of one word, its two halves. */
function shorterWords({ words }: Query): string[] {
  const [only] = words
  if (words.length > 1) return words.filter((word) => word.length > 1).slice(0, MOST_SHORTER)
  const units = [...(only ?? '')]
  if (units.length < 4) return []
  const half = Math.ceil(units.length / 2)
  return [units.slice(0, half).join(''), units.slice(units.length - half).join('')]
}

async function countFound(ctx: Ctx, word: string): Promise<number> {
  const query = readQuery(`"${word}"`)
  if (typeof query === 'string') return 0
  const found = await searchDocuments(ctx, { ...query, ...ANYWHERE, order: 'date', page: 1, perPage: 1 })
  return found === 'too-slow' ? 0 : found.total
}
