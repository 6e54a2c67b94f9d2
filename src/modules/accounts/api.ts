import { z } from 'zod'
import { Answer, jsonAnswer, route, SESSION_COOKIE } from '../../lib/http.ts'
import { findSession, signIn, signOut } from './actions/sign-in.ts'
import { ROLES, SESSION } from './rules.ts'

/** Who is signed in, as the console shows it. */
export interface Me {
  id: number
  name: string
  roles: { code: string; name: string }[]
  csrf: string
}

const credentials = z.object({
  login: z.string().trim().min(1, '请填写登录名'),
  password: z.string().min(1, '请填写密码'),
})

export const accountRoutes = [
  route({
    method: 'POST',
    url: '/api/session',
    permission: 'public',
    perMinute: 20,
    body: credentials,
    async handle(ctx, { body }) {
      const result = await signIn(ctx, body)
      if (!result.ok) return jsonAnswer(401, { refusals: [result.reason] })
      return jsonAnswer(200, {}).withCookie(SESSION_COOKIE, result.token, SESSION.hours * 3600)
    },
  }),
  route({
    method: 'GET',
    url: '/api/session',
    permission: 'signed-in',
    async handle(ctx, _input, call): Promise<Me> {
      const session = await findSession(ctx, call.cookie(SESSION_COOKIE) ?? '')
      if (session === null) throw new Error('a signed-in call without a session')
      const { id, name, roles } = session.actor
      const named = roles.map((code) => ({ code, name: ROLES[code as keyof typeof ROLES].name }))
      return { id, name, roles: named, csrf: session.csrf }
    },
  }),
  route({
    method: 'DELETE',
    url: '/api/session',
    permission: 'signed-in',
    async handle(ctx, _input, call) {
      await signOut(ctx, call.cookie(SESSION_COOKIE) ?? '')
      return new Answer('', { status: 204 }).withCookie(SESSION_COOKIE, '', 0)
    },
  }),
]
