import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan, later, sceneOn } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import type { OrganId } from '../../lib/ctx.ts'
import { act } from '../../lib/db.ts'
import { Refused } from '../../lib/refusal.ts'
import { listTrail } from '../audit/index.ts'
import { addPerson, findSession, signIn, signOut } from './index.ts'

const PASSWORD = '项目建设年招商引资加油干'
let database: TestDatabase
let first: OrganId
let second: OrganId
let person: number

beforeAll(async () => {
  database = await freshDatabase()
  first = await buildOrgan(database, '011158671', 'one.localhost')
  second = await buildOrgan(database, '011158672', 'two.localhost')
  person = await act(database, sceneOn('2024-01-02', first), (ctx) =>
    addPerson(ctx, { login: 'li', name: '李明', password: PASSWORD, roles: ['editor'] }),
  )
})
afterAll(() => database.drop())

async function tokenFor(organId: OrganId): Promise<string> {
  const result = await act(database, sceneOn('2024-01-03', organId), (ctx) =>
    signIn(ctx, { login: 'li', password: PASSWORD }),
  )
  if (!result.ok) throw new Error(result.reason.message)
  return result.token
}

describe('signing in', () => {
  it('opens a session that knows the person, the roles and a token against forgery', async () => {
    const token = await tokenFor(first)
    const session = await act(database, sceneOn('2024-01-03', first), (ctx) => findSession(ctx, token))
    expect(session?.actor).toMatchObject({ kind: 'person', id: person, name: '李明', roles: ['editor'] })
    expect(session?.csrf).toMatch(/^[\w-]{32}$/)
  })

  it('is of no use at another organ', async () => {
    const token = await tokenFor(first)
    expect(await act(database, sceneOn('2024-01-03', second), (ctx) => findSession(ctx, token))).toBeNull()
    const abroad = await act(database, sceneOn('2024-01-03', second), (ctx) =>
      signIn(ctx, { login: 'li', password: PASSWORD }),
    )
    expect(abroad.ok).toBe(false)
  })

  it('ends with idleness, with the working day and with signing out', async () => {
    const token = await tokenFor(first)
    const scene = sceneOn('2024-01-03', first)
    expect(await act(database, later(scene, 31), (ctx) => findSession(ctx, token))).toBeNull()
    expect(await act(database, later(scene, 29), (ctx) => findSession(ctx, token))).not.toBeNull()
    expect(await act(database, later(scene, 58), (ctx) => findSession(ctx, token))).not.toBeNull()
    await act(database, later(scene, 59), (ctx) => signOut(ctx, token))
    expect(await act(database, later(scene, 59), (ctx) => findSession(ctx, token))).toBeNull()
  })

  it('says the same of a wrong name and a wrong password', async () => {
    const scene = sceneOn('2024-02-05', first)
    const stranger = await act(database, scene, (ctx) => signIn(ctx, { login: 'wu', password: PASSWORD }))
    const wrong = await act(database, scene, (ctx) => signIn(ctx, { login: 'li', password: 'wrong' }))
    expect(stranger).toEqual(wrong)
  })

  it('rests the account after five failures, keeps the count, and lets it in again later', async () => {
    const scene = sceneOn('2024-03-05', first)
    for (let count = 0; count < 5; count++) {
      await act(database, scene, (ctx) => signIn(ctx, { login: 'li', password: 'wrong' }))
    }
    const right = { login: 'li', password: PASSWORD }
    expect(await act(database, later(scene, 14), (ctx) => signIn(ctx, right))).toMatchObject({
      ok: false,
      reason: { code: 'locked' },
    })
    expect(await act(database, later(scene, 16), (ctx) => signIn(ctx, right))).toMatchObject({ ok: true })
    const trail = await act(database, scene, (ctx) => listTrail(ctx, { kind: 'person', id: person }))
    expect(trail.filter((each) => each.action === 'accounts.signInFailed').length).toBeGreaterThanOrEqual(5)
  })
})

describe('adding people', () => {
  it('gives every reason at once and writes nothing', async () => {
    const attempt = act(database, sceneOn('2024-01-03', first), (ctx) =>
      addPerson(ctx, {
        login: 'zhao',
        name: '赵',
        password: 'short',
        roles: ['systemAdministrator', 'auditAdministrator'],
      }),
    )
    const refused = await attempt.catch((failure: unknown) => failure)
    expect(refused).toBeInstanceOf(Refused)
    expect((refused as Refused).refusals.map((each) => each.code)).toEqual([
      'administrators-separated',
      'password-short',
    ])
  })
})
