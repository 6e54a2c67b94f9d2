import type { Ctx, OrganId } from '../../../lib/ctx.ts'
import { type Dictionary, NO_DICTIONARY } from '../rules/index.ts'
import { on } from '../tables.ts'

/** Kept for the process: a version never changes, and reading it costs more than a search. */
const known = new Map<OrganId, Dictionary>()
const MOST_ORGANS = 50

/** The dictionary that this process has last seen of the organ; whether it still is the one, the database says. */
export function knownDictionary(ctx: Pick<Ctx, 'organId'>): Dictionary {
  return known.get(ctx.organId) ?? NO_DICTIONARY
}

/** The dictionary of this version. */
export async function readDictionary(ctx: Ctx, version: number): Promise<Dictionary> {
  const kept = known.get(ctx.organId)
  if (kept?.version === version) return kept
  const row = await on(ctx)
    .selectFrom('search_index')
    .select('phrases')
    .where('organ_id', '=', ctx.organId)
    .where('version', '=', version)
    .executeTakeFirst()
  if (row === undefined) return NO_DICTIONARY
  const phrases = new Map(row.phrases.map(([phrase, share], mark) => [phrase, { mark, share }]))
  const dictionary = { version, phrases }
  if (known.size >= MOST_ORGANS && kept === undefined) known.clear()
  known.set(ctx.organId, dictionary)
  return dictionary
}

/** The newest dictionary, held until the transaction ends: no reindexing is finished meanwhile. */
export async function holdDictionary(ctx: Ctx): Promise<Dictionary> {
  const held = await holdNewest(ctx)
  if (held !== undefined) return readDictionary(ctx, held.version)
  await on(ctx)
    .insertInto('search_index')
    .values({
      organ_id: ctx.organId,
      version: 1,
      phrases: JSON.stringify([]),
      complete: true,
      made_at: ctx.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return readDictionary(ctx, (await holdNewest(ctx))?.version ?? 1)
}

async function holdNewest(ctx: Ctx): Promise<{ version: number } | undefined> {
  return on(ctx)
    .selectFrom('search_index')
    .select('version')
    .where('organ_id', '=', ctx.organId)
    .orderBy('version', 'desc')
    .limit(1)
    .forShare()
    .executeTakeFirst()
}
