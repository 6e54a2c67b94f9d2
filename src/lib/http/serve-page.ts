import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { dayInChina } from '../day.ts'
import { pageAddress } from '../page-address.ts'
import { codingFor, finishPage, isKnown, type Page, type PageKey } from '../page-cache.ts'
import { callOf, type Edge, type Host } from './edge.ts'
import { present } from './present.ts'
import { type Input, parse, read } from './read-input.ts'
import { Answer, type AnyRoute, type Call } from './route.ts'

/** From memory, or rendered for all who come after. The version was read before, so what is kept is never older. */
export async function servePage(
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
    tally: edge.tally,
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

/** Whether the page that is asked for need not be made. */
export async function isInMemory(edge: Edge, spec: AnyRoute, request: FastifyRequest): Promise<boolean> {
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
