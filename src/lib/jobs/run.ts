import type { Actor, Ctx, OrganId } from '../ctx.ts'
import { dayInChina } from '../day.ts'
import { Again, JobFailed, type JobHandler, type JobScene, type WorkSource } from './job.ts'
import { delayAfter } from './policy.ts'
import { on } from './tables.ts'

interface Claimed {
  organId: OrganId
  subjectId: number
  attempt: number
}

/**
 * Works off every job that is due, each to the end of its run, and answers how many runs there were. Several processes
 * may do it at once: a job is run by one of them.
 */
export async function runDueJobs(source: WorkSource, handlers: readonly JobHandler[]): Promise<number> {
  let runs = 0
  for (const handler of handlers) {
    for (const organId of await organsWithDue(source, handler.kind)) {
      for (;;) {
        const claimed = await claim(source, organId, handler)
        if (claimed === null) break
        runs += 1
        await runOne(source, handler, claimed)
      }
    }
  }
  return runs
}

async function organsWithDue({ database, clock }: WorkSource, kind: string): Promise<OrganId[]> {
  const rows = await database.transactAcross((db) =>
    on({ db })
      .selectFrom('job')
      .select('organ_id')
      .distinct()
      .where('kind', '=', kind)
      .where('state', '=', 'waiting')
      .where('run_at', '<=', clock())
      .execute(),
  )
  return rows.map((row) => row.organ_id)
}

/**
 * Takes the oldest due job: counts the attempt and pushes it on, before anything is done. Whoever dies from here on
 * leaves a job that is due again later; a job that kills its process every time runs out of attempts.
 */
async function claim(source: WorkSource, organId: OrganId, handler: JobHandler): Promise<Claimed | null> {
  const now = source.clock()
  return source.database.transact(organId, async (db) => {
    const due = await on({ db })
      .selectFrom('job')
      .select(['subject_id', 'attempts'])
      .where('organ_id', '=', organId)
      .where('kind', '=', handler.kind)
      .where('state', '=', 'waiting')
      .where('run_at', '<=', now)
      .orderBy('run_at')
      .orderBy('subject_id')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (due === undefined) return null
    const attempt = due.attempts + 1
    const seconds = Math.max(handler.mostSeconds, delayAfter(attempt, handler.policy, Math.random()))
    await on({ db })
      .updateTable('job')
      .set({ attempts: attempt, run_at: after(now, seconds) })
      .where('organ_id', '=', organId)
      .where('kind', '=', handler.kind)
      .where('subject_id', '=', due.subject_id)
      .execute()
    return { organId, subjectId: due.subject_id, attempt }
  })
}

/**
 * The row stays locked for as long as the run lasts: no second process starts beside one that is merely slow, for
 * `claim` passes over it. The lock itself is waited for: a claim that came too late may hold it for a moment.
 */
async function runOne(source: WorkSource, handler: JobHandler, claimed: Claimed): Promise<void> {
  const { organId, subjectId, attempt } = claimed
  await source.database.transact(organId, async (db) => {
    const held = await on({ db })
      .selectFrom('job')
      .select('attempts')
      .where('organ_id', '=', organId)
      .where('kind', '=', handler.kind)
      .where('subject_id', '=', subjectId)
      .where('state', '=', 'waiting')
      .forUpdate()
      .executeTakeFirst()
    // Sent anew, or taken by another process that thought this one dead.
    if (held?.attempts !== attempt) return
    const outcome = await outcomeOf(source, handler, claimed)
    await settle(ctxOf(source, handler, organId, db), handler, claimed, outcome)
  })
}

type Outcome = { done: true } | { again: number } | { failure: string; final: boolean }

async function outcomeOf(source: WorkSource, handler: JobHandler, claimed: Claimed): Promise<Outcome> {
  const isLast = claimed.attempt >= handler.policy.attempts
  try {
    if (claimed.attempt > handler.policy.attempts)
      throw new JobFailed('程序多次中断，没有做完', { final: true })
    const answer = await handler.run(sceneOf(source, handler, claimed))
    return answer instanceof Again ? { again: answer.seconds } : { done: true }
  } catch (failure) {
    source.report(failure)
    if (failure instanceof JobFailed) return { failure: failure.reason, final: failure.final || isLast }
    // A bug's own words may hold anything: they go to the log, not into the table.
    return { failure: '程序出错，详情见运行日志', final: isLast }
  }
}

async function settle(
  ctx: Ctx,
  handler: JobHandler,
  { subjectId, attempt }: Claimed,
  outcome: Outcome,
): Promise<void> {
  const { kind } = handler
  if ('done' in outcome) {
    await on(ctx)
      .deleteFrom('job')
      .where('organ_id', '=', ctx.organId)
      .where('kind', '=', kind)
      .where('subject_id', '=', subjectId)
      .execute()
    return
  }
  const isDead = 'failure' in outcome && outcome.final
  const next =
    'again' in outcome
      ? { attempts: attempt - 1, run_at: after(ctx.now, outcome.again), failure: '' }
      : {
          attempts: attempt,
          run_at: after(ctx.now, delayAfter(attempt, handler.policy, Math.random())),
          failure: outcome.failure,
        }
  await on(ctx)
    .updateTable('job')
    .set({ ...next, state: isDead ? 'dead' : 'waiting' })
    .where('organ_id', '=', ctx.organId)
    .where('kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .execute()
  if (isDead) await handler.gaveUp(ctx, subjectId, outcome.failure)
}

function sceneOf(
  source: WorkSource,
  handler: JobHandler,
  { organId, subjectId, attempt }: Claimed,
): JobScene {
  const { database, files, clock } = source
  return {
    organId,
    subjectId,
    attempt,
    files,
    clock,
    act: (work) => database.transact(organId, (db) => work(ctxOf(source, handler, organId, db))),
  }
}

function ctxOf({ secrets, clock }: WorkSource, handler: JobHandler, organId: OrganId, db: Ctx['db']): Ctx {
  const actor: Actor = { kind: 'system', name: handler.actor }
  const now = clock()
  return { db, organId, actor, today: dayInChina(now), now, secrets }
}

function after(instant: Date, seconds: number): Date {
  return new Date(instant.getTime() + Math.round(seconds * 1000))
}
