import type { FastifyRequest } from 'fastify'
import type { Actor, Ctx } from '../ctx.ts'
import { refusal } from '../refusal.ts'
import type { Edge } from './edge.ts'
import { HttpError } from './failure.ts'
import type { AnyRoute } from './route.ts'

export const SESSION_COOKIE = 'gongkai_session'
const CSRF_HEADER = 'x-csrf-token'

/** Who calls, where they may: refuses a stranger, a form of another site and a role without the permission. */
export async function whoCalls(
  edge: Edge,
  spec: AnyRoute,
  ctx: Ctx,
  request: FastifyRequest,
): Promise<Actor> {
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
