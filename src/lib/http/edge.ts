import '@fastify/cookie'
import type { FastifyRequest } from 'fastify'
import type { Actor, Ctx, OrganId, Secrets } from '../ctx.ts'
import type { Database } from '../db.ts'
import type { PageCache } from '../page-cache.ts'
import type { Refusal } from '../refusal.ts'
import type { FileStore } from '../storage.ts'
import type { Tally } from '../tally.ts'
import type { Call } from './route.ts'

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
  tally: Tally
  authenticate(ctx: Ctx, token: string): Promise<SignedIn | null>
  permits(roles: readonly string[], permission: string): boolean
  /** Where an address of the system before leads now; null when it is not known. */
  findMoved?(ctx: Ctx, address: string): Promise<string | null>
  /** A page in the house style of the organ; a strange host has no house, and gets the bare words. */
  errorPage(ctx: Ctx, status: number, refusals: readonly Refusal[]): Promise<string>
}

export type Host = NonNullable<Awaited<ReturnType<Edge['findHost']>>>

/** What a route may know of this call. */
export function callOf(edge: Edge, request: FastifyRequest): Call {
  return {
    host: request.hostname.toLowerCase(),
    path: request.url.split('?')[0] ?? '/',
    address: request.ip,
    cookie: (name) => request.cookies[name],
    header: (name) => request.headers[name]?.toString(),
    log: request.log,
    files: edge.files ?? null,
    tally: edge.tally,
  }
}
