import type { FastifyBaseLogger } from 'fastify'
import { type AppOptions, buildApp } from './app.ts'
import type { Config } from './config.ts'
import type { WebPlatform } from './platform.ts'

/** A process's part in serving: an open port. */
export interface Web {
  port: number
  log: FastifyBaseLogger
  /** Answers what has begun, and no more. */
  close(): Promise<void>
}

/** Serves the pages, forms and api of an installation. Throws in plain words when the port is taken. */
export async function openWeb(
  config: Config,
  platform: WebPlatform,
  options: Pick<AppOptions, 'bareHosts' | 'setupCode' | 'tally'>,
): Promise<Web> {
  const app = await buildApp({ config, platform, clock: () => new Date(), ...options })
  try {
    await app.listen({ port: config.port, host: config.host })
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw failure
    throw new Error(`端口 ${config.port} 已被占用，请用 PORT=另一个端口 再启动`)
  }
  const address = app.server.address()
  const port = typeof address === 'object' && address !== null ? address.port : config.port
  return { port, log: app.log, close: () => app.close() }
}
