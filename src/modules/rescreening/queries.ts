import type { Ctx } from '../../lib/ctx.ts'
import { listShown } from '../documents/index.ts'
import type { Rescreening, ToCorrect } from './rescreening.ts'
import { on } from './tables.ts'

/** More would be no list; the rest comes up when these are done. */
const MOST_LISTED = 500

/** The row in force; for update, so that a pause and a batch follow each other. */
export function newestRow(ctx: Ctx) {
  return on(ctx)
    .selectFrom('rescreening')
    .select(['id', 'lexicon', 'state', 'total', 'done', 'reached', 'begun_at', 'ended_at'])
    .where('organ_id', '=', ctx.organId)
    .orderBy('id', 'desc')
    .limit(1)
}

/** The newest rescreening; null where nothing was ever public. */
export async function findRescreening(ctx: Ctx): Promise<Rescreening | null> {
  const row = await newestRow(ctx).executeTakeFirst()
  if (row === undefined) return null
  const { id, state, total, done, begun_at: begunAt, ended_at: endedAt } = row
  // What was published meanwhile is read, too.
  return { id, state, total: Math.max(total, done), done, begunAt, endedAt }
}

/**
 * Public documents in which the newest rescreening found something, what must be dealt with first. One that has another
 * edition since then was read when that was published, and is off the list; so is what is no longer public, or settled.
 */
export async function listToCorrect(ctx: Ctx): Promise<ToCorrect[]> {
  const row = await newestRow(ctx).executeTakeFirst()
  if (row === undefined) return []
  const rows = await on(ctx)
    .selectFrom('document_to_correct')
    .select(['document_id as id', 'edition_no as editionNo', 'blocking', 'warnings', 'findings'])
    .where('organ_id', '=', ctx.organId)
    .where('rescreening_id', '=', row.id)
    .where('settled_at', 'is', null)
    .orderBy('blocking', 'desc')
    .orderBy('warnings', 'desc')
    .orderBy('document_id', 'desc')
    .limit(MOST_LISTED)
    .execute()
  const shown = await listShown(
    ctx,
    rows.map(({ id }) => id),
  )
  return rows.flatMap((each) => {
    const now = shown.get(each.id)
    return now?.editionNo === each.editionNo ? [{ ...each, title: now.title }] : []
  })
}
