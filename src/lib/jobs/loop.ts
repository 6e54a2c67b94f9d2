import { setTimeout as sleep } from 'node:timers/promises'
import type { OrganId } from '../ctx.ts'
import { type DailyWork, runDailyWork } from './daily.ts'
import type { JobHandler, WorkSource } from './job.ts'
import { runDueJobs } from './run.ts'

const LOOK_EVERY_MS = 2_000
/** Daily work that fails is tried again no sooner. */
const DAILY_EVERY_MS = 60_000

/**
 * Works off jobs and daily work until it is stopped; `stop` waits for the run that is under way. Nothing is lost by
 * killing the process instead.
 */
export function startWork(
  source: WorkSource,
  work: {
    handlers: readonly JobHandler[]
    daily: readonly DailyWork[]
    organs(): Promise<readonly OrganId[]>
  },
): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const { signal } = stopping
  const every = async (ms: number, round: () => Promise<unknown>) => {
    while (!signal.aborted) {
      await round().catch(source.report)
      // Rejected by the stop alone.
      await sleep(ms, undefined, { signal }).catch(() => {})
    }
  }
  const running = [
    ...work.handlers.map((handler) => every(LOOK_EVERY_MS, () => runDueJobs(source, [handler]))),
    every(DAILY_EVERY_MS, async () => runDailyWork(source, work.daily, await work.organs())),
  ]
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(running)
    },
  }
}
