import { sql } from 'kysely'
import type { Ctx } from '../../ctx.ts'
import type { JobHandler, JobScene } from '../job.ts'

/** A job that counts, in a series of letter numbers, how often its one durable step was taken. */
export function countingJob(
  kind: string,
  run: (scene: JobScene, step: () => Promise<undefined>) => ReturnType<JobHandler['run']>,
  buried: string[] = [],
): JobHandler {
  return {
    kind,
    actor: '测试',
    policy: { attempts: 3, firstDelaySeconds: 60, longestDelaySeconds: 600 },
    mostSeconds: 30,
    run: (scene) =>
      run(scene, async () => {
        await scene.act((ctx) => countUp(ctx, scene.subjectId))
        return undefined
      }),
    gaveUp: async (_ctx, subjectId, reason) => {
      buried.push(`${subjectId} ${reason}`)
    },
  }
}

async function countUp(ctx: Ctx, id: number): Promise<void> {
  await sql`insert into letter_series (organ_id, kind, year, last) values (${ctx.organId}, ${`job-${id}`}, 2025, 1)
    on conflict (organ_id, kind, year) do update set last = letter_series.last + 1`.execute(ctx.db)
}

/** How often the step of this subject was taken. */
export async function countOf(ctx: Ctx, id: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`select last from letter_series
    where organ_id = ${ctx.organId} and kind = ${`job-${id}`}`.execute(ctx.db)
  return rows[0]?.last ?? 0
}
