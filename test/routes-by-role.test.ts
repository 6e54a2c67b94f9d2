import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AppOptions, buildApp, ROUTES } from '../src/app.ts'
import { act, type Database } from '../src/lib/db.ts'
import { type AnyRoute, type Edge, mount, route, SESSION_COOKIE } from '../src/lib/http.ts'
import { secretsFrom } from '../src/lib/secrets.ts'
import { addPerson, findSession, type Role, signIn } from '../src/modules/accounts/index.ts'
import { PERMISSIONS, ROLES } from '../src/modules/accounts/rules.ts'
import { buildOrgan, sceneOn } from './builders.ts'
import { freshDatabase, type TestDatabase } from './database.ts'
import { TEST_MASTER_KEY } from './master-key.ts'

/**
 * Who may do what, written out a second time and on purpose: a change of `ROLES` is made here too, by somebody who
 * has read it. Separation of duties stands in the lines that do not share a role.
 */
const HOLDERS: Record<string, readonly Role[]> = {
  'documents.read': ['editor', 'reviewer', 'secrecyReviewer', 'publisher', 'officeHead', 'reportCompiler'],
  'documents.draft': ['editor'],
  'documents.sign': ['reviewer'],
  'documents.publish': ['publisher', 'reportCompiler'],
  'documents.takeDown': ['publisher', 'officeHead'],
  'pageNotes.answer': ['editor', 'publisher', 'officeHead'],
  'secrecy.review': ['secrecyReviewer'],
  'requests.read': ['requestOfficer', 'replyApprover', 'officeHead', 'reportCompiler'],
  'requests.register': ['requestOfficer'],
  'requests.handle': ['requestOfficer'],
  'requests.answerAsUnit': ['unitOfficer'],
  'requests.recordIrregular': ['officeHead'],
  'requests.readPersonal': ['requestOfficer', 'officeHead'],
  'requests.approve': ['replyApprover', 'officeHead'],
  'requests.extend': ['officeHead'],
  'requests.destroy': ['officeHead'],
  'report.read': ['officeHead', 'reportCompiler'],
  'report.compile': ['reportCompiler'],
  'report.decide': ['officeHead'],
  'catalogue.read': ['editor', 'officeHead', 'systemAdministrator'],
  'settings.organ': ['systemAdministrator'],
  'settings.columns': ['systemAdministrator'],
  'settings.people': ['systemAdministrator', 'securityAdministrator'],
  'settings.security': ['securityAdministrator'],
  'audit.read': ['auditAdministrator'],
}

const TODAY = '2024-01-03'
const HERE = 'one.localhost'
const PASSWORD = '项目建设年招商引资加油干'
const ALL_ROLES = Object.keys(ROLES) as Role[]
/** What the edge itself answers; a route that was reached answers something else. */
const EDGE_CODES = ['not-signed-in', 'csrf', 'cross-site', 'not-permitted']
const AT_ONCE = 8

interface Session {
  token: string
  csrf: string
}

let database: TestDatabase
let app: FastifyInstance
const sessions = new Map<Role, Session>()
let abroad: Session

beforeAll(async () => {
  database = await freshDatabase()
  const organ = await buildOrgan(database, '011158671', HERE)
  const other = await buildOrgan(database, '011158672', 'two.localhost')
  for (const role of ALL_ROLES) sessions.set(role, await openSession(organ, role))
  abroad = await openSession(other, 'editor')
  app = await buildApp(appOptions(forgetful(database)))
})
afterAll(async () => {
  await app?.close()
  await database?.drop()
})

describe('the table of roles', () => {
  test('says the same as the roles themselves', () => {
    const held = (permission: string) =>
      ALL_ROLES.filter((role) => (ROLES[role].permits as readonly string[]).includes(permission))
    const actual = Object.fromEntries([...PERMISSIONS].map((each) => [each, held(each)]))
    expect(actual).toEqual(HOLDERS)
  })
})

describe('every route', () => {
  test('is there to be tried, open and closed ones, reading and writing', () => {
    expect(closed().length).toBeGreaterThan(30)
    expect(closed().filter(writes).length).toBeGreaterThan(20)
    expect(ROUTES.filter(isPublic).filter(writes).length).toBeGreaterThan(1)
  })

  test('of the program stands in the table of contents, but for health and the files of the console', () => {
    const listed = new Set(ROUTES.map(({ method, url }) => `${method} ${url}`))
    const mounted = mountedRoutes(app.printRoutes({ commonPrefix: false }))
    expect(mounted.filter((each) => listed.has(each)).length).toBe(ROUTES.length)
    const others = mounted.filter((each) => !listed.has(each))
    expect(others.filter((each) => !/^GET \/(healthz|readyz|console(\/.*)?)$/.test(each))).toEqual([])
  })

  test('answers nobody signed in only where it is public', async () => {
    const expected = listing(ROUTES, (each) => (isPublic(each) ? 'reached' : '401 not-signed-in'))
    expect(await tryAll(ROUTES, null)).toEqual(expected)
  })

  test('knows no session of another organ', async () => {
    const expected = listing(closed(), () => '401 not-signed-in')
    expect(await tryAll(closed(), abroad)).toEqual(expected)
  })

  test.each(ALL_ROLES)('answers the role %s where its permission is held', async (role) => {
    const expected = listing(ROUTES, ({ permission }) =>
      permission === 'public' || permission === 'signed-in' || HOLDERS[permission]?.includes(role)
        ? 'reached'
        : '403 not-permitted',
    )
    expect(await tryAll(ROUTES, sessionOf(role))).toEqual(expected)
  })

  test.each([
    ['no token', undefined],
    ['an empty token', ''],
    ["another session's token", 'borrowed'],
  ])('that changes something refuses %s against forged calls', async (_, given) => {
    const routes = closed().filter(writes)
    const found = await inBatches(routes, async (each) => {
      const role = holderOf(each)
      const csrf = given === 'borrowed' ? abroad.csrf : given
      return line(each, await call(each, { token: sessionOf(role).token, csrf }))
    })
    expect(found).toEqual(listing(routes, () => '403 csrf'))
  })

  test.each([
    [{ 'sec-fetch-site': 'cross-site' }, '403'],
    [{ 'sec-fetch-site': 'same-site' }, '403'],
    [{ origin: 'https://evil.example' }, '403'],
    [{ origin: 'null' }, '403'],
    [{ 'sec-fetch-site': 'same-origin' }, 'reached'],
    [{ origin: `http://${HERE}` }, 'reached'],
  ])('that is public and takes a form answers one that came with %o: %s', async (headers, expected) => {
    const routes = ROUTES.filter(isPublic).filter(writes)
    const found = await inBatches(routes, async (each) =>
      line(each, (await call(each, null, headers)).replace(' cross-site', '')),
    )
    expect(found).toEqual(listing(routes, () => expected))
  })
})

describe('the program does not start', () => {
  const handle = async () => ({})

  test('with a route that names no permission', () => {
    const bare = route({ method: 'GET', url: '/api/bare', permission: '', handle })
    expect(() => mount(fastify(), {} as Edge, [bare])).toThrow('GET /api/bare names no permission')
    const { permission: _, ...without } = bare
    expect(() => mount(fastify(), {} as Edge, [without as AnyRoute])).toThrow(/names no permission/)
  })

  test('with a route whose permission no role holds', async () => {
    const routes = ROUTES as AnyRoute[]
    routes.push(route({ method: 'GET', url: '/api/stray', permission: 'documents.raed', handle }))
    try {
      await expect(buildApp(appOptions(database))).rejects.toThrow(/documents\.raed/)
    } finally {
      routes.pop()
    }
  })
})

function isPublic(each: AnyRoute): boolean {
  return each.permission === 'public'
}

function closed(): AnyRoute[] {
  return ROUTES.filter((each) => !isPublic(each))
}

function writes(each: AnyRoute): boolean {
  return each.method !== 'GET'
}

/** Some role that gets past the permission, so that only the token can be what refuses. */
function holderOf({ permission }: AnyRoute): Role {
  return permission === 'signed-in' ? 'editor' : (HOLDERS[permission]?.[0] ?? 'editor')
}

function sessionOf(role: Role): Session {
  const session = sessions.get(role)
  if (session === undefined) throw new Error(`nobody signed in as ${role}`)
  return session
}

function listing(routes: readonly AnyRoute[], answer: (each: AnyRoute) => string): string[] {
  return routes.map((each) => line(each, answer(each)))
}

function line({ method, url, permission }: AnyRoute, answer: string): string {
  return `${method} ${url} (${permission}): ${answer}`
}

function tryAll(routes: readonly AnyRoute[], session: Session | null): Promise<string[]> {
  return inBatches(routes, async (each) => line(each, await call(each, session)))
}

async function inBatches<T, R>(all: readonly T[], work: (each: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (let start = 0; start < all.length; start += AT_ONCE) {
    results.push(...(await Promise.all(all.slice(start, start + AT_ONCE).map(work))))
  }
  return results
}

/** `GET /path` of everything mounted, from the tree that Fastify draws; HEAD goes with GET. */
function mountedRoutes(drawing: string): string[] {
  const above: string[] = []
  return drawing.split('\n').flatMap((drawn) => {
    const [, indent = '', part = '', methods = ''] = /^([│ ]*)[├└]── (\S+)(?: \((.*)\))?$/.exec(drawn) ?? []
    const depth = indent.length / 4
    above.splice(depth, above.length, part)
    const verbs = methods.split(', ').filter((verb) => verb !== '' && verb !== 'HEAD')
    return verbs.map((verb) => `${verb} ${above.join('')}`)
  })
}

let calls = 0

/** `reached` when the route itself answered, whatever it said; else the edge's status and, where it says one, its code. */
async function call(
  { method, url }: AnyRoute,
  session: { token: string; csrf: string | undefined } | null,
  headers: Record<string, string> = {},
): Promise<string> {
  calls += 1
  const answer = await app.inject({
    method,
    url: url.replaceAll(/:\w+/g, '1').replaceAll('*', '1'),
    headers: {
      host: HERE,
      ...headers,
      ...(session?.csrf === undefined ? {} : { 'x-csrf-token': session.csrf }),
    },
    cookies: session === null ? {} : { [SESSION_COOKIE]: session.token },
    // Each call from an address of its own: rate limits are not what is tried here.
    remoteAddress: `10.${calls >> 16}.${(calls >> 8) & 255}.${calls & 255}`,
    ...(method === 'GET' ? {} : { payload: {} }),
  })
  const { statusCode: status } = answer
  const isJson = String(answer.headers['content-type']).startsWith('application/json')
  const code: unknown = isJson && answer.body !== '' ? answer.json().refusals?.[0]?.code : undefined
  const isOfEdge = status === 401 || status === 403 || EDGE_CODES.includes(String(code))
  if (!isOfEdge && status !== 429 && status < 500) return 'reached'
  return [status, code].filter((each) => each !== undefined).join(' ')
}

async function openSession(organ: Parameters<typeof sceneOn>[1], role: Role): Promise<Session> {
  const scene = sceneOn(TODAY, organ)
  await act(database, scene, (ctx) =>
    addPerson(ctx, { login: role, name: ROLES[role].name, password: PASSWORD, roles: [role] }),
  )
  return act(database, scene, async (ctx) => {
    const result = await signIn(ctx, { login: role, password: PASSWORD })
    if (!result.ok) throw new Error(result.reason.message)
    const session = await findSession(ctx, result.token)
    if (session === null) throw new Error('the session did not begin')
    return { token: result.token, csrf: session.csrf }
  })
}

function appOptions(on: Database): AppOptions {
  return {
    config: { logLevel: 'silent', trustProxy: false, secureCookies: 'auto' },
    platform: { database: on, secrets: secretsFrom(TEST_MASTER_KEY) },
    clock: () => sceneOn(TODAY, 0 as never).now,
  }
}

/** Every transaction is undone: each call finds the same sessions, whatever the one before it did. */
function forgetful(real: Database): Database {
  const undone = new Error('undone')
  return {
    ...real,
    transact: async (organId, work) => {
      const answers: Awaited<ReturnType<typeof work>>[] = []
      await real
        .transact(organId, async (db) => {
          answers.push(await work(db))
          throw undone
        })
        .catch((failure: unknown) => {
          if (failure !== undone) throw failure
        })
      return answers[0] as Awaited<ReturnType<typeof work>>
    },
  }
}
