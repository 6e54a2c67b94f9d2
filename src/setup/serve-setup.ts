import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Secrets } from '../lib/ctx.ts'
import type { Database } from '../lib/db.ts'
import { Refused, refusal } from '../lib/refusal.ts'
import { listOrganIds } from '../modules/organs/index.ts'
import { STYLESHEET } from '../site/stylesheet.ts'
import { foundInstallation } from './found-installation.ts'
import { alreadyPage, codePage, donePage, setupPage } from './pages.tsx'
import { isSetupCode } from './setup-code.ts'
import { readSetup, type Typed } from './setup-form.ts'

const ADDRESS = '/setup'
/** Guessing the code is hopeless at this pace; filling in the form is not. */
const PER_MINUTE = { rateLimit: { max: 20, timeWindow: '1 minute' } }
/** Answer without an organ at any time. */
const APART = ['/healthz', '/readyz', ADDRESS]
const NOT_SET_UP = refusal('not-set-up', '本系统还没有设置机关，请先完成首次使用')

interface Options {
  platform: { database: Database; secrets: Secrets }
  clock(): Date
  code: string
}

/** Whether the installation still waits for its first organ. */
export async function isUnfounded(database: Database): Promise<boolean> {
  return (await listOrganIds(database)).length === 0
}

/** While no organ exists, leads every page of every host to the first use; afterwards there is no such page. */
export async function serveSetup(app: FastifyInstance, { platform, clock, code }: Options): Promise<void> {
  let open = true
  // Asked each time until the answer is no: another process may have founded on the same database.
  const isOpen = async () => {
    if (open) open = await isUnfounded(platform.database)
    return open
  }
  app.addHook('onRequest', async (request, reply) => {
    const path = pathOf(request)
    // Also after the founding: the last page of it may be at a host name that is no site's.
    if (path === STYLESHEET.href) return sendStylesheet(reply)
    if (!APART.includes(path) && (await isOpen())) return leadToSetup(path, reply)
  })
  app.get(ADDRESS, { config: PER_MINUTE }, async (request, reply) => {
    if (!(await isOpen())) return reply.callNotFound()
    const given = typedIn(request.query).code ?? ''
    if (!isSetupCode(given, code)) return sendPage(reply, given === '' ? 200 : 403, codePage(given !== ''))
    return sendPage(reply, 200, setupPage(code, { values: firstValues(request), problems: {} }))
  })
  app.post(ADDRESS, { config: PER_MINUTE }, async (request, reply) => {
    // Pressed twice, the browser shows the second answer: it says what happened.
    if (!(await isOpen())) return sendPage(reply, 404, alreadyPage())
    const typed = typedIn(request.body)
    if (!isSetupCode(typed.code ?? '', code)) return sendPage(reply, 403, codePage(true))
    const { setup, problems } = readSetup(typed)
    if (Object.keys(problems).length > 0) {
      const { password: _, passwordAgain: __, ...values } = typed
      return sendPage(reply, 422, setupPage(code, { values, problems }))
    }
    try {
      await foundInstallation(platform, clock(), setup)
    } catch (failure) {
      if (!(failure instanceof Refused && failure.refusals.some((each) => each.code === 'organ-there'))) {
        throw failure
      }
      return sendPage(reply, 409, alreadyPage())
    }
    open = false
    const { organ, site } = setup.founding
    const { login } = setup.administrator
    const consoleHref = consoleAt(site.host, request)
    return sendPage(reply, 200, donePage({ organ: organ.name, login, host: site.host, consoleHref }))
  })
}

function leadToSetup(path: string, reply: FastifyReply): FastifyReply {
  reply.header('cache-control', 'no-store')
  if (path.startsWith('/api/')) return reply.code(503).send({ refusals: [NOT_SET_UP] })
  return reply.redirect(ADDRESS, 303)
}

function sendStylesheet(reply: FastifyReply): FastifyReply {
  return reply
    .type('text/css; charset=utf-8')
    .header('cache-control', 'public, max-age=31536000, immutable')
    .send(STYLESHEET.css)
}

function sendPage(reply: FastifyReply, status: number, text: string): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(text)
}

function firstValues(request: FastifyRequest): Record<string, string> {
  const host = request.hostname.toLowerCase()
  // A site has a name: a bare number is only how this browser came here.
  return { kind: 'department', theme: 'blue', host: /^[\d.]+$|^\[/.test(host) ? 'localhost' : host }
}

/** Relative where the site is at this very name, so that it holds behind any proxy. */
function consoleAt(host: string, request: FastifyRequest): string {
  if (host === request.hostname.toLowerCase()) return '/console/'
  const port = request.host.slice(request.hostname.length)
  return `${request.protocol}://${host}${port}/console/`
}

/** One text for each name, whatever a client makes up. */
function typedIn(given: unknown): Typed {
  const pairs = Object.entries((given ?? {}) as Record<string, unknown>)
  return Object.fromEntries(pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? '/'
}
