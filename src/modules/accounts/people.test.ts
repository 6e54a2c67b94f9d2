import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan, later, sceneOn } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import type { Actor, Ctx, OrganId } from '../../lib/ctx.ts'
import { act } from '../../lib/db.ts'
import { NotFound, Refused } from '../../lib/refusal.ts'
import { listTrail } from '../audit/index.ts'
import { disablePerson } from './actions/disable-person.ts'
import { enablePerson } from './actions/enable-person.ts'
import { setPassword } from './actions/set-password.ts'
import { setRoles } from './actions/set-roles.ts'
import { addPerson, findPerson, findSession, listPeople, type Role, signIn } from './index.ts'
import { listDisabled } from './queries.ts'

const PASSWORD = '项目建设年招商引资加油干'
let database: TestDatabase
let first: OrganId
let second: OrganId
let admin: number

beforeAll(async () => {
  database = await freshDatabase()
  first = await buildOrgan(database, '011158671', 'one.localhost')
  second = await buildOrgan(database, '011158672', 'two.localhost')
  admin = await add('admin', ['systemAdministrator'])
})
afterAll(() => database.drop())

const actor = (): Actor => ({ kind: 'person', id: admin, name: '吕维', roles: ['systemAdministrator'] })
function at<T>(work: (ctx: Ctx) => Promise<T>, organId = first): Promise<T> {
  return act(database, sceneOn('2024-01-03', organId, actor()), work)
}
function add(login: string, roles: Role[], organId = first): Promise<number> {
  return at((ctx) => addPerson(ctx, { login, name: login, password: PASSWORD, roles }), organId)
}
async function codes(attempt: Promise<unknown>): Promise<string[]> {
  const failure = await attempt.catch((reason: unknown) => reason)
  if (!(failure instanceof Refused)) throw failure ?? new Error('was not refused')
  return failure.refusals.map((each) => each.code)
}
async function sessionOf(login: string, password = PASSWORD): Promise<string> {
  const result = await at((ctx) => signIn(ctx, { login, password }))
  if (!result.ok) throw new Error(result.reason.message)
  return result.token
}
const actionsOn = async (id: number) =>
  (await at((ctx) => listTrail(ctx, { kind: 'person', id }))).map(({ action }) => action)

describe('adding a person', () => {
  it('refuses a taken login, also at the same moment, and a strange one; another organ has its own', async () => {
    await add('chen', ['editor'])
    expect(await codes(add('chen', ['editor']))).toEqual(['login-taken'])
    const both = await Promise.allSettled([add('he', ['editor']), add('he', ['editor'])])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await codes(add('陈 书文', ['editor']))).toEqual(['login-form'])
    expect(await add('chen', ['editor'], second)).toBeGreaterThan(0)
  })
})

describe('roles', () => {
  it('hold from the next call on, and the trail keeps what they were', async () => {
    const id = await add('song', ['editor'])
    const token = await sessionOf('song')
    await at((ctx) => setRoles(ctx, id, { roles: ['reviewer', 'publisher'], version: 1 }))
    expect((await at((ctx) => findSession(ctx, token)))?.actor.roles).toEqual(['publisher', 'reviewer'])
    const trail = await at((ctx) => listTrail(ctx, { kind: 'person', id }))
    expect(trail.at(-1)).toMatchObject({
      action: 'accounts.setRoles',
      detail: { from: ['editor'], to: ['reviewer', 'publisher'] },
    })
  })

  it('等级保护 2.0: refuse two of the three administrations, and a decision on an older state', async () => {
    const id = await add('shi', ['securityAdministrator'])
    const roles: Role[] = ['securityAdministrator', 'auditAdministrator']
    expect(await codes(at((ctx) => setRoles(ctx, id, { roles, version: 7 })))).toEqual([
      'stale',
      'administrators-separated',
    ])
    expect((await at((ctx) => findPerson(ctx, id))).roles).toEqual(['securityAdministrator'])
  })

  it('always leave a system administrator, also when two send each other away at once', async () => {
    expect(await codes(at((ctx) => setRoles(ctx, admin, { roles: ['editor'], version: 1 })))).toEqual([
      'last-administrator',
    ])
    expect(await codes(at((ctx) => disablePerson(ctx, admin, { version: 1 })))).toEqual([
      'last-administrator',
    ])
    const other = await add('deputy', ['systemAdministrator'])
    const both = await Promise.allSettled([
      at((ctx) => setRoles(ctx, admin, { roles: ['editor'], version: 1 })),
      at((ctx) => setRoles(ctx, other, { roles: ['editor'], version: 1 })),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const people = await at(listPeople)
    expect(people.filter(({ roles }) => roles.includes('systemAdministrator')).length).toBe(1)
  })

  it("hide from another organ's administrator", async () => {
    const id = await add('zhou', ['editor'])
    for (const attempt of [
      (ctx: Ctx) => setRoles(ctx, id, { roles: ['reviewer'], version: 1 }),
      (ctx: Ctx) => setPassword(ctx, id, { password: PASSWORD }),
      (ctx: Ctx) => disablePerson(ctx, id, { version: 1 }),
    ]) {
      await expect(at(attempt, second)).rejects.toBeInstanceOf(NotFound)
    }
    expect(await actionsOn(id)).toEqual(['accounts.addPerson'])
  })
})

describe('a new password', () => {
  it('ends the sessions of the old one, and lets a resting account in', async () => {
    const id = await add('feng', ['editor'])
    const token = await sessionOf('feng')
    for (let count = 0; count < 5; count++) await at((ctx) => signIn(ctx, { login: 'feng', password: 'x' }))
    expect(await codes(at((ctx) => setPassword(ctx, id, { password: 'short' })))).toEqual(['password-short'])
    const fresh = '换一句容易记住的新密码吧'
    await at((ctx) => setPassword(ctx, id, { password: fresh }))
    expect(await at((ctx) => findSession(ctx, token))).toBeNull()
    expect((await at((ctx) => signIn(ctx, { login: 'feng', password: PASSWORD }))).ok).toBe(false)
    expect(await sessionOf('feng', fresh)).not.toBe('')
    expect(await actionsOn(id)).toContain('accounts.setPassword')
  })
})

describe('disabling', () => {
  it('ends sessions at once and for good, is on record, and is not done twice', async () => {
    const id = await add('jiang', ['reviewer'])
    const token = await sessionOf('jiang')
    await at((ctx) => disablePerson(ctx, id, { version: 1 }))
    expect(await at((ctx) => findSession(ctx, token))).toBeNull()
    const scene = later(sceneOn('2024-01-03', first), 1)
    const again = await act(database, scene, (ctx) => signIn(ctx, { login: 'jiang', password: PASSWORD }))
    expect(again.ok).toBe(false)
    expect((await at(listPeople)).map((each) => each.id)).not.toContain(id)
    expect((await actionsOn(id)).at(-1)).toBe('accounts.disablePerson')
    await expect(at((ctx) => disablePerson(ctx, id, { version: 2 }))).rejects.toBeInstanceOf(NotFound)
    expect(await codes(add('jiang', ['reviewer']))).toEqual(['login-taken'])
  })
})

describe('enabling a person again', () => {
  const NEW = '恢复之后要换一句新的长密码'

  it('lets in with a new password alone, in the roles of before, and the trail says so', async () => {
    const id = await add('back', ['editor', 'publisher'])
    const refusedHere = await at((ctx) => enablePerson(ctx, id, { version: 1, password: NEW })).catch(
      (e) => e,
    )
    expect(refusedHere).toBeInstanceOf(NotFound)
    await at((ctx) => disablePerson(ctx, id, { version: 1 }))
    const listed = await at(listDisabled)
    expect(listed.find((each) => each.id === id)).toMatchObject({
      login: 'back',
      disabledOn: '2024-01-03',
      version: 2,
    })
    const enable = (given: { version: number; password: string }) => at((ctx) => enablePerson(ctx, id, given))
    expect(await codes(enable({ version: 1, password: NEW }))).toEqual(['stale'])
    expect(await codes(enable({ version: 2, password: '短' }))).toEqual(['password-short'])
    await enable({ version: 2, password: NEW })
    expect((await at((ctx) => signIn(ctx, { login: 'back', password: PASSWORD }))).ok).toBe(false)
    const token = await sessionOf('back', NEW)
    expect((await at((ctx) => findSession(ctx, token)))?.actor.roles).toEqual(['editor', 'publisher'])
    expect(await at(listDisabled)).not.toContainEqual(expect.objectContaining({ id }))
    expect(await actionsOn(id)).toContain('accounts.enablePerson')
  })

  it('is of one’s own organ', async () => {
    const id = await add('elsewhere', ['editor'], second)
    await at((ctx) => disablePerson(ctx, id, { version: 1 }), second)
    await expect(at((ctx) => enablePerson(ctx, id, { version: 2, password: NEW }))).rejects.toThrow(NotFound)
    expect(await at(listDisabled)).not.toContainEqual(expect.objectContaining({ id }))
  })
})
