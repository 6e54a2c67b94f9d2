import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildOrgan } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { day } from '../../lib/day.ts'
import { Refused } from '../../lib/refusal.ts'
import { readLetter } from '../letters/index.ts'
import { findRequest, proposeReply, recordFeeNoticeDelivery, registerRequest } from '../requests/index.ts'
import { type Office, openOffice, PERSONAL, submission } from '../requests/testing/cases.ts'
import { countFees, type FeeWanted, findFeeSheet, notifyFee, recordPayment } from './index.ts'

let database: TestDatabase
let office: Office
let organs = 0

beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(async () => {
  await database?.drop()
})
beforeEach(async () => {
  organs += 1
  office = await openOffice(
    database,
    await buildOrgan(database, `01116${organs + 1000}`, `fee${organs}.localhost`),
  )
})

const ON = '2026-03-02'
const officer = <T>(on: string, work: Parameters<typeof office.as<T>>[2]) =>
  office.as(office.officer, on, work)

async function receive(count: number, on = ON, applicant: Partial<typeof PERSONAL> = {}): Promise<number> {
  let id = 0
  for (let done = 0; done < count; done += 1) {
    const sent = submission({ applicant: { ...PERSONAL, ...applicant } })
    const how = { channel: 'inPerson', receivedOn: day(on) } as const
    id = (await officer(on, (ctx) => registerRequest(ctx, sent, how))).id
  }
  return id
}

const notify = (id: number, wanted: FeeWanted, on = ON) =>
  officer(on, (ctx) =>
    notifyFee(ctx, id, { ...wanted, howToPay: '到办公室领取缴款通知', confirmed: 'not-public' }),
  )
const pay = (id: number, yuan: number, receiptNumber: string, on: string) =>
  officer(on, (ctx) => recordPayment(ctx, id, { yuan, receiptNumber, paidOn: day(on) }))

async function codeOf(doing: Promise<unknown>): Promise<string> {
  const failure = await doing.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(failure).toBeInstanceOf(Refused)
  return (failure as Refused).refusals[0]?.code ?? ''
}

describe('国办函〔2020〕109号, 按件计收: 同一申请人一个自然月内累计', () => {
  test('the 12th of a month costs 100 元, and twelve together 200', async () => {
    const eleventh = await receive(11)
    const twelfth = await receive(1)
    const sheet = await officer(ON, (ctx) => findFeeSheet(ctx, twelfth))
    expect(sheet.byRequests).toMatchObject({
      month: '2026-03',
      place: 12,
      charge: { yuan: 100, totalYuan: 200 },
    })
    expect(sheet.byRequests?.cases).toHaveLength(12)
    expect((await notify(eleventh, { basis: 'requests' })).yuan).toBe(100)
    const { letterId, yuan } = await notify(twelfth, { basis: 'requests' })
    expect(yuan).toBe(100)
    const { html } = await officer(ON, (ctx) => readLetter(ctx, letterId))
    for (const words of [
      '第四十二条',
      '国办函〔2020〕109号',
      '每件100元',
      '收费数额：100元',
      '到办公室领取缴款通知',
      '20个工作日',
    ]) {
      expect(html).toContain(words)
    }
    expect(html).not.toMatch(/行政复议|行政诉讼/)
  })

  test('another month, another person: counted by themselves; a name with another ID is another person', async () => {
    await receive(10)
    expect(await codeOf(notify(await receive(1, '2026-04-01'), { basis: 'requests' }, '2026-04-01'))).toBe(
      'fee-nothing-due',
    )
    const namesake = await receive(1, ON, { idDocument: '110105194912310038' as never })
    const sheet = await officer(ON, (ctx) => findFeeSheet(ctx, namesake))
    expect(sheet.byRequests?.place).toBe(1)
    expect(sheet.can.chargeByRequests?.code).toBe('fee-nothing-due')
  })
})

describe('国办函〔2020〕109号, 按量计收', () => {
  test.each([
    [57, 270],
    [109, 880],
    [119, 1080],
    [150, 1700],
    [250, 4700],
  ])('%i 页 → %i 元, whatever the month holds', async (pages, yuan) => {
    expect((await notify(await receive(1), { basis: 'pages', pages })).yuan).toBe(yuan)
  })

  test('30 pages are free, and one case is charged once, on one basis', async () => {
    const id = await receive(11)
    expect(await codeOf(notify(id, { basis: 'pages', pages: 30 }))).toBe('fee-nothing-due')
    await notify(id, { basis: 'pages', pages: 57 })
    expect(await codeOf(notify(id, { basis: 'requests' }))).toBe('fee-noticed-once')
  })

  test('two officers at once: one notice', async () => {
    const id = await receive(1)
    const both = await Promise.allSettled([
      notify(id, { basis: 'pages', pages: 57 }),
      notify(id, { basis: 'pages', pages: 57 }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('国办函〔2020〕109号: the notice, the payment and the clock', () => {
  test('in the answer period only', async () => {
    const id = await receive(1)
    expect(await codeOf(notify(id, { basis: 'pages', pages: 57 }, '2026-04-10'))).toBe('fee-notified-late')
  })

  test('the clock stops, and starts afresh on the day after FULL payment', async () => {
    const id = await receive(1)
    await notify(id, { basis: 'pages', pages: 57 }, '2026-03-04')
    const dueOn = async (on: string) => (await officer(on, (ctx) => findRequest(ctx, id))).request.dueOn
    expect(await dueOn('2026-03-05')).toBeNull()
    expect(await pay(id, 100, '财票0001', '2026-03-10')).toEqual({ openYuan: 170 })
    expect(await dueOn('2026-03-10')).toBeNull()
    expect(await codeOf(pay(id, 171, '财票0002', '2026-03-11'))).toBe('fee-paid-too-much')
    expect(await codeOf(pay(id, 170, '财票0001', '2026-03-11'))).toBe('fee-receipt-used')
    expect(await pay(id, 170, '财票0002', '2026-03-11')).toEqual({ openYuan: 0 })
    // 20 working days after 2026-03-11, 清明节 (4 to 6 April) left out.
    expect(await dueOn('2026-03-11')).toBe('2026-04-09')
    expect(await codeOf(pay(id, 1, '财票0003', '2026-03-12'))).toBe('payment-not-awaited')
  })

  test('unpaid 20 working days after the notice was received: 逾期未缴费 can be the outcome, not a day before', async () => {
    const id = await receive(1)
    await notify(id, { basis: 'pages', pages: 57 })
    const giveUp = (on: string) =>
      officer(on, (ctx) =>
        proposeReply(ctx, id, { outcome: 'other.feeUnpaid', content: '不再处理。', ground: '逾期未缴纳。' }),
      )
    expect(await codeOf(giveUp('2026-05-06'))).toBe('fee-notice-undelivered')
    await officer('2026-03-12', (ctx) => recordFeeNoticeDelivery(ctx, id, { on: day('2026-03-11') }))
    const sheet = await officer('2026-03-12', (ctx) => findFeeSheet(ctx, id))
    expect(sheet).toMatchObject({ isDelivered: true, lastDayToPay: '2026-04-09' })
    expect(await codeOf(giveUp('2026-04-09'))).toBe('payment-in-time')
    await giveUp('2026-04-10')
  })

  test('the report states 收费通知件数、总金额、实际收取总金额', async () => {
    const first = await receive(1)
    const second = await receive(1)
    await notify(first, { basis: 'pages', pages: 57 })
    await notify(second, { basis: 'pages', pages: 109 })
    await pay(first, 270, '财票1001', '2026-03-03')
    const counted = { notices: 2, amountNotified: 1150, amountPaid: 270 }
    expect(await officer('2026-03-03', (ctx) => countFees(ctx, 2026))).toEqual(counted)
    expect((await officer('2026-03-03', (ctx) => countFees(ctx, 2025))).notices).toBe(0)
  })
})
