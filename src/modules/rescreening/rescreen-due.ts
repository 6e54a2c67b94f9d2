import type { Ctx, OrganId, Secrets } from '../../lib/ctx.ts'
import { dayInChina } from '../../lib/day.ts'
import { act, type Database } from '../../lib/db.ts'
import { record } from '../audit/index.ts'
import { countPublic, listPublicContents } from '../documents/index.ts'
import { ignoredIn, lexiconName, toReadWith } from '../screening/index.ts'
import { newestRow } from './queries.ts'
import type { ToRead } from './read-document.ts'
import { Readers } from './readers.ts'
import type { Found } from './rescreening.ts'
import { on } from './tables.ts'
import type { ThreadReading } from './worker.ts'

/** So many documents are read, and noted as read, at once. */
const BATCH = 200

/** What it needs of an installation. */
export interface RescreenSource {
  database: Database
  secrets: Secrets
  organs(): Promise<OrganId[]>
  clock(): Date
  /** False ends it after the batch under way; the next call goes on there. */
  goOn(): boolean
}

interface Batch {
  id: number
  lexicon: string
  reading: ThreadReading
  documents: ToRead[]
}

/**
 * Reads everything public again wherever the lexicon has changed since it was read last. Batch by batch: what a kill
 * leaves undone is done by the next call, and whoever pauses it is heard after the batch.
 */
export async function rescreenDue(source: RescreenSource): Promise<void> {
  for (const organId of await source.organs()) {
    const step = <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> => {
      const now = source.clock()
      const actor = { kind: 'system', name: '重新筛查' } as const
      return act(
        source.database,
        { organId, actor, today: dayInChina(now), now, secrets: source.secrets },
        work,
      )
    }
    await rescreenOne(step, source.goOn)
  }
}

async function rescreenOne(
  step: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>,
  goOn: () => boolean,
): Promise<void> {
  let readers = null as { lexicon: string; threads: Readers } | null
  try {
    while (goOn()) {
      const batch = await step(nextBatch)
      if (batch === null) return
      if (readers?.lexicon !== batch.lexicon) {
        await readers?.threads.close()
        readers = { lexicon: batch.lexicon, threads: new Readers(batch.reading) }
      }
      const found = await readers.threads.read(batch.documents)
      await step((ctx) => keepFound(ctx, batch, found))
    }
  } finally {
    await readers?.threads.close()
  }
}

/** What is to be read next; null when nothing is. Begins a rescreening where the lexicon is another than the last. */
async function nextBatch(ctx: Ctx): Promise<Batch | null> {
  const lexicon = await lexiconName(ctx)
  const newest = (await newestRow(ctx).forUpdate().executeTakeFirst()) ?? null
  const row = newest?.lexicon === lexicon ? newest : await begin(ctx, lexicon, newest?.id ?? null)
  if (row === null || row.state !== 'running') return null
  const contents = await listPublicContents(ctx, { after: row.reached, limit: BATCH })
  if (contents.length === 0) {
    await end(ctx, row.id)
    return null
  }
  const ignored = await ignoredIn(
    ctx,
    'document',
    contents.map(({ id }) => id),
  )
  const documents = contents.map((each) => ({ ...each, ignored: ignored.get(each.id) ?? [] }))
  return { id: row.id, lexicon, reading: await toReadWith(ctx), documents }
}

async function begin(ctx: Ctx, lexicon: string, before: number | null) {
  const total = await countPublic(ctx)
  if (total === 0) return null
  if (before !== null) {
    await on(ctx)
      .updateTable('rescreening')
      .set({ state: 'superseded' })
      .where('organ_id', '=', ctx.organId)
      .where('id', '=', before)
      .where('state', 'in', ['running', 'paused'])
      .execute()
  }
  const row = await on(ctx)
    .insertInto('rescreening')
    .values({ organ_id: ctx.organId, lexicon, state: 'running', total, begun_at: ctx.now, ended_at: null })
    .returningAll()
    .executeTakeFirstOrThrow()
  await record(ctx, 'rescreening.begin', { kind: 'rescreening', id: row.id }, { detail: { lexicon, total } })
  return row
}

async function end(ctx: Ctx, id: number): Promise<void> {
  const { done } = await on(ctx)
    .updateTable('rescreening')
    .set({ state: 'complete', ended_at: ctx.now })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .returning('done')
    .executeTakeFirstOrThrow()
  await record(ctx, 'rescreening.complete', { kind: 'rescreening', id }, { detail: { documents: done } })
}

async function keepFound(ctx: Ctx, { id, documents }: Batch, found: readonly Found[]): Promise<void> {
  const editions = new Map(documents.map((each) => [each.id, each.editionNo]))
  for (const { id: documentId, blocking, warnings, findings } of found) {
    const fresh = {
      edition_no: editions.get(documentId) ?? 0,
      blocking,
      warnings,
      findings: JSON.stringify(findings, (_, each) =>
        typeof each === 'string' ? each.toWellFormed() : each,
      ),
    }
    await on(ctx)
      .insertInto('document_to_correct')
      .values({ organ_id: ctx.organId, rescreening_id: id, document_id: documentId, ...fresh })
      .onConflict((again) => again.columns(['organ_id', 'rescreening_id', 'document_id']).doUpdateSet(fresh))
      .execute()
  }
  await on(ctx)
    .updateTable('rescreening')
    .set((row) => ({
      done: row('done', '+', documents.length),
      reached: documents.at(-1)?.id ?? 0,
    }))
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .execute()
}
