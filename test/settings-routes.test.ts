import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fieldsOf, openStaffedOrgan, PASSWORD, type Session, type StaffedOrgan } from './staff-sessions.ts'

let staffed: StaffedOrgan
let call: StaffedOrgan['call']
let administrator: Session
let editor: Session

beforeAll(async () => {
  staffed = await openStaffedOrgan()
  call = staffed.call
  await staffed.add('admin', ['systemAdministrator'])
  administrator = await staffed.open('admin')
  await staffed.add('writer', ['editor'])
  editor = await staffed.open('writer')
})
afterAll(() => staffed?.close())

async function addReviewer(login: string): Promise<number> {
  const body = { login, name: login, password: PASSWORD, roles: ['reviewer'] }
  return (await call(administrator, 'POST', '/api/people', body)).data.id
}

describe('people', () => {
  test('are added, given roles and a password, and disabled, as the list shows', async () => {
    const id = await addReviewer('temporary')
    const listed = async () =>
      (await call(administrator, 'GET', '/api/people')).data.find((each: { id: number }) => each.id === id)
    expect(await listed()).toMatchObject({ login: 'temporary', roles: ['reviewer'], version: 1 })
    const own = await staffed.open('temporary')
    const roles = { roles: ['publisher'], version: 1 }
    expect((await call(administrator, 'PUT', `/api/people/${id}/roles`, roles)).status).toBe(200)
    expect((await call(administrator, 'PUT', `/api/people/${id}/roles`, roles)).status).toBe(409)
    const password = { password: '换一句容易记住的新密码吧' }
    expect((await call(administrator, 'PUT', `/api/people/${id}/password`, password)).status).toBe(200)
    expect((await call(own, 'GET', '/api/session')).status).toBe(401)
    const { version } = await listed()
    expect((await call(administrator, 'POST', `/api/people/${id}/disable`, { version })).status).toBe(200)
    expect(await listed()).toBeUndefined()
  })

  test('say beside each field what is wrong, and the three administrations stay apart', async () => {
    const empty = await call(administrator, 'POST', '/api/people', { roles: [] })
    expect([empty.status, fieldsOf(empty.data).sort()]).toEqual([422, ['login', 'name', 'password', 'roles']])
    const both = { login: 'both', name: '某人', password: PASSWORD }
    const roles = ['securityAdministrator', 'auditAdministrator']
    const refused = await call(administrator, 'POST', '/api/people', { ...both, roles })
    expect([refused.status, fieldsOf(refused.data)]).toEqual([409, ['roles']])
    expect(refused.data.refusals[0].article).toBe('网络安全等级保护2.0（三级）')
  })
})

describe('the review chain', () => {
  test('is set by three, changed by whoever saw it, and then is the one texts go through', async () => {
    const ids: number[] = []
    for (const login of ['rev1', 'rev2', 'rev3']) ids.push(await addReviewer(login))
    const levels = ids.map((id, index) => ({ name: `第 ${index + 1} 级`, signers: [id] }))
    const at = '/api/settings/review-chains'
    const first = { name: '三审三校', levels, seen: 0 }
    expect((await call(administrator, 'POST', at, { ...first, levels: levels.slice(1) })).status).toBe(409)
    expect((await call(administrator, 'POST', at, first)).data).toEqual({ versionNo: 1 })
    const late = await call(administrator, 'POST', at, first)
    expect([late.status, late.data.refusals[0].code]).toEqual([409, 'chain-changed'])
    const { data } = await call(administrator, 'GET', at)
    expect(data.chains).toMatchObject([{ name: '三审三校', versionNo: 1, levels }])
    expect(data.signers.map((each: { id: number }) => each.id)).toEqual(ids)
    expect((await call(editor, 'GET', '/api/review-chains')).data).toMatchObject([{ versionNo: 1 }])
    expect((await call(editor, 'POST', at, first)).status).toBe(403)
  })
})

describe('columns, channels and index numbers', () => {
  test('a column is made below another, at the end, and renamed', async () => {
    const at = '/api/settings/columns'
    const top = { name: '专题专栏', slug: 'topics', kind: 'topic' }
    const { id: parentId } = (await call(administrator, 'POST', at, top)).data
    const below = { name: '招商', slug: 'invest', kind: 'list', parentId }
    const { id } = (await call(administrator, 'POST', at, below)).data
    expect((await call(administrator, 'PUT', `${at}/${id}`, { name: '投资' })).status).toBe(200)
    expect((await call(administrator, 'GET', at)).data).toMatchObject([
      { slug: 'topics', position: 1, parentId: null },
      { slug: 'invest', position: 2, parentId, name: '投资' },
    ])
    const taken = await call(administrator, 'POST', at, top)
    expect([taken.status, fieldsOf(taken.data)]).toEqual([409, ['slug']])
    const empty = await call(administrator, 'POST', at, {})
    expect([empty.status, fieldsOf(empty.data).sort()]).toEqual([422, ['kind', 'name', 'slug']])
    expect((await call(editor, 'POST', at, below)).status).toBe(403)
  })

  test('a channel is made once', async () => {
    const at = '/api/settings/channels'
    const channel = { kind: 'wechat', name: '示例发布' }
    expect((await call(administrator, 'POST', at, channel)).status).toBe(200)
    const again = await call(administrator, 'POST', at, channel)
    expect([again.status, fieldsOf(again.data)]).toEqual([409, ['name']])
    expect((await call(administrator, 'GET', at)).data).toMatchObject([channel])
    expect((await call(editor, 'GET', at)).status).toBe(403)
  })

  test('a year goes on after the system before, and never below what was given', async () => {
    const at = '/api/settings/index-series'
    expect((await call(administrator, 'PUT', at, { year: 2026, last: 1486 })).status).toBe(200)
    expect((await call(administrator, 'GET', at)).data).toEqual([{ year: 2026, last: 1486 }])
    const wrong = await call(administrator, 'PUT', at, { year: 26, last: null })
    expect([wrong.status, fieldsOf(wrong.data).sort()]).toEqual([422, ['last', 'year']])
    const huge = await call(administrator, 'PUT', at, { year: 2026, last: 100_000 })
    expect([huge.status, fieldsOf(huge.data)]).toEqual([409, ['last']])
  })
})
