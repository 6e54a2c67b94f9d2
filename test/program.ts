import type { FastifyInstance } from 'fastify'
import { buildApp } from '../src/app.ts'
import { day, instantInChina } from '../src/lib/day.ts'
import { secretsFrom } from '../src/lib/secrets.ts'
import type { TestDatabase } from './database.ts'
import { TEST_MASTER_KEY } from './master-key.ts'

/** The whole program over a database, in process and silent, at ten o'clock of a day. */
export function openProgram(database: TestDatabase, on = '2025-01-15'): Promise<FastifyInstance> {
  const now = instantInChina(day(on), 10)
  return buildApp({
    config: { logLevel: 'silent', trustProxy: false, secureCookies: 'auto' },
    platform: { database, secrets: secretsFrom(TEST_MASTER_KEY) },
    clock: () => now,
  })
}
