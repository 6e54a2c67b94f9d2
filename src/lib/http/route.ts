import type { Readable } from 'node:stream'
import type { FastifyBaseLogger, HTTPMethods } from 'fastify'
import type { z } from 'zod'
import type { Ctx } from '../ctx.ts'
import type { AskOwnSite } from '../own-site.ts'
import type { FileStore, Received } from '../storage.ts'
import type { Tally } from '../tally.ts'

export type Schema = z.ZodType

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
  /**
   * Takes a browser's form that may have files in it, all of it up to so many bytes and in memory: the route's body is a
   * `FilledForm`, from a form without files too.
   */
  form?: { maxBytes: number }
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
  /** Counts for limits, over all processes that serve. */
  tally: Tally
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
