import type { Ctx } from '../ctx.ts'
import { on } from './tables.ts'

/**
 * Puts a job into the outbox, in the caller's transaction: with the change, or not at all. Sent again for the same
 * subject it starts anew. `at` is the earliest instant, now when left out.
 */
export async function sendJob(
  ctx: Pick<Ctx, 'db' | 'organId' | 'now'>,
  job: { kind: string; subjectId: number; at?: Date },
): Promise<void> {
  const fresh = {
    state: 'waiting',
    run_at: job.at ?? ctx.now,
    attempts: 0,
    sent_at: ctx.now,
    failure: '',
  } as const
  await on(ctx)
    .insertInto('job')
    .values({ organ_id: ctx.organId, kind: job.kind, subject_id: job.subjectId, ...fresh })
    .onConflict((conflict) => conflict.columns(['organ_id', 'kind', 'subject_id']).doUpdateSet(fresh))
    .execute()
}

/** A job that was given up, and why. */
export interface DeadJob {
  kind: string
  subjectId: number
  attempts: number
  failure: string
  sentAt: Date
}

/** Every job of the organ that was given up, the oldest first. */
export async function listDeadJobs(ctx: Pick<Ctx, 'db' | 'organId'>): Promise<DeadJob[]> {
  const rows = await on(ctx)
    .selectFrom('job')
    .select(['kind', 'subject_id', 'attempts', 'failure', 'sent_at'])
    .where('organ_id', '=', ctx.organId)
    .where('state', '=', 'dead')
    .orderBy('sent_at')
    .orderBy('subject_id')
    .execute()
  return rows.map(({ subject_id: subjectId, sent_at: sentAt, ...rest }) => ({ ...rest, subjectId, sentAt }))
}

/** Starts a dead job again, with all its attempts. False when there is no such dead job. */
export async function restartJob(
  ctx: Pick<Ctx, 'db' | 'organId' | 'now'>,
  job: { kind: string; subjectId: number },
): Promise<boolean> {
  const restarted = await on(ctx)
    .updateTable('job')
    .set({ state: 'waiting', run_at: ctx.now, attempts: 0, failure: '' })
    .where('organ_id', '=', ctx.organId)
    .where('kind', '=', job.kind)
    .where('subject_id', '=', job.subjectId)
    .where('state', '=', 'dead')
    .returning('subject_id')
    .executeTakeFirst()
  return restarted !== undefined
}
