import { readConfig } from './config.ts'
import { openPlatform } from './platform.ts'
import { serve } from './serve.ts'

/** Reads the configuration, opens the installation, serves until told to stop, and stops cleanly. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const platform = await openPlatform(config, { as: 'server' })
  try {
    await serve(config, platform, {
      bareHosts: 'refused',
      ready: (port) =>
        process.stderr.write(`公开已启动：http://${config.host}:${port}/（健康检查 /healthz、/readyz）\n`),
    })
  } finally {
    await platform.stop()
  }
}

main().catch((failure: unknown) => {
  // A line, not a stack: whoever reads this has installed the program, not written it.
  process.stderr.write(`${failure instanceof Error ? failure.message : failure}\n`)
  process.exitCode = 1
})
