import { sql } from 'kysely'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildOrgan, sceneOn } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { SmtpStandIn } from '../../../test/smtp-stand-in.ts'
import type { Actor, Ctx, OrganId } from '../../lib/ctx.ts'
import { day } from '../../lib/day.ts'
import { act } from '../../lib/db.ts'
import { runDueJobs } from '../../lib/jobs.ts'
import {
  listGivenUp,
  listMessagesOf,
  messageJobs,
  removeSender,
  resendMessage,
  setSender,
} from '../messages/index.ts'
import { askSupplement, confirmReceipt, openCaseKey, submitRequest } from './index.ts'
import { openOffice, submission, VISITOR } from './testing/cases.ts'

const ON = '2025-01-14'
let database: TestDatabase
let organ: OrganId
let officer: Actor
let smtp: SmtpStandIn
let port: number
let now: Date

beforeAll(async () => {
  database = await freshDatabase()
  organ = await buildOrgan(database, '011158671', 'one.localhost')
  officer = (await openOffice(database, organ)).officer
  return () => database.drop()
})
beforeEach(async () => {
  smtp = new SmtpStandIn()
  port = await smtp.start()
  now = sceneOn(ON, organ).now
  await set(port)
})
afterEach(async () => {
  await smtp.stop()
  await as(officer, (ctx) => sql`delete from job`.execute(ctx.db))
  await as(officer, (ctx) => sql`delete from message_sender`.execute(ctx.db))
})

const as = <T>(actor: Actor, work: (ctx: Ctx) => Promise<T>) =>
  act(database, { ...sceneOn(ON, organ, actor), now }, work)
const set = (at: number) =>
  as(officer, (ctx) => {
    const settings = {
      host: '127.0.0.1',
      port: at,
      security: 'none',
      user: '',
      from: 'xxgk@example.gov.cn',
    } as const
    return setSender(ctx, { kind: 'email', settings, secret: '', seen: 0 })
  })

/** A confirmed request of somebody who asked for word by e-mail, unless told otherwise. */
async function registered(changes: object = { notices: ['email'] }): Promise<number> {
  const given = submission()
  const applicant = { ...given.applicant, email: 'li.si@example.com', phone: '13800000000', ...changes }
  const { id } = await as(VISITOR, (ctx) => submitRequest(ctx, { ...given, applicant }))
  await as(officer, (ctx) => confirmReceipt(ctx, id, { receivedOn: day(ON) }))
  return id
}

async function passMinutes(minutes: number): Promise<void> {
  const { secrets } = sceneOn(ON, organ)
  const source = { database, secrets, files: null, clock: () => now, report: () => {} }
  for (let minute = 0; minute < minutes; minute += 5) {
    await runDueJobs(source, messageJobs(openCaseKey))
    now = new Date(now.getTime() + 5 * 60_000)
  }
}

const textOf = (index = 0) => {
  const [, encoding = '', body = ''] =
    /content-transfer-encoding: (\S+)[\s\S]*?\n\n([\s\S]*)/i.exec(smtp.mails[index]?.data ?? '') ?? []
  const bytes =
    encoding === 'base64'
      ? Buffer.from(body, 'base64')
      : Buffer.from(
          body
            .replace(/=\n/g, '')
            .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
          'latin1',
        )
  return bytes.toString()
}

describe('word of an act', () => {
  test('goes once to whoever asked for it, with the number and the address, and nothing of the case', async () => {
    const id = await registered()
    await passMinutes(60)
    expect(smtp.mails.map(({ to }) => to)).toEqual([['li.si@example.com']])
    expect(textOf()).toMatch(/已登记[\s\S]*〔2025〕\d+号[\s\S]*http:\/\/one\.localhost\/request\/tracking/)
    const { information, applicant } = submission({})
    expect(textOf()).not.toContain(information)
    expect(textOf()).not.toContain(applicant.name)
    expect(await as(officer, (ctx) => listMessagesOf(ctx, id))).toMatchObject([
      { event: 'received', state: 'sent' },
    ])
    await as(officer, (ctx) => askSupplement(ctx, id, { what: '请补正', until: day('2025-02-14') }))
    await passMinutes(10)
    expect([smtp.mails.length, textOf(1)]).toEqual([2, expect.stringContaining('需要补正')])
  })

  test.each([
    ['nobody who did not ask', { notices: [] }],
    ['nobody who wants an SMS, where the organ has none', { notices: ['sms'] }],
  ])('goes to %s', async (_, changes) => {
    const id = await registered(changes)
    await passMinutes(30)
    expect([smtp.mails, await as(officer, (ctx) => listMessagesOf(ctx, id))]).toEqual([[], []])
  })

  test('is not queued without settings, and undone with its act', async () => {
    await as(officer, (ctx) => removeSender(ctx, 'email'))
    const id = await registered()
    await set(port)
    expect(await as(officer, (ctx) => listMessagesOf(ctx, id))).toEqual([])
    const undone = as(officer, async (ctx) => {
      await askSupplement(ctx, id, { what: '请补正', until: day('2025-02-14') })
      expect(await listMessagesOf(ctx, id)).toHaveLength(1)
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    await passMinutes(30)
    expect(smtp.mails).toEqual([])
  })

  test('names nobody in the database', async () => {
    await registered()
    const { rows } = await as(officer, (ctx) =>
      sql<{ text: string }>`select m::text || coalesce(j::text, '') as text from message m left join job j
        on j.organ_id = m.organ_id and j.subject_id = m.id`.execute(ctx.db),
    )
    const bytes = Buffer.from('li.si@example.com').toString('hex')
    for (const { text } of rows) expect(text).not.toMatch(new RegExp(`li\\.si|${bytes}`))
  })
})

describe('a mail server', () => {
  test('that is down for an hour costs no message, and each is sent once', async () => {
    await smtp.stop()
    const ids = [await registered(), await registered(), await registered()]
    await passMinutes(60)
    for (const id of ids) {
      const [message] = await as(officer, (ctx) => listMessagesOf(ctx, id))
      expect(message).toMatchObject({ state: 'waiting', failure: '连接不上邮件服务器' })
    }
    await smtp.start(port)
    await passMinutes(60)
    expect(smtp.mails).toHaveLength(3)
    for (const id of ids) {
      expect(await as(officer, (ctx) => listMessagesOf(ctx, id))).toMatchObject([
        { state: 'sent', failure: '' },
      ])
    }
  })

  test('that is busy is asked again; one that knows no such recipient is not, until a person says so', async () => {
    smtp.refusals = ['451 try later']
    await registered()
    await passMinutes(30)
    expect(smtp.mails).toHaveLength(1)
    smtp.refusals = ['550 no such user li.si@example.com']
    const id = await registered()
    await passMinutes(30)
    const [message] = await as(officer, listGivenUp)
    expect(message).toMatchObject({
      requestId: id,
      state: 'givenUp',
      failure: '收件地址被邮件服务器拒收（550）',
    })
    await as(officer, (ctx) => resendMessage(ctx, message?.id ?? 0))
    await passMinutes(30)
    expect([smtp.mails.length, await as(officer, listGivenUp)]).toEqual([2, []])
  })

  test('whose answer was lost gets the same message again, under the same number', async () => {
    smtp.dropsAfter = 1
    await registered()
    await passMinutes(30)
    const numbers = smtp.mails.map(({ data }) => /^message-id: (.*)$/im.exec(data)?.[1])
    expect([numbers.length, new Set(numbers).size]).toEqual([2, 1])
  })
})

test('a message is destroyed with the key of its case', async () => {
  await smtp.stop()
  const id = await registered()
  await passMinutes(10)
  await as(officer, (ctx) => sql`delete from case_key where organ_id = ${ctx.organId}`.execute(ctx.db))
  await smtp.start(port)
  await passMinutes(60)
  expect(await as(officer, (ctx) => listMessagesOf(ctx, id))).toMatchObject([{ state: 'dropped' }])
  expect(smtp.mails).toEqual([])
})
