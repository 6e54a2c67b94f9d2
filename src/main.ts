import { join } from 'node:path'
import { setInterval } from 'node:timers'
import { buildApp } from './app.ts'
import { readConfig } from './config.ts'
import { sealAll } from './modules/audit/audit-command.ts'
import { listOrganIds } from './modules/organs/index.ts'
import { openPlatform } from './platform.ts'

const SEAL_EVERY_MS = 10_000

/** Reads the configuration, opens the installation, serves until told to stop, and stops cleanly. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const platform = await openPlatform(config, { as: 'server' })
  const clock = () => new Date()
  const app = await buildApp({ config, platform, clock })
  const seal = () =>
    sealAll({
      anchorFile: join(config.dataDir, 'audit-anchors.log'),
      database: platform.database,
      organs: () => listOrganIds(platform.database),
      now: clock(),
    })
  const sealing = setInterval(
    () => seal().catch((err) => app.log.error({ err }, 'sealing failed')),
    SEAL_EVERY_MS,
  )
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    clearInterval(sealing)
    await app.close()
    await seal().catch((err) => app.log.error({ err }, 'sealing failed'))
    await platform.stop()
  }
  // Told more than once, by a terminal and by npm, it still stops once.
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  try {
    await app.listen({ port: config.port, host: config.host })
  } catch (failure) {
    await stop()
    const { code } = failure as NodeJS.ErrnoException
    if (code !== 'EADDRINUSE') throw failure
    throw new Error(`端口 ${config.port} 已被占用，请用 PORT=另一个端口 再启动`)
  }
  process.stderr.write(`公开已启动：http://${config.host}:${config.port}/（健康检查 /healthz、/readyz）\n`)
}

main().catch((failure: unknown) => {
  process.stderr.write(`${failure instanceof Error ? failure.message : failure}\n`)
  process.exitCode = 1
})
