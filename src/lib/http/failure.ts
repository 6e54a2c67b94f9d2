import type { FastifyReply } from 'fastify'
import type { Actor } from '../ctx.ts'
import { dayInChina } from '../day.ts'
import { NotFound, type Refusal, Refused, refusal } from '../refusal.ts'
import type { Edge } from './edge.ts'
import type { Call } from './route.ts'

/** What programs ask, of the console's or of anybody's. */
const FOR_PROGRAMS = ['/api/', '/open/v1/']

/** The one place where failures become answers. */
export async function presentFailure(
  edge: Edge,
  call: Call,
  reply: FastifyReply,
  failure: unknown,
): Promise<unknown> {
  const [status, refusals] = inWordsOf(failure)
  if (status === 500) call.log.error({ err: failure }, 'a bug')
  reply.header('cache-control', 'no-store')
  if (FOR_PROGRAMS.some((each) => call.path.startsWith(each))) return reply.code(status).send({ refusals })
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

/** A refusal of the edge itself, with the status it is answered with. */
export class HttpError extends Error {
  readonly status: number
  readonly refusals: readonly Refusal[]
  constructor(status: number, ...refusals: Refusal[]) {
    super(refusals.map((each) => each.message).join('；'))
    this.status = status
    this.refusals = refusals
  }
}
