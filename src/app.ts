import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { Config } from './config.ts'
import { type AnyRoute, type Edge, mount, tallyStore } from './lib/http.ts'
import { PageCache } from './lib/page-cache.ts'
import { openPageLane } from './lib/page-lane.ts'
import { sharedRead } from './lib/shared-read.ts'
import { MemoryTally, type Tally } from './lib/tally.ts'
import { accountRoutes } from './modules/accounts/api.ts'
import { findSession } from './modules/accounts/index.ts'
import { PERMISSIONS, permits } from './modules/accounts/rules.ts'
import { unitRoutes } from './modules/accounts/unit-api.ts'
import { annualReportRoutes } from './modules/annual-report/api.ts'
import { reportCheckRoutes } from './modules/annual-report/check-api.ts'
import { catalogueRoutes } from './modules/catalogue/api.ts'
import { channelRoutes } from './modules/channels/api.ts'
import { documentRoutes } from './modules/documents/api.ts'
import { findOldAddress } from './modules/documents/index.ts'
import { feeRoutes } from './modules/fees/api.ts'
import { messageRoutes } from './modules/messages/api.ts'
import { organRoutes } from './modules/organs/api.ts'
import { findFirstHost, findHosts, findOrgan, type Host } from './modules/organs/index.ts'
import { pageNoteRoutes } from './modules/page-notes/api.ts'
import { remedyRoutes } from './modules/remedies/api.ts'
import { destroyRemedyText, remediesInTheWay } from './modules/remedies/index.ts'
import { actRoutes } from './modules/requests/acts-api.ts'
import { requestRoutes } from './modules/requests/api.ts'
import { besideRoutes } from './modules/requests/beside-api.ts'
import { boardRoutes } from './modules/requests/board-api.ts'
import { calendarRoutes } from './modules/requests/calendar-api.ts'
import { caseFileRoutes } from './modules/requests/case-file-api.ts'
import { intakeRoutes } from './modules/requests/intake-api.ts'
import { letterTemplateRoutes } from './modules/requests/letter-template-api.ts'
import { personalDataRoutes } from './modules/requests/personal-data-api.ts'
import { replyRoutes } from './modules/requests/reply-api.ts'
import { rescreeningRoutes } from './modules/rescreening/api.ts'
import { reviewRoutes } from './modules/review/api.ts'
import { lexiconRoutes, maskRoutes } from './modules/screening/api.ts'
import type { Platform } from './platform.ts'
import { serveConsole } from './serve-console.ts'
import { serveSetup } from './setup/serve-setup.ts'
import { showNotice, siteRoutes } from './site/routes.tsx'

const BODY_BYTES = 1_048_576
/** Of one address, over the whole program; sign-in and lookups are held shorter. */
const REQUESTS_PER_MINUTE = 1_200
/** Some 1,500 pages with their compressed forms. */
const PAGE_CACHE_BYTES = 48 * 1_048_576

export interface AppOptions {
  config: Pick<Config, 'logLevel' | 'trustProxy' | 'secureCookies'>
  platform: Pick<Platform, 'database' | 'secrets'> & Partial<Pick<Platform, 'files'>>
  clock(): Date
  /** Counts for the limits; where there are several processes, all count in one. */
  tally?: Tally
  /** What `localhost` and bare addresses show: nothing, or, in the demo, the first organ. */
  bareHosts?: 'refused' | 'first-organ'
  /** Opens the first use, while there is no organ, to whoever knows this code. Without one there is no such page. */
  setupCode?: string | undefined
}

/** Every address of the program, in order: the table of contents. */
export const ROUTES: readonly AnyRoute[] = [
  ...siteRoutes,
  ...accountRoutes,
  ...unitRoutes,
  ...organRoutes,
  ...catalogueRoutes,
  ...channelRoutes,
  ...messageRoutes,
  ...reviewRoutes,
  ...lexiconRoutes,
  ...maskRoutes,
  ...documentRoutes,
  ...requestRoutes,
  ...personalDataRoutes({ remediesOf: remediesInTheWay, destroyText: destroyRemedyText }),
  ...actRoutes,
  ...replyRoutes,
  ...letterTemplateRoutes,
  ...caseFileRoutes,
  ...besideRoutes,
  ...intakeRoutes,
  ...boardRoutes,
  ...calendarRoutes,
  ...feeRoutes,
  ...remedyRoutes,
  ...pageNoteRoutes,
  ...rescreeningRoutes,
  ...annualReportRoutes,
  ...reportCheckRoutes,
]

/** Composes the program: plugins, health, then the modules' routes. */
export async function buildApp({
  config,
  platform,
  clock,
  tally = new MemoryTally(clock),
  bareHosts = 'refused',
  setupCode,
}: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: loggerOf(config),
    trustProxy: trustOf(config.trustProxy),
    bodyLimit: BODY_BYTES,
  })
  await app.register(helmet, { contentSecurityPolicy: { useDefaults: false, directives: STRICT_CSP } })
  await app.register(cookie)
  await app.register(formbody)
  await app.register(rateLimit, {
    max: REQUESTS_PER_MINUTE,
    timeWindow: '1 minute',
    store: tallyStore(tally),
  })
  mountHealth(app, platform)
  refuseStrangePermissions(ROUTES)
  if (setupCode !== undefined) await serveSetup(app, { platform, clock, code: setupCode })
  const edge = edgeOf({ config, platform, clock, bareHosts, tally })
  await serveConsole(app, (host) => organNameAt(edge, host))
  mount(app, edge, ROUTES)
  openLane(app, edge, config.logLevel)
  return app
}

/** A log as the program writes it, for a process that serves nothing itself. */
export function openLog(config: Pick<Config, 'logLevel'>): FastifyBaseLogger {
  return fastify({ logger: loggerOf(config) }).log
}

function loggerOf({ logLevel }: Pick<Config, 'logLevel'>) {
  return logLevel === 'silent' ? false : { level: logLevel, redact: ['req.headers.cookie'] }
}

/** Finished pages go past the whole of the above: no plugin, no rate limit, and in the log a line of their own. */
function openLane(app: FastifyInstance, edge: Edge, logLevel: Config['logLevel']): void {
  const isLogged = ['info', 'debug', 'trace'].includes(logLevel)
  const lane = openPageLane(app.server, {
    ...edge,
    idleMs: app.server.keepAliveTimeout,
    onAnswer: isLogged
      ? ({ method, address: url, host }, statusCode, remoteAddress) =>
          app.log.info({ req: { method, url, host, remoteAddress }, res: { statusCode } }, 'page from memory')
      : null,
  })
  app.addHook('preClose', async () => lane.close())
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

function edgeOf({
  config,
  platform: { database, secrets, files },
  clock,
  bareHosts,
  tally,
}: Required<Pick<AppOptions, 'config' | 'platform' | 'clock' | 'bareHosts' | 'tally'>>): Edge {
  return {
    database,
    secrets,
    clock,
    secureCookies: config.secureCookies,
    findHost: hostFinder(database, bareHosts),
    pages: new PageCache({ maxBytes: PAGE_CACHE_BYTES }),
    files,
    tally,
    authenticate: findSession,
    permits,
    findMoved: findOldAddress,
    errorPage: (ctx, status, refusals) => showNotice(ctx, status, refusals),
  }
}

const BARE_HOST = /^(localhost|127\.0\.0\.1|\[::1\]|\d+(\.\d+){3})$/

/** Asked for every request, so that what is sent from memory is what is public now: many share one query. */
function hostFinder(
  database: Platform['database'],
  bareHosts: NonNullable<AppOptions['bareHosts']>,
): (host: string) => Promise<Host | null> {
  const find = sharedRead((hosts) => findHosts(database, hosts))
  if (bareHosts === 'refused') return find
  return async (host) => {
    const found = await find(host)
    if (found !== null || !BARE_HOST.test(host)) return found
    const first = await findFirstHost(database)
    return first === null ? null : find(first)
  }
}

async function organNameAt(edge: Edge, host: string): Promise<string | null> {
  const found = await edge.findHost(host)
  if (found === null) return null
  const { organId } = found
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
