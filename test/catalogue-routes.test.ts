import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { act } from '../src/lib/db.ts'
import { draftDocument } from '../src/modules/documents/index.ts'
import { sceneOn } from './builders.ts'
import { fieldsOf, openStaffedOrgan, type Session, type StaffedOrgan, TODAY } from './staff-sessions.ts'

let staffed: StaffedOrgan
let call: StaffedOrgan['call']
let administrator: Session
let editor: Session & { id: number }

beforeAll(async () => {
  staffed = await openStaffedOrgan()
  call = staffed.call
  await staffed.add('admin', ['systemAdministrator'])
  administrator = await staffed.open('admin')
  const id = await staffed.add('writer', ['editor'])
  editor = { ...(await staffed.open('writer')), id }
})
afterAll(() => staffed?.close())

const COLUMNS = '/api/settings/columns'
async function make(slug: string, more: object = {}): Promise<number> {
  const made = await call(administrator, 'POST', COLUMNS, { name: slug, slug, kind: 'list', ...more })
  expect(made.status).toBe(200)
  return made.data.id
}
const columnOf = async (id: number) =>
  (await call(administrator, 'GET', COLUMNS)).data.find((each: { id: number }) => each.id === id)

describe('columns', () => {
  test('have a person, a promise and a place; what is wrong is said beside its field', async () => {
    const id = await make('notices', { responsibleId: editor.id, updateIntervalDays: 30 })
    expect(await columnOf(id)).toMatchObject({ responsibleId: editor.id, updateIntervalDays: 30 })
    const wrong = await call(administrator, 'PUT', `${COLUMNS}/${id}`, {
      name: ' ',
      visibility: 'away',
      updateIntervalDays: 0,
    })
    expect([wrong.status, fieldsOf(wrong.data).sort()]).toEqual([
      422,
      ['name', 'updateIntervalDays', 'visibility'],
    ])
    const link = await call(administrator, 'POST', COLUMNS, { name: '链接', slug: 'link', kind: 'link' })
    expect([link.status, fieldsOf(link.data)]).toEqual([409, ['address']])
    expect((await call(administrator, 'PUT', `${COLUMNS}/${id}`, { responsibleId: 999 })).status).toBe(404)
  })

  test('are moved, merged and retired by the system administrator alone', async () => {
    const [top, below] = [await make('top'), await make('below')]
    const moved = await call(administrator, 'POST', `${COLUMNS}/${below}/move`, { parentId: top, place: 1 })
    expect([moved.status, (await columnOf(below)).parentId]).toEqual([200, top])
    const knot = await call(administrator, 'POST', `${COLUMNS}/${top}/move`, { parentId: below, place: 1 })
    expect([knot.status, fieldsOf(knot.data)]).toEqual([409, ['parentId']])
    const into = await make('into')
    expect((await call(administrator, 'POST', `${COLUMNS}/${below}/merge`, { into })).status).toBe(200)
    expect((await call(administrator, 'POST', `${COLUMNS}/${top}/retire`, {})).status).toBe(200)
    expect((await columnOf(below)).retirement).toEqual({ on: TODAY, successorId: into })
    expect((await columnOf(top)).retirement).toEqual({ on: TODAY, successorId: null })
    for (const verb of ['move', 'merge', 'retire']) {
      const attempt = await call(editor, 'POST', `${COLUMNS}/${into}/${verb}`, {
        parentId: null,
        place: 1,
        into,
      })
      expect(attempt.status).toBe(403)
    }
  })

  test('a draft goes into no column that was retired meanwhile', async () => {
    const columnId = await make('gone')
    await call(administrator, 'POST', `${COLUMNS}/${columnId}/retire`, {})
    const draft = await call(editor, 'POST', '/api/documents', { columnId, kind: 'general', title: '稿' })
    expect([draft.status, fieldsOf(draft.data)]).toEqual([409, ['columnId']])
    expect(draft.data.refusals[0].message).toContain('已于2026年3月2日撤销')
  })
})

describe('主动公开基本目录', () => {
  test('begins with the standard set, is edited, and asks for what is missing', async () => {
    await make('statutory-content', { kind: 'statutory' })
    const adopt = () => call(administrator, 'POST', '/api/settings/catalogue/standard')
    expect((await adopt()).status).toBe(200)
    expect((await adopt()).status).toBe(409)
    const { items } = (await call(editor, 'GET', '/api/catalogue')).data
    expect(items).toHaveLength(15)
    const [{ id, version, columnIds, ...item }] = items
    expect(item.now).toEqual({ state: 'missing', because: 'no-content' })
    const { name, content, legalBasis, timeLimit, limitWorkingDays, responsibleUnit, channel } = item
    const text = { name, content, legalBasis, timeLimit, limitWorkingDays, responsibleUnit, channel }
    const at = `/api/settings/catalogue/items/${id}`
    const edit = { ...text, columnIds, updateIntervalDays: 90, version }
    expect((await call(administrator, 'PUT', at, edit)).status).toBe(200)
    expect((await call(administrator, 'PUT', at, edit)).status).toBe(409)
    expect((await call(editor, 'PUT', at, edit)).status).toBe(403)
    const change = (changedOn: unknown) =>
      call(editor, 'POST', `/api/catalogue/items/${id}/change`, { changedOn })
    expect(fieldsOf((await change('2026-02-30')).data)).toEqual(['changedOn'])
    expect((await change('2025-12-01')).status).toBe(200)
    const after = (await call(editor, 'GET', '/api/catalogue')).data.items[0]
    expect(after.now).toMatchObject({ state: 'late', because: 'changed', dueOn: '2025-12-29' })
    const removed = await call(administrator, 'POST', `${at}/removal`, { version: after.version })
    expect(removed.status).toBe(200)
  })

  test('a nil statement without a date cannot be made', async () => {
    const id = await make('charges-here', { kind: 'statutory' })
    const at = `/api/columns/${id}/nil-statement`
    const undated = await call(editor, 'POST', at, { renewOn: '2026-06-30' })
    expect([undated.status, fieldsOf(undated.data)]).toEqual([409, ['statedOn']])
    expect((await call(editor, 'POST', at, { statedOn: '', renewOn: '2026-06-30' })).status).toBe(422)
    const given = { statedOn: TODAY, renewOn: '2026-06-30' }
    expect((await call(editor, 'POST', at, given)).status).toBe(200)
    const state = (await call(administrator, 'GET', '/api/catalogue')).data.columns
    expect(state.find((each: { id: number }) => each.id === id).nil).toEqual(given)
  })
})

describe('主题分类', () => {
  test('new input is of the classification; what an older text says may stay', async () => {
    expect(Object.keys((await call(editor, 'GET', '/api/themes')).data)).toHaveLength(22)
    const columnId = await make('themes')
    const draft = { columnId, kind: 'general', title: '稿' } as const
    const wrong = await call(editor, 'POST', '/api/documents', { ...draft, theme: '招商' })
    expect([wrong.status, fieldsOf(wrong.data)]).toEqual([409, ['theme']])
    const right = await call(editor, 'POST', '/api/documents', { ...draft, theme: '财政、金融、审计/税务' })
    expect(right.status).toBe(200)
    const actor = { kind: 'person', id: editor.id, name: 'writer', roles: ['editor'] } as const
    const old = await act(staffed.database, sceneOn(TODAY, staffed.organ, actor), (ctx) =>
      draftDocument(ctx, { ...draft, theme: '招商' }),
    )
    const edit = (change: object) =>
      call(editor, 'PUT', `/api/documents/${old.id}`, { version: 1, ...change })
    expect(fieldsOf((await edit({ theme: '投资' })).data)).toEqual(['theme'])
    expect((await edit({ theme: '招商', title: '改题' })).status).toBe(200)
  })
})
