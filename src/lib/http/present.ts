import type { FastifyReply } from 'fastify'
import type { Edge } from './edge.ts'
import { Answer } from './route.ts'

/** Sends what a route answered. */
export function present(edge: Edge, reply: FastifyReply, answer: unknown, isHttps: boolean): unknown {
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
