import { afterAll, beforeAll, expect, it } from 'vitest'
import { sceneOn } from '../../../test/builders.ts'
import { openStaffedOrgan, type Session, type StaffedOrgan, TODAY } from '../../../test/staff-sessions.ts'
import { day } from '../../lib/day.ts'
import { act } from '../../lib/db.ts'
import { createColumn } from '../catalogue/index.ts'
import { createChannel } from '../channels/index.ts'
import { importDocument } from '../documents/index.ts'
import { rescreenDue } from './rescreen-due.ts'

let organ: StaffedOrgan
let editor: Session
let publisher: Session
let system: Session
let documentId: number

beforeAll(async () => {
  organ = await openStaffedOrgan()
  const responsibleId = await organ.add('editor', ['editor'])
  await organ.add('publisher', ['publisher'])
  await organ.add('system', ['systemAdministrator'])
  editor = await organ.open('editor')
  publisher = await organ.open('publisher')
  system = await organ.open('system')
  const scene = sceneOn(TODAY, organ.organ)
  const columnId = await act(organ.database, scene, (ctx) =>
    createColumn(ctx, { slug: 'notices', name: '通知公告', kind: 'list', position: 1 }),
  )
  await act(organ.database, scene, (ctx) => createChannel(ctx, { kind: 'website', name: '门户网站' }))
  const moved = await act(organ.database, scene, (ctx) =>
    importDocument(ctx, {
      origin: 'import:1',
      content: { kind: 'general', columnId, title: '工作布署', bodyHtml: '<p>会议作了布署。</p>' },
      indexNumber: '011158671/2023-1',
      publishedOn: day('2023-05-06'),
      validity: 'valid',
      oldAddresses: [],
      files: [],
      responsibleId,
    }),
  )
  documentId = moved.id
})
afterAll(() => organ.close())

/** Once round the loop; false keeps the reading from ending. */
async function read(toTheEnd: boolean): Promise<void> {
  const { secrets, now } = sceneOn(TODAY, organ.organ)
  let batches = 0
  const goOn = () => {
    batches += 1
    return toTheEnd || batches === 1
  }
  await rescreenDue({ ...organ, secrets, organs: async () => [organ.organ], clock: () => now, goOn })
}

it('is steered under the settings, and its list is worked off by whoever publishes', async () => {
  const none = await organ.call(system, 'GET', '/api/settings/rescreening')
  expect(none).toMatchObject({ status: 200, data: { rescreening: null } })
  await read(false)
  const paused = await organ.call(system, 'POST', '/api/settings/rescreening', { to: 'paused' })
  expect(paused).toMatchObject({
    status: 200,
    data: { rescreening: { state: 'paused', words: '已暂停', total: 1 } },
  })
  expect((await organ.call(system, 'POST', '/api/settings/rescreening', { to: 'paused' })).status).toBe(409)
  await organ.call(system, 'POST', '/api/settings/rescreening', { to: 'running' })
  await read(true)

  const list = await organ.call(editor, 'GET', '/api/rescreening')
  expect(list.data.rescreening).toMatchObject({ state: 'complete', endedAt: expect.any(String) })
  expect(list.data.documents).toMatchObject([
    { id: documentId, title: '工作布署', findings: [{ part: '标题', text: '布署' }, { part: '正文' }] },
  ])
  const settle = (who: Session, reason: string) =>
    organ.call(who, 'POST', `/api/rescreening/documents/${documentId}/settlement`, { reason })
  expect((await settle(editor, '引用原文')).status).toBe(403)
  expect(await settle(publisher, '')).toMatchObject({ status: 409 })
  expect((await settle(publisher, '引用原文')).status).toBe(200)
  expect((await settle(publisher, '引用原文')).status).toBe(404)
  expect((await organ.call(editor, 'GET', '/api/rescreening')).data.documents).toEqual([])
})
