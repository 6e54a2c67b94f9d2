import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildOrgan } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { day } from '../../lib/day.ts'
import { connectionOf } from '../../lib/db.ts'
import { NotFound, Refused } from '../../lib/refusal.ts'
import {
  approveReply,
  askSupplement,
  confirmReceipt,
  countTable3,
  extendRequest,
  findRequest,
  listCellRecords,
  listRequests,
  proposeReply,
  readApplicant,
  recordConsultationAnswer,
  recordSupplement,
  registerRequest,
  restartClockAfterFee,
  sendBackReply,
  sendConsultation,
  serveRequest,
  stopClockForFee,
  submitRequest,
  trackRequest,
  withdrawRequest,
} from './index.ts'
import { loadCase } from './queries/load-case.ts'
import { type Office, openOffice, PERSONAL, submission, VISITOR } from './testing/cases.ts'

let database: TestDatabase
let office: Office
let other: Office

beforeAll(async () => {
  database = await freshDatabase()
  office = await openOffice(database, await buildOrgan(database, '011158671', 'one.localhost'))
  other = await openOffice(database, await buildOrgan(database, '011158672', 'two.localhost'))
})
afterAll(() => database.drop())

const submit = (today: string, changes = {}) =>
  office.as(VISITOR, today, (ctx) => submitRequest(ctx, submission(changes)))
const confirm = (id: number, today: string) =>
  office.as(office.officer, today, (ctx) => confirmReceipt(ctx, id, { receivedOn: day(today) }))
const GRANTED = { outcome: 'granted', content: '详见附件。\n<b>共三页</b>', ground: '' } as const

/** The row of every case says what folding its acts says. */
async function expectRowsToFold(today: string): Promise<void> {
  await office.as(office.officer, today, async (ctx) => {
    const { rows } = await listRequests(ctx, { which: 'all', page: 1 })
    for (const { id } of rows) {
      const { row, state } = await loadCase(ctx, id, 'read only')
      const { proposal: _, matters: __, ...columns } = state
      expect(row).toMatchObject(columns)
    }
  })
}

async function refusalOf(work: Promise<unknown>): Promise<{ code: string; article: string | null }> {
  const failure = await work.then(
    () => null,
    (error: unknown) => error,
  )
  expect(failure).toBeInstanceOf(Refused)
  const [first] = (failure as Refused).refusals
  if (first === undefined) throw new Error('refused without a reason')
  return { code: first.code, article: first.article }
}

describe('a case from submission to service', () => {
  it('is answered within its period, approved by another, and stands in one cell of table 3', async () => {
    const receipt = await submit('2024-06-12')
    expect(receipt.receiptNumber).toBe('SQ20240612-0001')
    expect(receipt.queryCode).toMatch(/^[2-9A-HJ-NP-Z]{8}$/)
    const { id } = receipt
    await expectRowsToFold('2024-06-12')

    expect(await confirm(id, '2024-06-13')).toEqual({ caseNumber: '〔2024〕1号', dueOn: '2024-07-11' })
    await expectRowsToFold('2024-06-13')

    const propose = office.as(office.officer, '2024-06-20', (ctx) => proposeReply(ctx, id, GRANTED))
    await propose
    await expectRowsToFold('2024-06-20')

    const own = office.as(office.officer, '2024-06-20', (ctx) => approveReply(ctx, id, { opinion: '' }))
    expect(await refusalOf(own)).toEqual({ code: 'own-reply', article: '条例第十七条' })

    const early = office.as(office.officer, '2024-06-20', (ctx) =>
      serveRequest(ctx, id, { serveBy: 'online', on: day('2024-06-20') }),
    )
    expect((await refusalOf(early)).code).toBe('not-replied')

    const reply = await office.as(office.head, '2024-06-21', (ctx) =>
      approveReply(ctx, id, { opinion: '同意' }),
    )
    expect(reply.letterNumber).toBe('示例局公开告〔2024〕1号')
    await expectRowsToFold('2024-06-21')

    await office.as(office.officer, '2024-06-21', (ctx) =>
      serveRequest(ctx, id, { serveBy: 'online', on: day('2024-06-21') }),
    )
    await expectRowsToFold('2024-06-24')

    const counts = await office.as(office.head, '2024-12-31', (ctx) => countTable3(ctx, 2024))
    expect(counts.outcomes.granted.naturalPerson).toBe(1)
    expect(counts.received.naturalPerson).toBe(1)
    expect(counts.carriedOut.naturalPerson).toBe(0)
    const records = await office.as(office.head, '2024-12-31', (ctx) =>
      listCellRecords(ctx, 2024, { row: 'granted', kind: 'naturalPerson' }),
    )
    expect(records.map((each) => each.id)).toEqual([id])

    const tracked = await office.as(VISITOR, '2024-06-24', (ctx) =>
      trackRequest(ctx, { number: receipt.receiptNumber, queryCode: receipt.queryCode.toLowerCase() }),
    )
    expect(tracked?.stage).toBe('已送达')
    expect(tracked?.timeline.map((each) => each.words)).toEqual([
      '提交申请',
      '确认收到',
      '登记',
      '答复',
      '送达',
    ])
    const html = tracked?.letters.at(-1)?.html ?? ''
    expect(html).toContain('&lt;b&gt;共三页&lt;/b&gt;')
    expect(html).toContain('或者自收到本答复书之日起6个月内向示例市中级人民法院提起行政诉讼')
    expect(JSON.stringify(tracked)).not.toContain(PERSONAL.idDocument)
  })

  it('shows the officer a masked applicant, the clock, and why each thing cannot be done', async () => {
    const { id } = await submit('2024-07-01')
    const file = await office.as(office.officer, '2024-07-01', (ctx) => findRequest(ctx, id))
    expect(file.intake.applicant).toMatchObject({
      name: '欧***',
      idDocument: '1101**********002X',
      phone: '138****5678',
      email: 'o***@example.com',
    })
    expect(file.can.confirm).toBeNull()
    expect(file.can.propose?.code).toBe('not-received')
    await confirm(id, '2024-07-01')
    const received = await office.as(office.officer, '2024-07-02', (ctx) => findRequest(ctx, id))
    expect(received.clock?.dueOn).toBe('2024-07-29')
    expect(received.clock?.workingDaysLeft).toBe(19)
    expect(received.can.confirm?.article).toBe('条例第三十一条')
    expect(received.can.extend).toBeNull()
    const applicant = await office.as(office.officer, '2024-07-02', (ctx) =>
      readApplicant(ctx, id, { reason: '电话联系' }),
    )
    expect(applicant).toEqual(PERSONAL)
    await office.as(office.officer, '2024-07-03', (ctx) => withdrawRequest(ctx, id, { note: '电话撤回' }))
    await expectRowsToFold('2024-07-03')
  })
})

describe('what the law forbids', () => {
  it('refuses a second supplement notice, a late extension, and any reply while a supplement is awaited', async () => {
    const { id } = await submit('2024-03-01')
    await confirm(id, '2024-03-01')
    const ask = (today: string) =>
      office.as(office.officer, today, (ctx) =>
        askSupplement(ctx, id, { what: '请写明年份', until: day('2024-03-29') }),
      )
    await ask('2024-03-05')
    await expectRowsToFold('2024-03-05')
    expect(await refusalOf(ask('2024-03-06'))).toEqual({
      code: 'supplement-asked-twice',
      article: '条例第三十条',
    })
    const propose = (outcome: 'granted' | 'other.notSupplemented', today: string) =>
      office.as(office.officer, today, (ctx) =>
        proposeReply(ctx, id, { outcome, content: '答复内容', ground: '理由' }),
      )
    expect((await refusalOf(propose('granted', '2024-03-20'))).code).toBe('supplement-awaited')
    expect((await refusalOf(propose('other.notSupplemented', '2024-03-29'))).code).toBe('supplement-in-time')
    const backdated = office.as(office.officer, '2024-03-20', (ctx) =>
      recordSupplement(ctx, id, { on: day('2024-03-04'), note: '' }),
    )
    expect(await refusalOf(backdated)).toEqual({ code: 'act-out-of-order', article: '条例第三十条' })
    await office.as(office.officer, '2024-03-20', (ctx) =>
      recordSupplement(ctx, id, { on: day('2024-03-20'), note: '' }),
    )
    await expectRowsToFold('2024-03-20')
    expect((await refusalOf(propose('other.notSupplemented', '2024-04-02'))).code).toBe(
      'supplement-not-awaited',
    )
    const extend = office.as(office.head, '2024-05-20', (ctx) =>
      extendRequest(ctx, id, { workingDays: 20, reason: '案情复杂' }),
    )
    expect(await refusalOf(extend)).toEqual({ code: 'extension-after-due-date', article: '条例第三十三条' })
    await propose('granted', '2024-05-20')
    await office.as(office.head, '2024-05-20', (ctx) => approveReply(ctx, id, { opinion: '' }))
    await expectRowsToFold('2024-05-20')
    const file = await office.as(office.officer, '2024-05-20', (ctx) => findRequest(ctx, id))
    expect(file.acts.at(-1)?.irregular).toContain('逾期答复')
  })

  it('takes the third party’s time out of the period and does not disclose before it is over', async () => {
    const { id } = await submit('2024-04-01', { applicantKind: 'naturalPerson' })
    await confirm(id, '2024-04-01')
    const before = await office.as(office.officer, '2024-04-08', (ctx) => findRequest(ctx, id))
    await office.as(office.officer, '2024-04-08', (ctx) =>
      sendConsultation(ctx, id, { party: 'third-party:某某公司', matter: '中标文件' }),
    )
    await expectRowsToFold('2024-04-08')
    const propose = (today: string) =>
      office.as(office.officer, today, (ctx) => proposeReply(ctx, id, GRANTED))
    expect(await refusalOf(propose('2024-04-10'))).toEqual({
      code: 'third-party-asked',
      article: '条例第三十二条',
    })
    const answer = (what: 'answered' | 'lapsed', today: string) =>
      office.as(office.officer, today, (ctx) =>
        recordConsultationAnswer(ctx, id, { what, on: day(today), note: '' }),
      )
    expect((await refusalOf(answer('lapsed', '2024-04-12'))).code).toBe('consultation-not-lapsed')
    await answer('answered', '2024-04-12')
    await expectRowsToFold('2024-04-12')
    const after = await office.as(office.officer, '2024-04-12', (ctx) => findRequest(ctx, id))
    expect(after.request.dueOn?.localeCompare(before.request.dueOn ?? '')).toBe(1)
    await office.as(office.officer, '2024-04-15', (ctx) => stopClockForFee(ctx, id, { amount: 270 }))
    await expectRowsToFold('2024-04-15')
    expect((await refusalOf(propose('2024-04-16'))).code).toBe('payment-awaited')
    await office.as(office.officer, '2024-04-17', (ctx) =>
      restartClockAfterFee(ctx, id, { amount: 270, on: day('2024-04-17') }),
    )
    await office.as(office.head, '2024-04-18', (ctx) =>
      extendRequest(ctx, id, { workingDays: 10, reason: '材料较多' }),
    )
    await propose('2024-04-18')
    await office.as(office.head, '2024-04-18', (ctx) => sendBackReply(ctx, id, { reason: '请核对附件' }))
    await expectRowsToFold('2024-04-18')
  })

  it('wants a reason for what is withheld, the case unchanged since it was read, and art 29', async () => {
    const { id } = await submit('2024-04-01')
    await confirm(id, '2024-04-01')
    const propose = (outcome: 'partlyGranted' | 'refused.stateSecret', version?: number) =>
      office.as(office.officer, '2024-04-02', (ctx) =>
        proposeReply(ctx, id, { outcome, content: '见附件', ground: version ? '理由' : '', version }),
      )
    expect(await refusalOf(propose('partlyGranted'))).toEqual({
      code: 'withheld-missing',
      article: '条例第三十七条',
    })
    expect((await refusalOf(propose('refused.stateSecret'))).article).toBe('条例第十四条')
    expect((await refusalOf(propose('refused.stateSecret', 1))).code).toBe('changed-meanwhile')
    const empty = submit('2024-04-02', {
      information: ' ',
      applicant: { name: '', phone: '', email: '', address: '', idDocument: '110105194912310021' },
    })
    const failure = (await empty.catch((error: unknown) => error)) as Refused
    expect(failure.refusals.map((each) => each.field)).toEqual(['name', 'idDocument', 'phone', 'information'])
    expect(failure.refusals.every((each) => each.article === '条例第二十九条')).toBe(true)
  })
})

describe('a submission sent again', () => {
  it('is one case with one receipt, also when sent at the same time; a changed text is refused', async () => {
    const twice = submission()
    const send = (what = twice) => office.as(VISITOR, '2024-08-01', (ctx) => submitRequest(ctx, what))
    const [first, second] = await Promise.all([send(), send()])
    expect(second).toEqual(first)
    expect(await send()).toEqual(first)
    const changed = send({ ...twice, information: '另一份文件' })
    expect((await refusalOf(changed)).code).toBe('changed-after-submission')
  })
})

describe('a stranger', () => {
  it('learns the same from a wrong code as from an unknown number', async () => {
    const { receiptNumber, queryCode } = await submit('2024-08-02')
    const track = (number: string, code: string, of = office) =>
      of.as(VISITOR, '2024-08-02', (ctx) => trackRequest(ctx, { number, queryCode: code }))
    expect(await track(receiptNumber, queryCode)).not.toBeNull()
    expect(await track(receiptNumber, 'AAAAAAAA')).toBeNull()
    expect(await track('SQ20990101-0001', queryCode)).toBeNull()
    expect(await track(receiptNumber, queryCode, other)).toBeNull()
  })

  it('from another organ finds nothing', async () => {
    const { id } = await submit('2024-08-02')
    const asOther = (work: Parameters<Office['as']>[2]) => other.as(other.officer, '2024-08-02', work)
    await expect(asOther((ctx) => findRequest(ctx, id))).rejects.toThrow(NotFound)
    await expect(asOther((ctx) => readApplicant(ctx, id, { reason: '电话联系' }))).rejects.toThrow(NotFound)
    await expect(
      asOther((ctx) => confirmReceipt(ctx, id, { receivedOn: day('2024-08-02') })),
    ).rejects.toThrow(NotFound)
    expect(await asOther((ctx) => listRequests(ctx, { which: 'all', page: 1 }))).toMatchObject({ total: 0 })
    const counts = (await asOther((ctx) => countTable3(ctx, 2024))) as { received: object }
    expect(Object.values(counts.received).every((each) => each === 0)).toBe(true)
  })
})

describe('what came to the counter and by ordinary post', () => {
  it('is received at once in person, and on confirmation by ordinary post', async () => {
    const register = (channel: 'inPerson' | 'ordinaryPost') =>
      office.as(office.officer, '2024-09-03', (ctx) =>
        registerRequest(ctx, submission(), { channel, receivedOn: day('2024-09-02') }),
      )
    const counter = await register('inPerson')
    expect(counter.caseNumber).toMatch(/^〔2024〕\d+号$/)
    const file = await office.as(office.officer, '2024-09-03', (ctx) => findRequest(ctx, counter.id))
    expect(file.request).toMatchObject({ stage: 'processing', receivedOn: '2024-09-02' })
    const post = await register('ordinaryPost')
    expect(post.caseNumber).toBeNull()
    await confirm(post.id, '2024-09-04')
    await expectRowsToFold('2024-09-04')
  })
})

describe('the database', () => {
  it('holds no personal value in plain text', async () => {
    const client = new pg.Client(connectionOf(database.ownerUrl))
    await client.connect()
    const tables = await client.query(`select tablename from pg_tables where schemaname = 'public'`)
    let read = 0
    for (const { tablename } of tables.rows as { tablename: string }[]) {
      const { rows } = await client.query(`select t::text as line from "${tablename}" t`)
      for (const { line } of rows as { line: string }[]) {
        read += 1
        for (const value of Object.values(PERSONAL)) {
          expect(line).not.toContain(value)
          expect(line).not.toContain(Buffer.from(value).toString('hex'))
          expect(line).not.toContain(Buffer.from(value).toString('base64').slice(0, 12))
        }
      }
    }
    await client.end()
    expect(read).toBeGreaterThan(50)
  })
})
