import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance } from 'fastify'
import type { Config } from './config.ts'
import type { OrganId } from './lib/ctx.ts'
import { type AnyRoute, type Edge, mount } from './lib/http.ts'
import { accountRoutes } from './modules/accounts/api.ts'
import { findSession } from './modules/accounts/index.ts'
import { PERMISSIONS, permits } from './modules/accounts/rules.ts'
import { annualReportRoutes } from './modules/annual-report/api.ts'
import { catalogueRoutes } from './modules/catalogue/api.ts'
import { documentRoutes } from './modules/documents/api.ts'
import { findFirstHost, findHost, findOrgan } from './modules/organs/index.ts'
import { remedyRoutes } from './modules/remedies/api.ts'
import { requestRoutes } from './modules/requests/api.ts'
import { reviewRoutes } from './modules/review/api.ts'
import type { Platform } from './platform.ts'
import { serveConsole } from './serve-console.ts'
import { showNotice, siteRoutes } from './site/routes.tsx'

const BODY_BYTES = 1_048_576
/** Of one address, over the whole program; sign-in and lookups are held shorter. */
const REQUESTS_PER_MINUTE = 1_200

export interface AppOptions {
  config: Pick<Config, 'logLevel' | 'trustProxy' | 'secureCookies'>
  platform: Pick<Platform, 'database' | 'secrets'>
  clock(): Date
  /** What `localhost` and bare addresses show: nothing, or, in the demo, the first organ. */
  bareHosts?: 'refused' | 'first-organ'
}

/** Every address of the program, in order: the table of contents. */
export const ROUTES: readonly AnyRoute[] = [
  ...siteRoutes,
  ...accountRoutes,
  ...catalogueRoutes,
  ...reviewRoutes,
  ...documentRoutes,
  ...requestRoutes,
  ...remedyRoutes,
  ...annualReportRoutes,
]

/** Composes the program: plugins, health, then the modules' routes. */
export async function buildApp({
  config,
  platform,
  clock,
  bareHosts = 'refused',
}: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: config.logLevel === 'silent' ? false : { level: config.logLevel, redact: ['req.headers.cookie'] },
    trustProxy: trustOf(config.trustProxy),
    bodyLimit: BODY_BYTES,
  })
  await app.register(helmet, { contentSecurityPolicy: { useDefaults: false, directives: STRICT_CSP } })
  await app.register(cookie)
  await app.register(formbody)
  await app.register(rateLimit, { max: REQUESTS_PER_MINUTE, timeWindow: '1 minute' })
  mountHealth(app, platform)
  refuseStrangePermissions(ROUTES)
  const edge = edgeOf(config, platform, clock, bareHosts)
  await serveConsole(app, (host) => organNameAt(edge, host))
  mount(app, edge, ROUTES)
  return app
}

/** A number of proxies is a rule about hops, counted from this machine outwards. */
function trustOf(
  setting: Config['trustProxy'],
): boolean | string[] | ((address: string, hop: number) => boolean) {
  return typeof setting === 'number' ? (_address, hop) => hop < setting : setting
}

/** No inline script or style, nothing from elsewhere. */
const STRICT_CSP = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
}

function edgeOf(
  config: AppOptions['config'],
  { database, secrets }: AppOptions['platform'],
  clock: () => Date,
  bareHosts: NonNullable<AppOptions['bareHosts']>,
): Edge {
  return {
    database,
    secrets,
    clock,
    secureCookies: config.secureCookies,
    findOrgan: (host) => organAt(database, host, bareHosts),
    authenticate: findSession,
    permits,
    errorPage: (ctx, status, refusals) => showNotice(ctx, status, refusals),
  }
}

const BARE_HOST = /^(localhost|127\.0\.0\.1|\[::1\]|\d+(\.\d+){3})$/

async function organAt(
  database: Platform['database'],
  host: string,
  bareHosts: NonNullable<AppOptions['bareHosts']>,
): Promise<OrganId | null> {
  const found = await findHost(database, host)
  if (found !== null) return found.organId
  if (bareHosts === 'refused' || !BARE_HOST.test(host)) return null
  const first = await findFirstHost(database)
  return first === null ? null : ((await findHost(database, first))?.organId ?? null)
}

async function organNameAt(edge: Edge, host: string): Promise<string | null> {
  const organId = await edge.findOrgan(host)
  if (organId === null) return null
  return edge.database.transact(organId, async (db) => (await findOrgan({ db, organId })).name)
}

/** Alive: the process answers. Ready: the database answers too. Neither belongs to an organ. */
function mountHealth(app: FastifyInstance, platform: AppOptions['platform']): void {
  app.get('/healthz', async () => ({ status: 'alive' }))
  app.get('/readyz', async (_request, reply) => {
    const answers = await platform.database.ping().then(
      () => true,
      () => false,
    )
    return reply.code(answers ? 200 : 503).send({ status: answers ? 'ready' : 'no database' })
  })
}

/** A permission that no role can hold would lock everybody out: a mistake to find at start. */
function refuseStrangePermissions(routes: readonly AnyRoute[]): void {
  for (const { method, url, permission } of routes) {
    if (permission === 'public' || permission === 'signed-in' || PERMISSIONS.has(permission)) continue
    throw new Error(`${method} ${url} asks for “${permission}”, which no role permits`)
  }
}
