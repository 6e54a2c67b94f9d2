import { sql } from 'kysely'
import type { Ctx, OrganId, Secrets } from '../../../lib/ctx.ts'
import { dayInChina } from '../../../lib/day.ts'
import { act, type Database } from '../../../lib/db.ts'
import { published } from '../published.ts'
import { frequentPhrases, searchedBody } from '../rules/index.ts'
import { on } from '../tables.ts'
import { dropSearchText, keepSearchText } from './keep-text.ts'

export interface Reindexing {
  database: Database
  secrets: Secrets
  organId: OrganId
  now: Date
  /** After each batch; false pauses: what is done stays, and the next run goes on from there. */
  goOn(progress: { done: number; total: number }): boolean
}

const BATCH = 50
const SAMPLE = 1_000
const SAMPLE_UNITS = 5_000

/**
 * Writes the search index of an organ anew under a new dictionary, or goes on where it was paused. Each batch is a
 * transaction; meanwhile every document is found, and what is published or taken down counts at once.
 */
export async function reindex(work: Reindexing): Promise<'complete' | 'paused'> {
  const version = await inOrgan(work, beginVersion)
  for (let from = 0; ; ) {
    const last = await inOrgan(work, (ctx) => writeBatch(ctx, version, from))
    if (last === null) break
    from = last
    if (!work.goOn(await inOrgan(work, (ctx) => countWritten(ctx, version)))) return 'paused'
  }
  return (await inOrgan(work, (ctx) => finish(ctx, version))) ? 'complete' : reindex(work)
}

/** Whether there is something to write: documents from before there was an index, or a run that was cut off. */
export async function needsReindex(ctx: Ctx): Promise<boolean> {
  const newest = await newestIndex(ctx)
  const { total } = await published(ctx)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  if (total === 0) return false
  if (newest === undefined || !newest.complete) return true
  const { done } = await countWritten(ctx, newest.version)
  const hasNoPhrases = newest.phrases === 0 && total >= GROWN
  return done < total || hasNoPhrases
}

/** From here on a dictionary earns its place. */
const GROWN = 2_000

async function inOrgan<T>(work: Reindexing, step: (ctx: Ctx) => Promise<T>): Promise<T> {
  const { database, secrets, organId, now } = work
  const actor = { kind: 'system', name: '检索索引' } as const
  return act(database, { organId, actor, today: dayInChina(now), now, secrets }, step)
}

async function newestIndex(ctx: Ctx) {
  return on(ctx)
    .selectFrom('search_index')
    .select(['version', 'complete', sql<number>`jsonb_array_length(phrases)`.as('phrases')])
    .where('organ_id', '=', ctx.organId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The version to write: one that was begun before, or the next. */
async function beginVersion(ctx: Ctx): Promise<number> {
  const newest = await newestIndex(ctx)
  if (newest !== undefined && !newest.complete) return newest.version
  const version = (newest?.version ?? 0) + 1
  const { total } = await published(ctx)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const phrases = frequentPhrases(await sampleTexts(ctx, total), total)
  await on(ctx)
    .insertInto('search_index')
    .values({
      organ_id: ctx.organId,
      version,
      phrases: JSON.stringify(phrases),
      complete: false,
      made_at: ctx.now,
    })
    .execute()
  return version
}

/** Spread evenly over all that is public. */
async function sampleTexts(ctx: Ctx, total: number): Promise<string[]> {
  const step = Math.max(1, Math.floor(total / SAMPLE))
  const rows = await published(ctx)
    .select(['e.title', sql<string>`left(e.body_html, ${SAMPLE_UNITS * 2}::integer)`.as('html')])
    .where(sql<boolean>`d.id % ${step}::bigint = 0`)
    .orderBy('d.id', 'desc')
    .limit(SAMPLE)
    .execute()
  return rows.map(({ title, html }) =>
    searchedBody({ ...NOTHING_ELSE, title, bodyHtml: html }).slice(0, SAMPLE_UNITS),
  )
}

const NOTHING_ELSE = { summary: '', keywords: '', documentNumber: '', indexNumber: '', attachments: [] }

/** The last document of the batch; null when there was none. Who publishes or takes down waits for one batch at most. */
async function writeBatch(ctx: Ctx, version: number, from: number): Promise<number | null> {
  const rows = await published(ctx)
    .leftJoin('search_text as s', (join) =>
      join
        .onRef('s.organ_id', '=', 'd.organ_id')
        .onRef('s.document_id', '=', 'd.id')
        .on('s.version', '=', version),
    )
    .select('d.id')
    .where('s.document_id', 'is', null)
    .where('d.id', '>', from)
    .orderBy('d.id')
    .limit(BATCH)
    .forUpdate('d')
    .execute()
  const ids = rows.map(({ id }) => id)
  await keepSearchText(ctx, ids)
  return ids.at(-1) ?? null
}

async function countWritten(ctx: Ctx, version: number): Promise<{ done: number; total: number }> {
  const { done } = await on(ctx)
    .selectFrom('search_text')
    .select((eb) => eb.fn.countAll<number>().as('done'))
    .where('organ_id', '=', ctx.organId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  const { total } = await published(ctx)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { done, total }
}

/** False when something was published under the version before while the last batch was written. */
async function finish(ctx: Ctx, version: number): Promise<boolean> {
  await on(ctx)
    .selectFrom('search_index')
    .select('version')
    .where('organ_id', '=', ctx.organId)
    .forUpdate()
    .execute()
  const strays = await on(ctx)
    .selectFrom('search_text')
    .select('document_id')
    .where('organ_id', '=', ctx.organId)
    .where('version', '<>', version)
    .execute()
  const shown = await published(ctx).select('d.id').execute()
  const known = new Set(shown.map(({ id }) => id))
  const gone = strays.map((each) => each.document_id).filter((id) => !known.has(id))
  if (gone.length > 0) await dropSearchText(ctx, gone)
  if (gone.length < strays.length) return false
  await on(ctx)
    .updateTable('search_index')
    .set({ complete: true })
    .where('organ_id', '=', ctx.organId)
    .where('version', '=', version)
    .execute()
  await on(ctx)
    .deleteFrom('search_index')
    .where('organ_id', '=', ctx.organId)
    .where('version', '<', version)
    .execute()
  return true
}
