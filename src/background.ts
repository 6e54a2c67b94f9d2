import { join } from 'node:path'
import { clearInterval, setInterval } from 'node:timers'
import type { FastifyBaseLogger } from 'fastify'
import { catchUp } from './catch-up.ts'
import type { Config } from './config.ts'
import { JobFailed, startWork } from './lib/jobs.ts'
import { sealAll } from './modules/audit/audit-command.ts'
import { fillSearchIndexes, publishDue } from './modules/documents/index.ts'
import { listOrganIds } from './modules/organs/index.ts'
import { rescreenDue } from './modules/rescreening/index.ts'
import type { Platform } from './platform.ts'
import { DAILY_WORK, JOB_HANDLERS } from './work.ts'

const SEAL_EVERY_MS = 10_000
const PUBLISH_EVERY_MS = 10_000
const RESCREEN_EVERY_MS = 10_000

/**
 * What no visitor waits for: sealing the audit chain, scheduled publications, reading again what is public, jobs and daily
 * work, and what earlier versions left to do. In one process of an installation; `stop` ends what is under way and seals once more.
 */
export function startBackground(
  config: Config,
  { database, secrets, files }: Platform,
  log: FastifyBaseLogger,
): { stop(): Promise<void> } {
  const clock = () => new Date()
  const organs = () => listOrganIds(database)
  const failed = (what: string) => (err: unknown) => log.error({ err }, `${what} failed`)
  const seal = () =>
    sealAll({
      anchorFile: join(config.dataDir, 'audit-anchors.log'),
      database,
      organs,
      now: clock(),
    }).catch(failed('sealing'))
  const publish = oneAtATime(() =>
    publishDue({ database, secrets, organs, now: clock() }).then(undefined, failed('scheduled publication')),
  )
  const sealing = setInterval(seal, SEAL_EVERY_MS)
  const publishing = setInterval(publish.begin, PUBLISH_EVERY_MS)
  const report = (err: unknown) => log[err instanceof JobFailed ? 'warn' : 'error']({ err }, 'a job failed')
  const work = startWork(
    { database, secrets, files, clock, report },
    { handlers: JOB_HANDLERS, daily: DAILY_WORK, organs },
  )
  let isTold = false
  const source = { database, secrets, organs, now: clock(), goOn: () => !isTold }
  const rescreen = oneAtATime(() =>
    rescreenDue({ database, secrets, organs, clock, goOn: () => !isTold }).catch(failed('rescreening')),
  )
  const rescreening = setInterval(rescreen.begin, RESCREEN_EVERY_MS)
  const filling = fillSearchIndexes(source).catch(failed('filling the search index'))
  const catchingUp = catchUp(source).catch(failed('catching up with earlier versions'))
  return {
    stop: async () => {
      isTold = true
      clearInterval(sealing)
      clearInterval(publishing)
      clearInterval(rescreening)
      await work.stop()
      await Promise.all([filling, catchingUp, publish.ended(), rescreen.ended()])
      await seal()
    },
  }
}

/** A run that takes longer than the time between two is not overtaken by the next; `ended` waits for one under way. */
function oneAtATime(work: () => Promise<unknown>): { begin(): Promise<void>; ended(): Promise<void> } {
  let running: Promise<unknown> | null = null
  return {
    begin: async () => {
      if (running !== null) return
      running = work()
      await running
      running = null
    },
    ended: async () => {
      await running
    },
  }
}
