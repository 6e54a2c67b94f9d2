import '@fastify/cookie'
import { Readable } from 'node:stream'
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import type { z } from 'zod'
import type { Actor, Ctx, OrganId, Secrets } from './ctx.ts'
import { dayInChina } from './day.ts'
import type { Database } from './db.ts'
import { type AskOwnSite, ownSite } from './own-site.ts'
import { pageAddress } from './page-address.ts'
import { codingFor, finishPage, isKnown, type Page, type PageCache, type PageKey } from './page-cache.ts'
import { NotFound, type Refusal, Refused, refusal } from './refusal.ts'
import { type FileStore, type Received, TooLarge } from './storage.ts'

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
  /**
   * Takes one file instead of JSON: the bytes are the whole body, and only come in for who may send them. `take` looks
   * at the file before the transaction and keeps what should stay; what it answers is the route's body. It refuses by
   * throwing, and then nothing is kept.
   */
  upload?: {
    maxBytes: number
    take(received: Received, files: FileStore, query: z.output<Q>): Promise<unknown>
  }
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
  header(name: string): string | undefined
  log: FastifyBaseLogger
  /** Where files lie; null where the program was composed without any. */
  files: FileStore | null
}

/** An answer that is not JSON, or needs a status, headers or cookies of its own. */
export class Answer {
  readonly body: string | Uint8Array | Readable
  readonly status: number
  readonly headers: Record<string, string>
  readonly cookies: { name: string; value: string; maxAgeSeconds: number }[] = []
  constructor(
    body: string | Uint8Array | Readable,
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

/** What there is outside a transaction. */
export interface World {
  ask: AskOwnSite
  clock(): Date
}

/**
 * The rest of a route that has to ask the world outside: `outside` runs after the commit and with no transaction open,
 * so that it may ask this very program; `finish` runs in a transaction of its own.
 */
export class AfterCommit<R = unknown> {
  readonly outside: (world: World) => Promise<R>
  readonly finish: (ctx: Ctx, result: R) => Promise<unknown>
  constructor(steps: {
    outside: (world: World) => Promise<R>
    finish: (ctx: Ctx, result: R) => Promise<unknown>
  }) {
    this.outside = steps.outside
    this.finish = steps.finish
  }
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
  files?: FileStore | undefined
  authenticate(ctx: Ctx, token: string): Promise<SignedIn | null>
  permits(roles: readonly string[], permission: string): boolean
  /** Where an address of the system before leads now; null when it is not known. */
  findMoved?(ctx: Ctx, address: string): Promise<string | null>
  /** A page in the house style of the organ; a strange host has no house, and gets the bare words. */
  errorPage(ctx: Ctx, status: number, refusals: readonly Refusal[]): Promise<string>
}

export const SESSION_COOKIE = 'gongkai_session'
const CSRF_HEADER = 'x-csrf-token'
const FILE = 'application/octet-stream'

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
  // A file stays a stream until its sender is known.
  app.addContentTypeParser(FILE, (_request, payload, done) => done(null, payload))
  // What Fastify itself refuses: too often, too large, no form or JSON.
  app.setErrorHandler((failure, request, reply) =>
    presentFailure(edge, callOf(edge, request), reply, failure),
  )
  app.setNotFoundHandler((request, reply) => answerUnknown(edge, request, reply))
}

/** An address of the system before leads to where its information is now. */
async function answerUnknown(edge: Edge, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const call = callOf(edge, request)
  try {
    const to = request.method === 'GET' ? await findMoved(edge, call.host, request.url) : null
    if (to !== null) return reply.header('cache-control', 'no-cache').redirect(to, 301)
  } catch (failure) {
    return presentFailure(edge, call, reply, failure)
  }
  return presentFailure(edge, call, reply, new NotFound('这个页面'))
}

async function findMoved(edge: Edge, host: string, address: string): Promise<string | null> {
  const { findMoved: find } = edge
  const found = find === undefined ? null : await edge.findHost(host)
  if (find === undefined || found === null) return null
  const { organId } = found
  const now = edge.clock()
  const scene = {
    organId,
    actor: { kind: 'public' } as const,
    today: dayInChina(now),
    now,
    secrets: edge.secrets,
  }
  return edge.database.transact(organId, (db) => find({ db, ...scene }, address))
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
  const call = callOf(edge, request)
  try {
    const host = await edge.findHost(call.host)
    if (host === null) throw new NotFound('这个网站')
    if (spec.cached) return await servePage(edge, spec, request, reply, host)
    const { organId } = host
    const act = <T>(work: (ctx: Ctx) => Promise<T>) =>
      edge.database.transact(organId, async (db) => {
        const now = edge.clock()
        const visitor: Actor = { kind: 'public', address: call.address }
        const ctx: Ctx = { db, organId, actor: visitor, today: dayInChina(now), now, secrets: edge.secrets }
        return work({ ...ctx, actor: await whoCalls(edge, spec, ctx, request) })
      })
    if (spec.upload !== undefined) await act(async () => {})
    const body = await bodyOf(edge, spec, request)
    const answer = await act((ctx) => spec.handle(ctx, parse(spec, request, body), call))
    if (!(answer instanceof AfterCommit)) return present(edge, reply, answer, request.protocol === 'https')
    const result = await answer.outside({ ask: ownSite(request.server.server), clock: edge.clock })
    return present(edge, reply, await act((ctx) => answer.finish(ctx, result)), request.protocol === 'https')
  } catch (failure) {
    // A stranger who sends a file is not listened to any longer; our own people's is let run out, so that the answer
    // reaches them.
    if (spec.upload !== undefined && failure instanceof HttpError && failure.status < 404)
      reply.header('connection', 'close')
    return presentFailure(edge, call, reply, failure)
  }
}

/** What came in, a file already looked at. Nothing is kept of a file that is refused. */
async function bodyOf(edge: Edge, spec: AnyRoute, request: FastifyRequest): Promise<unknown> {
  const { body } = request
  const { upload, body: _, ...asked } = spec
  if (upload === undefined) {
    if (body instanceof Readable) throw new HttpError(415, refusal('unreadable', '这里不接收文件'))
    return body
  }
  if (!(body instanceof Readable))
    throw new HttpError(415, refusal('no-file', '请选择文件', { field: 'file' }))
  if (edge.files === undefined) throw new Error('composed without a store of files')
  if (Number(request.headers['content-length'] ?? 0) > upload.maxBytes) {
    letRunOut(body)
    throw tooLarge(upload.maxBytes)
  }
  const { query } = parse(asked, request)
  const received = await edge.files.receive(body, upload).catch((failure: unknown) => {
    if (failure instanceof TooLarge) {
      letRunOut(body)
      throw tooLarge(upload.maxBytes)
    }
    if (body.errored === null) throw failure
    throw new HttpError(400, refusal('broken-off', '上传中断，请重新上传', { field: 'file' }))
  })
  try {
    return await upload.take(received, edge.files, query)
  } finally {
    await edge.files.discard(received)
  }
}

const RUN_OUT_MS = 60_000

/** Closing the line at once would lose the answer: browsers read it only when they have sent everything. */
function letRunOut(body: Readable): void {
  body.resume()
  const end = setTimeout(() => body.destroy(), RUN_OUT_MS)
  body.once('close', () => clearTimeout(end))
}

function tooLarge(maxBytes: number): HttpError {
  const most = `${Math.floor(maxBytes / 1_048_576)} MB`
  return new HttpError(
    413,
    refusal('file-too-large', `文件超过 ${most}，请压缩或拆分后再上传`, { field: 'file' }),
  )
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
  const call: Call = {
    host: '',
    path,
    address: '',
    cookie: () => undefined,
    header: () => undefined,
    log: request.log,
    files: edge.files ?? null,
  }
  const taken = edge.pages.take(key, async () => {
    const answer: unknown = await edge.database.transact(organId, (db) =>
      spec.handle({ db, organId, actor: { kind: 'public' }, today, now, secrets: edge.secrets }, input, call),
    )
    if (answer instanceof Answer && NOT_KEPT.includes(answer.status)) throw new NotKept(answer)
    if (!(answer instanceof Answer) || answer.status !== 200 || answer.cookies.length > 0)
      throw new Error(`${spec.url} answers with something else than a page`)
    if (answer.body instanceof Readable) throw new Error(`${spec.url} streams what should be a page`)
    return finishPage({ ...sharedHeaders(reply), ...PAGE_HEADERS, ...answer.headers }, answer.body)
  })
  try {
    return sendPage(request, reply, await taken)
  } catch (failure) {
    if (!(failure instanceof NotKept)) throw failure
    return present(edge, reply, failure.answer, request.protocol === 'https')
  }
}

/** Moved and gone: the other answers that the address of a page may have. */
const NOT_KEPT = [301, 410]

/** An answer instead of a page: sent to all who waited for it, and not kept. */
class NotKept extends Error {
  readonly answer: Answer
  constructor(answer: Answer) {
    super(`answered ${answer.status}`)
    this.answer = answer
  }
}

async function isInMemory(edge: Edge, spec: AnyRoute, request: FastifyRequest): Promise<boolean> {
  const host = await edge.findHost(callOf(edge, request).host)
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

function parse(spec: AnyRoute, request: FastifyRequest, body: unknown = request.body): Input {
  const { input, problems } = read(spec, request, body)
  if (problems.length > 0) throw new HttpError(422, ...problems)
  return input
}

function read(
  spec: AnyRoute,
  request: FastifyRequest,
  sent: unknown = request.body,
): { input: Input; problems: Refusal[] } {
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
    body: by(spec.body, sent),
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

function callOf(edge: Edge, request: FastifyRequest): Call {
  return {
    host: request.hostname.toLowerCase(),
    path: request.url.split('?')[0] ?? '/',
    address: request.ip,
    cookie: (name) => request.cookies[name],
    header: (name) => request.headers[name]?.toString(),
    log: request.log,
    files: edge.files ?? null,
  }
}
