import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { newestPublished } from '../../documents/index.ts'
import { OUTCOMES } from '../outcome.ts'
import { STAGES } from '../request.ts'
import { mostAlike } from '../rules/similarity.ts'
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

/** How far back is looked. */
const NEWEST = 2000
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
  const rows = await selectRows(ctx).where('id', '<>', id).orderBy('id', 'desc').limit(NEWEST).execute()
  const cases = mostAlike(information, rows, { of: (row) => row.information, least: LEAST, most: 5 })
  const published = await newestPublished(ctx, NEWEST)
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
