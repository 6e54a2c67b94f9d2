import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildOrgan } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import type { Ctx } from '../../lib/ctx.ts'
import { day } from '../../lib/day.ts'
import {
  askSupplement,
  confirmReceipt,
  extendRequest,
  findRequest,
  proposeReply,
  registerRequest,
  sendConsultation,
  withdrawRequest,
} from './index.ts'
import { loadCase } from './queries/load-case.ts'
import { type Office, openOffice, submission } from './testing/cases.ts'

let database: TestDatabase
let office: Office

beforeAll(async () => {
  database = await freshDatabase()
  office = await openOffice(database, await buildOrgan(database, '011158671', 'one.localhost'))
})
afterAll(() => database.drop())

const GRANTED = { outcome: 'granted', content: '详见附件。', ground: '' } as const
const ACTS: readonly [string, (ctx: Ctx, id: number) => Promise<unknown>][] = [
  ['补正告知', (ctx, id) => askSupplement(ctx, id, { what: '请写明年份', until: day('2024-07-01') })],
  ['征求意见', (ctx, id) => sendConsultation(ctx, id, { party: 'third-party:甲', matter: '合同' })],
  ['延期', (ctx, id) => extendRequest(ctx, id, { workingDays: 10, reason: '案情复杂' })],
  ['送审答复', (ctx, id) => proposeReply(ctx, id, GRANTED)],
  ['撤回', (ctx, id) => withdrawRequest(ctx, id, { note: '' })],
]

/** Received on the 12th, registered on the 14th. */
async function register(): Promise<number> {
  const how = { channel: 'registeredPost', receivedOn: day('2024-06-12') } as const
  const { id } = await office.as(office.officer, '2024-06-14', (ctx) =>
    registerRequest(ctx, submission(), how),
  )
  return id
}

test.each(ACTS)('条例第三十三条: no %s while the clock is behind the last act', async (_, work) => {
  const id = await register()
  const read = () => office.as(office.head, '2024-06-14', (ctx) => loadCase(ctx, id, 'read only'))
  const before = await read()
  const back = office.as(office.officer, '2024-06-13', (ctx) => work(ctx, id))
  await expect(back).rejects.toMatchObject({ refusals: [{ code: 'clock-set-back' }] })
  await expect(back).rejects.toThrow(/核对服务器时间/)
  const after = await read()
  expect([after.row, after.acts]).toEqual([before.row, before.acts])
  await office.as(office.officer, '2024-06-14', (ctx) => work(ctx, id))
})

test('the case can still be read, and its receipt is confirmed only when the clock is right', async () => {
  const id = await register()
  const file = await office.as(office.officer, '2024-06-13', (ctx) => findRequest(ctx, id))
  expect(file.clock?.dueOn).toBe('2024-07-10')
  const how = { channel: 'fax', receivedOn: day('2024-06-12') } as const
  const faxed = await office.as(office.officer, '2024-06-14', (ctx) =>
    registerRequest(ctx, submission(), how),
  )
  const confirm = office.as(office.officer, '2024-06-13', (ctx) =>
    confirmReceipt(ctx, faxed.id, { receivedOn: day('2024-06-13') }),
  )
  await expect(confirm).rejects.toMatchObject({ refusals: [{ code: 'clock-set-back' }] })
})
