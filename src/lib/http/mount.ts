import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor, Ctx } from '../ctx.ts'
import { dayInChina } from '../day.ts'
import { ownSite } from '../own-site.ts'
import { NotFound } from '../refusal.ts'
import { callOf, type Edge } from './edge.ts'
import { HttpError, presentFailure } from './failure.ts'
import { present } from './present.ts'
import { parse } from './read-input.ts'
import { bodyOf, FILE } from './receive-file.ts'
import { FORM } from './receive-form.ts'
import { AfterCommit, type AnyRoute } from './route.ts'
import { isInMemory, servePage } from './serve-page.ts'
import { whoCalls } from './who-calls.ts'

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
  app.addContentTypeParser([FILE, FORM], (_request, payload, done) => done(null, payload))
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
