import cookie from '@fastify/cookie'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Actor, OrganId } from '../src/lib/ctx.ts'
import { type AnyRoute, mount } from '../src/lib/http.ts'
import { PageCache } from '../src/lib/page-cache.ts'
import type { FileStore } from '../src/lib/storage.ts'
import { MemoryTally } from '../src/lib/tally.ts'
import { permits } from '../src/modules/accounts/rules.ts'
import { sceneOn } from './builders.ts'
import type { TestDatabase } from './database.ts'

/** A module's routes on a day of an organ. Stands in for accounts alone: the session token names who calls. */
export async function openRoutes(
  routes: readonly AnyRoute[],
  {
    database,
    organAt,
    on,
    files,
    signIn,
  }: {
    database: TestDatabase
    organAt(host: string): OrganId
    on: string
    files?: FileStore
    signIn(token: string): Actor | undefined
  },
): Promise<FastifyInstance> {
  const app = Fastify()
  await app.register(cookie)
  const { now, secrets } = sceneOn(on, organAt('one.localhost'))
  const clock = () => now
  mount(
    app,
    {
      database,
      secrets,
      clock,
      secureCookies: 'never',
      findHost: async (host) => ({ organId: organAt(host), publicVersion: 1 }),
      findMoved: async () => null,
      pages: new PageCache({ maxBytes: 0 }),
      files,
      tally: new MemoryTally(clock),
      authenticate: async (_, token) => {
        const actor = signIn(token)
        return actor?.kind === 'person' ? { actor, csrf: 'csrf' } : null
      },
      permits,
      errorPage: async () => '',
    },
    routes,
  )
  return app
}
