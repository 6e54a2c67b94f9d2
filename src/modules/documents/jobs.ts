import type { Actor, Ctx, OrganId, Secrets } from '../../lib/ctx.ts'
import { dayInChina } from '../../lib/day.ts'
import type { Database } from '../../lib/db.ts'
import { insist, type Refusal, Refused } from '../../lib/refusal.ts'
import { record } from '../audit/index.ts'
import { lockPublications, publishDocument } from './actions/publish-document.ts'
import { lockDocument } from './rows.ts'
import { contentHash, whyNotAsScheduled } from './rules/index.ts'
import { findSchedule } from './schedules.ts'
import { on } from './tables.ts'

const CLOCKWORK: Actor = { kind: 'system', name: '定时发布' }

/** What the job needs of an installation. */
export interface DueSource {
  database: Database
  secrets: Secrets
  organs(): Promise<OrganId[]>
  now: Date
}

/**
 * Publishes whatever was set for an instant that has come, each in a transaction of its own; the gate is asked again.
 * Several processes may run it at once: each document goes out once. Answers how many went out and were refused.
 */
export async function publishDue(source: DueSource): Promise<{ published: number; refused: number }> {
  const done = { published: 0, refused: 0 }
  const bugs: unknown[] = []
  for (const organId of await source.organs()) {
    const within = <T>(work: (ctx: Ctx) => Promise<T>) =>
      source.database.transact(organId, (db) => work(sceneOf(source, organId, db)))
    for (const id of await within(listDue)) {
      const outcome = await within((ctx) => publishScheduled(ctx, id)).catch((failure: unknown) => {
        // The gate's no is an answer, kept in a transaction that lasts; a bug of one document does not keep the others.
        if (failure instanceof Refused) return failure.refusals
        bugs.push(failure)
        return null
      })
      if (outcome === 'published') done.published += 1
      else if (outcome !== null && (await within((ctx) => keepRefusal(ctx, id, outcome)))) done.refused += 1
    }
  }
  if (bugs.length > 0) throw new AggregateError(bugs, '定时发布没有全部完成')
  return done
}

function sceneOf({ secrets, now }: DueSource, organId: OrganId, db: Ctx['db']): Ctx {
  return { db, organId, actor: CLOCKWORK, today: dayInChina(now), now, secrets }
}

async function listDue(ctx: Ctx): Promise<number[]> {
  const rows = await on(ctx)
    .selectFrom('scheduled_publication')
    .select('document_id')
    .where('organ_id', '=', ctx.organId)
    .where('publish_at', '<=', ctx.now)
    .where('refused_at', 'is', null)
    .orderBy('publish_at')
    .orderBy('document_id')
    .execute()
  return rows.map((row) => row.document_id)
}

/** Null when another process, or a person, was there first. */
async function publishScheduled(ctx: Ctx, id: number): Promise<'published' | null> {
  // Before the document's own lock, as every publication does.
  await lockPublications(ctx)
  const { open } = await lockDocument(ctx, id)
  const schedule = await findSchedule(ctx, id)
  if (schedule === null || !(await listDue(ctx)).includes(id)) return null
  insist(whyNotAsScheduled(open && contentHash(open.content), schedule))
  await publishDocument(ctx, id)
  return 'published'
}

/** False when another process has kept it already. */
async function keepRefusal(ctx: Ctx, id: number, reasons: readonly Refusal[]): Promise<boolean> {
  await lockDocument(ctx, id)
  const kept = await on(ctx)
    .updateTable('scheduled_publication')
    .set({ refused_at: ctx.now, reasons: JSON.stringify(reasons) })
    .where('organ_id', '=', ctx.organId)
    .where('document_id', '=', id)
    .where('publish_at', '<=', ctx.now)
    .where('refused_at', 'is', null)
    .returning('document_id')
    .executeTakeFirst()
  if (kept === undefined) return false
  await record(
    ctx,
    'documents.scheduleRefused',
    { kind: 'document', id },
    { detail: { reasons: reasons.map(({ code, message }) => ({ code, message })) } },
  )
  return true
}
