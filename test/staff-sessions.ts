import type { FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import { buildApp } from '../src/app.ts'
import type { OrganId } from '../src/lib/ctx.ts'
import { act } from '../src/lib/db.ts'
import { SESSION_COOKIE } from '../src/lib/http.ts'
import { addPerson, type Role, signIn } from '../src/modules/accounts/index.ts'
import { buildOrgan, sceneOn } from './builders.ts'
import { freshDatabase, type TestDatabase } from './database.ts'

export const HERE = 'one.localhost'
export const TODAY = '2026-03-02'
export const PASSWORD = '项目建设年招商引资加油干'

export interface Session {
  token: string
  csrf: string
}

export interface Answered {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: each route answers something else.
  data: any
}

/** One organ, its program in process, and people who call its routes. */
export interface StaffedOrgan {
  database: TestDatabase
  organ: OrganId
  app: FastifyInstance
  /** Adds a person of these roles. */
  add(login: string, roles: Role[]): Promise<number>
  /** Signs somebody in who is there already. */
  open(login: string): Promise<Session>
  /** What the route answers to this person. */
  call(who: Session, method: 'GET' | 'POST' | 'PUT', url: string, body?: object): Promise<Answered>
  close(): Promise<void>
}

export async function openStaffedOrgan(): Promise<StaffedOrgan> {
  const database = await freshDatabase()
  const organ = await buildOrgan(database, '011158671', HERE)
  const scene = sceneOn(TODAY, organ)
  const app = await buildApp({
    config: { logLevel: 'silent', trustProxy: false, secureCookies: 'auto' },
    platform: { database, secrets: scene.secrets },
    clock: () => scene.now,
  })
  const call: StaffedOrgan['call'] = async (who, method, url, body) => {
    const answer = await app.inject({
      method,
      url,
      cookies: { [SESSION_COOKIE]: who.token },
      headers: { host: HERE, 'x-csrf-token': who.csrf },
      ...(body === undefined ? {} : { payload: body }),
    })
    return { status: answer.statusCode, data: answer.json() }
  }
  return {
    database,
    organ,
    app,
    call,
    add: (login, roles) =>
      act(database, scene, (ctx) => addPerson(ctx, { login, name: login, password: PASSWORD, roles })),
    open: async (login) => {
      const signed = await act(database, scene, (ctx) => signIn(ctx, { login, password: PASSWORD }))
      if (!signed.ok) throw new Error(signed.reason.message)
      const { data } = await call({ token: signed.token, csrf: '' }, 'GET', '/api/session')
      return { token: signed.token, csrf: data.csrf }
    },
    close: async () => {
      await app.close()
      await database.drop()
    },
  }
}

/** What the answer says of which field; the words are Chinese, because somebody will read them. */
export function fieldsOf(data: { refusals: { field?: string; message: string }[] }): (string | undefined)[] {
  for (const each of data.refusals) expect(each.message).toMatch(/^[“一-龥]/)
  return data.refusals.map(({ field }) => field)
}
