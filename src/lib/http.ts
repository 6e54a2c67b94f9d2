import '@fastify/cookie'
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import type { z } from 'zod'
import type { Actor, Ctx, OrganId, Secrets } from './ctx.ts'
import { dayInChina } from './day.ts'
import type { Database } from './db.ts'
import { pageAddress } from './page-address.ts'
import { codingFor, finishPage, isKnown, type Page, type PageCache, type PageKey } from './page-cache.ts'
import { NotFound, type Refusal, Refused, refusal } from './refusal.ts'

type Schema = z.ZodType

/** One address of the program. A route without a permission cannot be written down. */
export interface Route<
  M extends HTTPMethods = HTTPMethods,
  U extends string = string,
  P extends Schema = Schema,
  Q extends Schema = Schema,
  B extends Schema = Schema,
  A = unknown,
> {
  method: M
  url: U
  /** What the staff member must be permitted to do; `public` is open to anybody, `signed-in` to any staff. */
  permission: string
  /** How often one address may call in a minute, where the whole program's limit is too wide. */
  perMinute?: number
  /**
   * A public page that is the same for everybody until what the public sees, or the day, changes: finished once, then
   * sent from memory. It is made for nobody in particular, so it knows no session, cookie or address.
   */
  cached?: true
  params?: P
  query?: Q
  body?: B
  handle(
    ctx: Ctx,
    input: { params: z.output<P>; query: z.output<Q>; body: z.output<B> },
    call: Call,
  ): Promise<A>
}

// biome-ignore lint/suspicious/noExplicitAny: a list of routes holds every input and answer type.
export type AnyRoute = Route<any, any, any, any, any, any>

/** Infers a route's types from its schemas. */
export function route<
  M extends HTTPMethods,
  U extends string,
  A,
  P extends Schema = z.ZodObject,
  Q extends Schema = z.ZodObject,
  B extends Schema = z.ZodObject,
>(spec: Route<M, U, P, Q, B, A>): Route<M, U, P, Q, B, A> {
  return spec
}

/** What a route may know of the call besides its input. */
export interface Call {
  host: string
  path: string
  address: string
  cookie(name: string): string | undefined
  log: FastifyBaseLogger
}

/** An answer that is not JSON, or needs a status, headers or cookies of its own. */
export class Answer {
  readonly body: string | Uint8Array
  readonly status: number
  readonly headers: Record<string, string>
  readonly cookies: { name: string; value: string; maxAgeSeconds: number }[] = []
  constructor(
    body: string | Uint8Array,
    options: { status?: number; headers?: Record<string, string> } = {},
  ) {
    this.body = body
    this.status = options.status ?? 200
    this.headers = options.headers ?? {}
  }
  withCookie(name: string, value: string, maxAgeSeconds: number): this {
    this.cookies.push({ name, value, maxAgeSeconds })
    return this
  }
}

export function html(
  body: string,
  options: { status?: number; headers?: Record<string, string> } = {},
): Answer {
  return new Answer(body, {
    ...options,
    headers: { 'content-type': 'text/html; charset=utf-8', ...options.headers },
  })
}

/** JSON with a status or cookies of its own. Unlike a thrown refusal, it keeps what the transaction wrote. */
export function jsonAnswer(status: number, body: unknown): Answer {
  return new Answer(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  })
}

export interface SignedIn {
  actor: Actor & { kind: 'person' }
  csrf: string
}

/** What `app.ts` hands to the edge: lib knows neither sites nor accounts. */
export interface Edge {
  database: Database
  secrets: Secrets
  clock(): Date
  /** auto: as the request came, by https or not. */
  secureCookies: 'auto' | 'always' | 'never'
  /** The organ at a host name, with the version of what its public sees as of after the call. */
  findHost(host: string): Promise<{ organId: OrganId; publicVersion: number } | null>
  pages: PageCache
  authenticate(ctx: Ctx, token: string): Promise<SignedIn | null>
  permits(roles: readonly string[], permission: string): boolean
  /** A page in the house style of the organ; a strange host has no house, and gets the bare words. */
  errorPage(ctx: Ctx, status: number, refusals: readonly Refusal[]): Promise<string>
}

export const SESSION_COOKIE = 'gongkai_session'
const CSRF_HEADER = 'x-csrf-token'

/** Mounts routes: authenticate, parse, ONE transaction, ctx, run, present. */
export function mount(app: FastifyInstance, edge: Edge, routes: readonly AnyRoute[]): void {
  for (const each of routes) {
    if (!each.permission) throw new Error(`${each.method} ${each.url} names no permission`)
    if (each.cached && (each.permission !== 'public' || each.method !== 'GET'))
      throw new Error(`${each.method} ${each.url} is not a page that is the same for everybody`)
    app.route({
      method: each.method,
      url: each.url,
      config: limitOf(edge, each),
      handler: (request, reply) => serve(edge, each, request, reply),
    })
  }
  // What Fastify itself refuses: too often, too large, no form or JSON.
  app.setErrorHandler((failure, request, reply) => presentFailure(edge, callOf(request), reply, failure))
  app.setNotFoundHandler((request, reply) =>
    presentFailure(edge, callOf(request), reply, new NotFound('这个页面')),
  )
}

/** Making a page is counted, sending one from memory is not: it costs less than the counting. */
function limitOf(edge: Edge, { perMinute, ...spec }: AnyRoute) {
  if (spec.cached) {
    return { rateLimit: { allowList: (request: FastifyRequest) => isInMemory(edge, spec, request) } }
  }
  return perMinute === undefined ? {} : { rateLimit: { max: perMinute, timeWindow: '1 minute' } }
}

async function serve(
  edge: Edge,
  spec: AnyRoute,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const call = callOf(request)
  try {
    const host = await edge.findHost(call.host)
    if (host === null) throw new NotFound('这个网站')
    if (spec.cached) return await servePage(edge, spec, request, reply, host)
    const { organId } = host
    const answer = await edge.database.transact(organId, async (db) => {
      const now = edge.clock()
      const visitor: Actor = { kind: 'public', address: call.address }
      const ctx: Ctx = { db, organId, actor: visitor, today: dayInChina(now), now, secrets: edge.secrets }
      const actor = await whoCalls(edge, spec, ctx, request)
      return spec.handle({ ...ctx, actor }, parse(spec, request), call)
    })
    return present(edge, reply, answer, request.protocol === 'https')
  } catch (failure) {
    return presentFailure(edge, call, reply, failure)
  }
}

type Host = NonNullable<Awaited<ReturnType<Edge['findHost']>>>

/** From memory, or rendered for all who come after. The version was read before, so what is kept is never older. */
async function servePage(
  edge: Edge,
  spec: AnyRoute,
  request: FastifyRequest,
  reply: FastifyReply,
  host: Host,
): Promise<unknown> {
  const input = parse(spec, request)
  const now = edge.clock()
  const key = pageKey(spec, host, input, now)
  const { organId, day: today, address: path } = key
  const call: Call = { host: '', path, address: '', cookie: () => undefined, log: request.log }
  const page = await edge.pages.take(key, async () => {
    const answer: unknown = await edge.database.transact(organId, (db) =>
      spec.handle({ db, organId, actor: { kind: 'public' }, today, now, secrets: edge.secrets }, input, call),
    )
    if (!(answer instanceof Answer) || answer.status !== 200 || answer.cookies.length > 0)
      throw new Error(`${spec.url} answers with something else than a page`)
    return finishPage({ ...sharedHeaders(reply), ...PAGE_HEADERS, ...answer.headers }, answer.body)
  })
  return sendPage(request, reply, page)
}

async function isInMemory(edge: Edge, spec: AnyRoute, request: FastifyRequest): Promise<boolean> {
  const host = await edge.findHost(callOf(request).host)
  const { input, problems } = read(spec, request)
  if (host === null || problems.length > 0) return false
  return edge.pages.find(pageKey(spec, host, input, edge.clock())) !== undefined
}

function pageKey(spec: AnyRoute, { organId, publicVersion }: Host, input: Input, now: Date): PageKey {
  const address = pageAddress(spec.url, input, spec.query?.safeParse({}).data as never)
  return { organId, address, version: publicVersion, day: dayInChina(now) }
}

/** Browsers ask again each time, and get a short 304 while nothing has changed. */
const PAGE_HEADERS = { 'cache-control': 'no-cache', vary: 'Accept-Encoding' }

/** What the plugins say in every answer, such as the content security policy; not what they say to one visitor. */
function sharedHeaders(reply: FastifyReply): Record<string, string> {
  const all = Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)] as const)
  return Object.fromEntries(all.filter(([name]) => !name.startsWith('x-ratelimit-')))
}

function sendPage(request: FastifyRequest, reply: FastifyReply, page: Page): unknown {
  const coding = codingFor(request.headers['accept-encoding']?.toString())
  const { body, etag } = page.variants[coding]
  reply.headers(page.headers).header('etag', etag)
  if (isKnown(etag, request.headers['if-none-match'])) return reply.code(304).send()
  if (coding !== 'identity') reply.header('content-encoding', coding)
  return reply.send(body)
}

async function whoCalls(edge: Edge, spec: AnyRoute, ctx: Ctx, request: FastifyRequest): Promise<Actor> {
  const token = request.cookies[SESSION_COOKIE]
  const signedIn = token === undefined ? null : await edge.authenticate(ctx, token)
  if (spec.permission === 'public') {
    if (isForeign(request)) throw new HttpError(403, refusal('cross-site', '请从本网站的页面提交'))
    return signedIn?.actor ?? ctx.actor
  }
  if (signedIn === null) throw new HttpError(401, refusal('not-signed-in', '请先登录，或登录已过期'))
  if (request.method !== 'GET' && request.headers[CSRF_HEADER] !== signedIn.csrf) {
    throw new HttpError(403, refusal('csrf', '页面已过期，请刷新后再试；您填写的内容不会丢失'))
  }
  if (spec.permission !== 'signed-in' && !edge.permits(signedIn.actor.roles, spec.permission)) {
    throw new HttpError(403, refusal('not-permitted', '您的岗位没有这项权限，请联系系统管理员'))
  }
  return signedIn.actor
}

/** A form posted from another site's page: browsers say so, and other clients need no protection from it. */
function isForeign(request: FastifyRequest): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const { origin } = request.headers
  return origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== request.host)
}

type Input = { params: never; query: never; body: never }

function parse(spec: AnyRoute, request: FastifyRequest): Input {
  const { input, problems } = read(spec, request)
  if (problems.length > 0) throw new HttpError(422, ...problems)
  return input
}

function read(spec: AnyRoute, request: FastifyRequest): { input: Input; problems: Refusal[] } {
  const problems: Refusal[] = []
  const by = (schema: Schema | undefined, value: unknown): never => {
    if (schema === undefined) return undefined as never
    const result = schema.safeParse(value ?? {})
    if (result.success) return result.data as never
    for (const issue of result.error.issues) {
      problems.push(refusal('invalid', issue.message, { field: issue.path.join('.') }))
    }
    return undefined as never
  }
  const input = {
    params: by(spec.params, request.params),
    query: by(spec.query, request.query),
    body: by(spec.body, request.body),
  }
  return { input, problems }
}

function present(edge: Edge, reply: FastifyReply, answer: unknown, isHttps: boolean): unknown {
  if (!(answer instanceof Answer)) {
    reply.header('cache-control', 'no-store')
    return reply.send(answer ?? {})
  }
  for (const { name, value, maxAgeSeconds } of answer.cookies) {
    reply.setCookie(name, value, {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: edge.secureCookies === 'always' || (edge.secureCookies === 'auto' && isHttps),
      maxAge: maxAgeSeconds,
    })
  }
  return reply.code(answer.status).headers(answer.headers).send(answer.body)
}

/** The one place where failures become answers. */
async function presentFailure(
  edge: Edge,
  call: Call,
  reply: FastifyReply,
  failure: unknown,
): Promise<unknown> {
  const [status, refusals] = inWordsOf(failure)
  if (status === 500) call.log.error({ err: failure }, 'a bug')
  reply.header('cache-control', 'no-store')
  if (call.path.startsWith('/api/')) return reply.code(status).send({ refusals })
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .send(await failurePage(edge, call, status, refusals))
}

async function failurePage(
  edge: Edge,
  call: Call,
  status: number,
  refusals: readonly Refusal[],
): Promise<string> {
  // The failure may be the database's own: then there is no house to dress the page.
  const host = status === 500 ? null : await edge.findHost(call.host)
  if (host === null) return bareWords(refusals)
  const { organId } = host
  const now = edge.clock()
  const actor: Actor = { kind: 'public', address: call.address }
  return edge.database.transact(organId, (db) =>
    edge.errorPage(
      { db, organId, actor, today: dayInChina(now), now, secrets: edge.secrets },
      status,
      refusals,
    ),
  )
}

function bareWords(refusals: readonly Refusal[]): string {
  const words = refusals
    .map((each) => each.message.replaceAll('&', '&amp;').replaceAll('<', '&lt;'))
    .join('</p><p>')
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>提示</title><p>${words}</p></html>`
}

function inWordsOf(failure: unknown): [status: number, refusals: readonly Refusal[]] {
  if (failure instanceof Refused) return [409, failure.refusals]
  if (failure instanceof NotFound) return [404, [refusal('not-found', failure.message)]]
  if (failure instanceof HttpError) return [failure.status, failure.refusals]
  const status = (failure as { statusCode?: number }).statusCode ?? 500
  if (status === 429) return [429, [refusal('too-often', '操作过于频繁，请一分钟后再试')]]
  if (status === 413) return [413, [refusal('too-large', '提交的内容过大，请精简后再提交')]]
  if (status >= 400 && status < 500) return [status, [refusal('unreadable', '提交的内容无法识别')]]
  return [500, [refusal('bug', '系统出现故障，您的操作没有生效，请稍后再试')]]
}

class HttpError extends Error {
  readonly status: number
  readonly refusals: readonly Refusal[]
  constructor(status: number, ...refusals: Refusal[]) {
    super(refusals.map((each) => each.message).join('；'))
    this.status = status
    this.refusals = refusals
  }
}

function callOf(request: FastifyRequest): Call {
  return {
    host: request.hostname.toLowerCase(),
    path: request.url.split('?')[0] ?? '/',
    address: request.ip,
    cookie: (name) => request.cookies[name],
    log: request.log,
  }
}
