import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { findNearTitles, type NearTitle } from '../../documents/index.ts'
import { readQuery } from '../../documents/rules/index.ts'
import { OUTCOMES } from '../outcome.ts'
import { type RequestRow, STAGES } from '../request.ts'
import { mostAlike, pairsOf } from '../rules/similarity.ts'
import { findRequestRow } from './list-requests.ts'
import { selectRows } from './load-case.ts'

/** An earlier case that asks for much the same. */
export interface SimilarCase {
  id: number
  number: string
  information: string
  receivedOn: Day | null
  /** Its outcome, or how far it is. */
  words: string
  likeness: number
}

/** A document that may already say what is asked for. */
export interface SimilarDocument {
  id: number
  title: string
  publishedOn: Day
  likeness: number
}

/** So many cases back is looked: decades of an organ. */
const REACH = 50_000
/** So many texts and titles that share most with it are compared exactly. */
const COMPARED = 200
/** Of a long text, so many pairs of characters are looked for. */
const MOST_PAIRS = 60
/** Below this, two texts of government share no more than their manner of speaking. */
const LEAST = 0.25

/**
 * What to look at before a request is dealt with: whether the same was asked for before (条例第三十六条第（六）项), and
 * whether it is public already (第（一）项).
 */
export async function findSimilar(
  ctx: Ctx,
  id: number,
): Promise<{ cases: SimilarCase[]; documents: SimilarDocument[] }> {
  const information = (await findRequestRow(ctx, id))?.information ?? ''
  const earlier = await casesSharingMost(ctx, id, information)
  const cases = mostAlike(information, earlier, { of: (row) => row.information, least: LEAST, most: 5 })
  const published = await titlesNear(ctx, information)
  const documents = mostAlike(information, published, { of: ({ title }) => title, least: LEAST, most: 5 })
  return {
    cases: cases.map(({ likeness, ...row }) => ({
      id: row.id,
      number: row.caseNumber ?? row.receiptNumber,
      information: row.information,
      receivedOn: row.receivedOn,
      words: row.outcome === null ? STAGES[row.stage] : OUTCOMES[row.outcome].label,
      likeness,
    })),
    documents: documents.map(({ likeness, ...each }) => ({
      id: each.id,
      title: each.title,
      publishedOn: each.publishedOn,
      likeness,
    })),
  }
}

/** Cases in whose text most pairs of characters of this one stand; the newest first among equals. */
async function casesSharingMost(ctx: Ctx, id: number, text: string): Promise<RequestRow[]> {
  const pairs = [...pairsOf(text)].slice(0, MOST_PAIRS)
  if (pairs.length === 0) return []
  const shared = sql.join(
    pairs.map((pair) => sql`(position(${pair} in information) > 0)::int`),
    sql` + `,
  )
  const beyond = await selectRows(ctx)
    .clearSelect()
    .select('id')
    .orderBy('id', 'desc')
    .offset(REACH)
    .limit(1)
    .executeTakeFirst()
  return selectRows(ctx)
    .where('id', '<>', id)
    .where('id', '>', beyond?.id ?? 0)
    .orderBy(shared, 'desc')
    .orderBy('id', 'desc')
    .limit(COMPARED)
    .execute()
}

/** Public documents whose titles the search finds near, among all there are. */
async function titlesNear(ctx: Ctx, text: string): Promise<NearTitle[]> {
  const query = readQuery(text)
  return typeof query === 'string' ? [] : findNearTitles(ctx, query, COMPARED)
}
