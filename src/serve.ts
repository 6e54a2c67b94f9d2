import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type AppOptions, openLog } from './app.ts'
import { startBackground } from './background.ts'
import type { Config } from './config.ts'
import { MemoryTally } from './lib/tally.ts'
import type { Platform } from './platform.ts'
import { openWeb, type Web } from './web.ts'
import { startWebProcesses } from './web-processes.ts'

/** Built beside this program; see vite.server.ts. */
const WEB_PROCESS = join(import.meta.dirname, 'web-process.js')
/** Shared out among the web processes; the rest of what the database takes is for everything else. */
const WEB_CONNECTIONS = 40
const LEAST_CONNECTIONS = 3

interface Options {
  bareHosts: NonNullable<AppOptions['bareHosts']>
  setupCode?: string | undefined
  ready(port: number): void
}

/** Serves an opened installation until the process is told to stop, drains, and seals the audit chain. */
export async function serve(config: Config, platform: Platform, options: Options): Promise<void> {
  await platform.files.sweep(new Date())
  const web = await openOneOrMore(config, platform, options)
  options.ready(web.port)
  const background = startBackground(config, platform, web.log)
  await toldToStop()
  await web.close()
  await background.stop()
}

/** One process serves itself; several serve under this one, which then does what no visitor waits for. */
async function openOneOrMore(
  config: Config,
  platform: Platform,
  { bareHosts, setupCode }: Options,
): Promise<Web> {
  const { webProcesses: count, port } = config
  if (count === 1) return openWeb(config, platform, { bareHosts, setupCode })
  if (!existsSync(WEB_PROCESS)) throw new Error('WEB_PROCESSES 只用于构建好的程序')
  const log = openLog(config)
  const connections = Math.max(LEAST_CONNECTIONS, Math.floor(WEB_CONNECTIONS / count))
  const processes = await startWebProcesses({
    count,
    program: WEB_PROCESS,
    orders: { port, databaseUrl: platform.databaseUrl, connections, bareHosts, setupCode },
    tally: new MemoryTally(() => new Date()),
    report: (message) => log.error(message),
  })
  return { ...processes, log }
}

/** Told more than once, by a terminal and by npm, it still stops once. */
function toldToStop(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGINT', () => resolve())
    process.on('SIGTERM', () => resolve())
  })
}
