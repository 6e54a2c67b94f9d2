import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildOrgan } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { day } from '../../lib/day.ts'
import { notifyFee, recordPayment } from '../fees/index.ts'
import { registerRequest } from '../requests/index.ts'
import { type Office, openOffice, submission } from '../requests/testing/cases.ts'
import { compileFigures } from './index.ts'

let database: TestDatabase
let office: Office

beforeAll(async () => {
  database = await freshDatabase()
  office = await openOffice(database, await buildOrgan(database, '011158671', 'one.localhost'))
})
afterAll(() => database.drop())

test('国办函〔2020〕109号: what was paid in part counts in 实际收取金额, in the year it came', async () => {
  const receivedOn = day('2025-12-15')
  const id = await office.as(office.officer, receivedOn, async (ctx) => {
    const taken = await registerRequest(ctx, submission(), { channel: 'inPerson', receivedOn })
    const given = {
      basis: 'pages',
      pages: 57,
      howToPay: '政务服务大厅缴纳',
      confirmed: 'not-public',
    } as const
    await notifyFee(ctx, taken.id, given)
    return taken.id
  })
  const pay = (yuan: number, receiptNumber: string, paidOn: string) =>
    office.as(office.officer, paidOn, (ctx) =>
      recordPayment(ctx, id, { yuan, receiptNumber, paidOn: day(paidOn) }),
    )
  await pay(100, '财票0001', '2025-12-30')
  const feesOf = (year: number) =>
    office.as(office.head, '2026-01-20', async (ctx) => (await compileFigures(ctx, year)).feeNotices)
  expect(await feesOf(2025)).toEqual({ notices: 1, amountNotified: 270, amountPaid: 100 })
  await pay(170, '财票0002', '2026-01-05')
  expect(await feesOf(2025)).toEqual({ notices: 1, amountNotified: 270, amountPaid: 100 })
  expect(await feesOf(2026)).toEqual({ notices: 0, amountNotified: 0, amountPaid: 170 })
})
