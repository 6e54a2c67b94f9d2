import { z } from 'zod'
import { Answer, jsonAnswer, route, SESSION_COOKIE } from '../../lib/http.ts'
import { addPerson } from './actions/add-person.ts'
import { disablePerson } from './actions/disable-person.ts'
import { enablePerson } from './actions/enable-person.ts'
import { setPassword } from './actions/set-password.ts'
import { setRoles } from './actions/set-roles.ts'
import { findSession, signIn, signOut } from './actions/sign-in.ts'
import type { Role } from './person.ts'
import { listDisabled, listPeople } from './queries.ts'
import { ROLES, SESSION } from './rules.ts'

export type { Person, Role } from './person.ts'

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

/** A role as the settings offer it. */
export interface RoleChoice {
  code: Role
  name: string
}

const params = z.object({ id: z.coerce.number('编号应为数字').int('编号应为整数').positive('编号应为正数') })
const version = z.number('请刷新页面后重试').int('请刷新页面后重试')
const roles = z
  .array(z.enum(Object.keys(ROLES) as [Role, ...Role[]], '没有这个岗位'), '请选择岗位')
  .min(1, '请至少选择一个岗位')
const password = z.string('请填写密码').min(1, '请填写密码').max(200, '密码不超过 200 个字符')
const newcomer = z.object({
  name: z.string('请填写姓名').trim().min(1, '请填写姓名').max(50, '姓名不超过 50 字'),
  login: z.string('请填写登录名').trim().min(1, '请填写登录名'),
  password,
  roles,
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
  route({
    method: 'GET',
    url: '/api/roles',
    permission: 'settings.people',
    handle: async (): Promise<RoleChoice[]> =>
      (Object.keys(ROLES) as Role[]).map((code) => ({ code, name: ROLES[code].name })),
  }),
  route({
    method: 'GET',
    url: '/api/people',
    permission: 'settings.people',
    handle: (ctx) => listPeople(ctx),
  }),
  route({
    method: 'POST',
    url: '/api/people',
    permission: 'settings.people',
    body: newcomer,
    handle: async (ctx, { body }) => ({ id: await addPerson(ctx, body) }),
  }),
  route({
    method: 'PUT',
    url: '/api/people/:id/roles',
    permission: 'settings.people',
    params,
    body: z.object({ roles, version }),
    handle: (ctx, { params: { id }, body }) => setRoles(ctx, id, body),
  }),
  route({
    method: 'PUT',
    url: '/api/people/:id/password',
    permission: 'settings.people',
    params,
    body: z.object({ password }),
    handle: (ctx, { params: { id }, body }) => setPassword(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/people/:id/disable',
    permission: 'settings.people',
    params,
    body: z.object({ version }),
    handle: (ctx, { params: { id }, body }) => disablePerson(ctx, id, body),
  }),
  route({
    method: 'GET',
    url: '/api/people/disabled',
    permission: 'settings.people',
    handle: (ctx) => listDisabled(ctx),
  }),
  route({
    method: 'POST',
    url: '/api/people/:id/enable',
    permission: 'settings.people',
    params,
    body: z.object({ version, password }),
    handle: (ctx, { params: { id }, body }) => enablePerson(ctx, id, body),
  }),
]
