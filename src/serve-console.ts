import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** Holds both for the source in `src/` and for the program built into `dist/`. */
const BUILT = join(import.meta.dirname, '..', 'dist', 'console')

/** Serves the built console below /console/: its files as they are, and its one page for every screen's address. */
export async function serveConsole(
  app: FastifyInstance,
  organNameAt: (host: string) => Promise<string | null>,
): Promise<void> {
  const page = join(BUILT, 'index.html')
  if (!existsSync(page)) return
  const template = readFileSync(page, 'utf8')
  await app.register(fastifyStatic, {
    root: join(BUILT, 'assets'),
    prefix: '/console/assets/',
    immutable: true,
    maxAge: '365d',
  })
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const name = await organNameAt(request.hostname.toLowerCase())
    return name === null ? reply.callNotFound() : sendPage(reply, template, name)
  }
  app.get('/console', (_request, reply) => reply.redirect('/console/'))
  app.get('/console/', answer)
  app.get('/console/*', answer)
}

/**
 * The component library writes its styles into the page, so they carry this answer's nonce; it also sets style
 * attributes, which no nonce can carry. Scripts come from our own files alone.
 */
function sendPage(reply: FastifyReply, template: string, organName: string): FastifyReply {
  const nonce = randomBytes(16).toString('base64')
  const policy = [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join(';')
  return reply
    .header('content-security-policy', policy)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(fill(fill(template, 'csp-nonce', nonce), 'organ-name', organName))
}

function fill(page: string, meta: string, value: string): string {
  const escaped = value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  return page.replace(`name="${meta}" content=""`, () => `name="${meta}" content="${escaped}"`)
}
