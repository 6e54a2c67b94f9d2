import { createHash } from 'node:crypto'
import type { Ctx, OrganId } from '../../lib/ctx.ts'
import { namesOf } from '../accounts/index.ts'
import type { LexiconVersion, OwnEntry } from './lexicon-entry.ts'
import { compileLexicon, type Lexicon, lexiconOn, STARTER_LEXICON } from './rules/index.ts'
import { on } from './tables.ts'

/** An organ's own entries as they are now; version 0 while it has none. */
export interface OwnLexicon {
  version: number
  entries: readonly OwnEntry[]
}

/** The newest version. */
export async function findLexicon(ctx: Ctx): Promise<OwnLexicon> {
  const row = await newest(ctx).select('entries').executeTakeFirst()
  return row === undefined ? { version: 0, entries: [] } : row
}

/** Of the starter lexicon, which changes with the program. */
const STARTER_NAME = createHash('sha256').update(JSON.stringify(STARTER_LEXICON)).digest('hex').slice(0, 12)

/** Names what the organ reads with: another name, other findings. */
export async function lexiconName(ctx: Ctx): Promise<string> {
  const { version } = (await newest(ctx).executeTakeFirst()) ?? { version: 0 }
  return `${version}-${STARTER_NAME}`
}

/** The versions there are, the newest first. */
export async function listLexiconVersions(ctx: Ctx): Promise<LexiconVersion[]> {
  const rows = await on(ctx)
    .selectFrom('lexicon_version')
    .select(['version', 'entry_count', 'source', 'made_by', 'made_on'])
    .where('organ_id', '=', ctx.organId)
    .orderBy('version', 'desc')
    .limit(50)
    .execute()
  if (rows.length === 0) return []
  const nameOf = await namesOf(
    ctx,
    rows.map((row) => row.made_by),
  )
  return rows.map(({ version, entry_count: entries, source, made_by: by, made_on: madeOn }) => ({
    version,
    entries,
    source,
    madeOn,
    madeBy: nameOf(by),
  }))
}

/** How often each text was ignored, the most often first: candidates for an exception, or to be switched off. */
export async function countIgnored(ctx: Ctx): Promise<{ entry: string; times: number }[]> {
  return on(ctx)
    .selectFrom('screening_disposition')
    .select('entry')
    .select((eb) => eb.fn.countAll<number>().as('times'))
    .where('organ_id', '=', ctx.organId)
    .where('detector', '=', 'lexicon')
    .where('kind', '=', 'ignored')
    .groupBy('entry')
    .orderBy('times', 'desc')
    .orderBy('entry')
    .limit(100)
    .execute()
}

const MOST_READY = 20
/** Made ready once a version and day: to build it costs more than to read a text with it. */
const ready = new Map<OrganId, { version: number; day: string; lexicon: Lexicon }>()

/** What the organ reads with today; undefined where the starter lexicon is all there is. */
export async function readyLexicon(ctx: Ctx): Promise<Lexicon | undefined> {
  const { version } = (await newest(ctx).executeTakeFirst()) ?? { version: 0 }
  if (version === 0) return undefined
  const kept = ready.get(ctx.organId)
  if (kept?.version === version && kept.day === ctx.today) return kept.lexicon
  const { entries } = await findLexicon(ctx)
  const lexicon = compileLexicon(lexiconOn(ctx.today, STARTER_LEXICON, entries))
  if (ready.size >= MOST_READY && kept === undefined) ready.clear()
  ready.set(ctx.organId, { version, day: ctx.today, lexicon })
  return lexicon
}

function newest(ctx: Ctx) {
  return on(ctx)
    .selectFrom('lexicon_version')
    .select('version')
    .where('organ_id', '=', ctx.organId)
    .orderBy('version', 'desc')
    .limit(1)
}
