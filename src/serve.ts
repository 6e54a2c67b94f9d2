import { join } from 'node:path'
import { setInterval } from 'node:timers'
import { type AppOptions, buildApp } from './app.ts'
import { catchUp } from './catch-up.ts'
import type { Config } from './config.ts'
import { JobFailed, startWork } from './lib/jobs.ts'
import { sealAll } from './modules/audit/audit-command.ts'
import { fillSearchIndexes, publishDue } from './modules/documents/index.ts'
import { listOrganIds } from './modules/organs/index.ts'
import type { Platform } from './platform.ts'
import { DAILY_WORK, JOB_HANDLERS } from './work.ts'

const SEAL_EVERY_MS = 10_000
const PUBLISH_EVERY_MS = 10_000

/** Serves an opened installation until the process is told to stop, drains, and seals the audit chain. */
export async function serve(
  config: Config,
  platform: Platform,
  options: {
    bareHosts: NonNullable<AppOptions['bareHosts']>
    setupCode?: string | undefined
    ready(port: number): void
  },
): Promise<void> {
  const clock = () => new Date()
  const app = await buildApp({
    config,
    platform,
    clock,
    bareHosts: options.bareHosts,
    setupCode: options.setupCode,
  })
  await platform.files.sweep(clock())
  const seal = () =>
    sealAll({
      anchorFile: join(config.dataDir, 'audit-anchors.log'),
      database: platform.database,
      organs: () => listOrganIds(platform.database),
      now: clock(),
    }).catch((err: unknown) => app.log.error({ err }, 'sealing failed'))
  const publish = oneAtATime(() =>
    publishDue({
      database: platform.database,
      secrets: platform.secrets,
      organs: () => listOrganIds(platform.database),
      now: clock(),
    }).then(undefined, (err: unknown) => app.log.error({ err }, 'scheduled publication failed')),
  )
  await listen(config, () => app.listen({ port: config.port, host: config.host }))
  const address = app.server.address()
  options.ready(typeof address === 'object' && address !== null ? address.port : config.port)
  const sealing = setInterval(seal, SEAL_EVERY_MS)
  const publishing = setInterval(publish, PUBLISH_EVERY_MS)
  const { database, secrets, files } = platform
  const work = startWork(
    {
      database,
      secrets,
      files,
      clock,
      report: (err) => app.log[err instanceof JobFailed ? 'warn' : 'error']({ err }, 'a job failed'),
    },
    { handlers: JOB_HANDLERS, daily: DAILY_WORK, organs: () => listOrganIds(database) },
  )
  let isTold = false
  const filling = fillSearchIndexes({
    database,
    secrets,
    organs: () => listOrganIds(database),
    now: clock(),
    goOn: () => !isTold,
  }).catch((err: unknown) => app.log.error({ err }, 'filling the search index failed'))
  const catchingUp = catchUp({
    database,
    secrets,
    organs: () => listOrganIds(database),
    now: clock(),
    goOn: () => !isTold,
  }).catch((err: unknown) => app.log.error({ err }, 'catching up with earlier versions failed'))
  await toldToStop()
  isTold = true
  clearInterval(sealing)
  clearInterval(publishing)
  await app.close()
  await work.stop()
  await filling
  await catchingUp
  await seal()
}

/** A run that takes longer than the time between two is not overtaken by the next. */
function oneAtATime(work: () => Promise<unknown>): () => Promise<void> {
  let running: Promise<unknown> | null = null
  return async () => {
    if (running !== null) return
    running = work()
    await running
    running = null
  }
}

async function listen(config: Config, start: () => Promise<string>): Promise<void> {
  try {
    await start()
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw failure
    throw new Error(`端口 ${config.port} 已被占用，请用 PORT=另一个端口 再启动`)
  }
}

/** Told more than once, by a terminal and by npm, it still stops once. */
function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGINT', () => resolve())
    process.on('SIGTERM', () => resolve())
  })
}
