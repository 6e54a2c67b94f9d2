import type { Ctx, OrganId } from '../ctx.ts'
import { dayInChina, instantInChina } from '../day.ts'
import type { WorkSource } from './job.ts'
import { on } from './tables.ts'

/** Work that recurs every day, for each organ in one transaction. What leaves the program goes through `sendJob`. */
export interface DailyWork {
  /** `module.verb`, once in the whole program. */
  name: string
  /** Who acts, for the audit trail. */
  actor: string
  /** Not before this time of day in China. A program that did not run then catches up on the same day. */
  hour: number
  minute: number
  run(ctx: Ctx): Promise<void>
}

/**
 * Does what of the day's work is due and not done yet, and answers how much. Several processes may run it at once: the
 * mark of the day and the work are one transaction, so that each is done once, and wholly.
 */
export async function runDailyWork(
  source: WorkSource,
  works: readonly DailyWork[],
  organs: readonly OrganId[],
): Promise<number> {
  let done = 0
  const now = source.clock()
  const today = dayInChina(now)
  const due = works.filter(({ hour, minute }) => instantInChina(today, hour, minute) <= now)
  for (const work of due) {
    for (const organId of organs) {
      const actor = { kind: 'system', name: work.actor } as const
      const isDone = await source.database
        .transact(organId, async (db) => {
          const ctx = { db, organId, actor, today, now, secrets: source.secrets }
          if (!(await markDay(ctx, work.name))) return false
          await work.run(ctx)
          return true
        })
        .catch((failure: unknown) => {
          source.report(failure)
          return false
        })
      if (isDone) done += 1
    }
  }
  return done
}

/** False when it was done today already; another process that is at it is waited for. */
async function markDay(ctx: Ctx, name: string): Promise<boolean> {
  const row = await on(ctx)
    .insertInto('daily_work')
    .values({ organ_id: ctx.organId, name, done_on: ctx.today })
    .onConflict((conflict) =>
      conflict
        .columns(['organ_id', 'name'])
        .doUpdateSet({ done_on: ctx.today })
        .where('daily_work.done_on', '<', ctx.today),
    )
    .returning('name')
    .executeTakeFirst()
  return row !== undefined
}
