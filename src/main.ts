import { type Config, readConfig } from './config.ts'
import { openPlatform } from './platform.ts'
import { serve } from './serve.ts'
import { isUnfounded } from './setup/serve-setup.ts'
import { newSetupCode } from './setup/setup-code.ts'

/** Reads the configuration, opens the installation, serves until told to stop, and stops cleanly. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const platform = await openPlatform(config, { as: 'server' })
  try {
    const setupCode = (await isUnfounded(platform.database)) ? newSetupCode() : undefined
    await serve(config, platform, {
      bareHosts: 'refused',
      setupCode,
      ready: (port) => process.stderr.write(greeting(config, port, setupCode)),
    })
  } finally {
    await platform.stop()
  }
}

function greeting({ host }: Config, port: number, setupCode: string | undefined): string {
  const started = `公开已启动：http://${host}:${port}/（健康检查 /healthz、/readyz）\n`
  if (setupCode === undefined) return started
  // Listening everywhere is no address to open.
  const here = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host
  const address = `http://${here}:${port}/setup?code=${setupCode}`
  return `${started}\n首次使用：请在浏览器中打开 ${address} 填写机关和第一位管理员\n\n`
}

main().catch((failure: unknown) => {
  // A line, not a stack: whoever reads this has installed the program, not written it.
  process.stderr.write(`${failure instanceof Error ? failure.message : failure}\n`)
  process.exitCode = 1
})
