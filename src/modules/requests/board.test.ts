import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildOrgan } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { addDays, day } from '../../lib/day.ts'
import { NotFound } from '../../lib/refusal.ts'
import { readZip } from '../../lib/zip.ts'
import { nationalCalendar } from '../calendar/index.ts'
import { workingDaysBetween } from '../calendar/rules/index.ts'
import { exportLedger, harmless } from './actions/export-ledger.ts'
import { INTAKE_CHANNELS, type IntakeChannel } from './applicant.ts'
import { closeDeadlineFeed, openDeadlineFeed, readDeadlineFeed } from './deadline-feed.ts'
import {
  approveReply,
  askSupplement,
  extendRequest,
  listRequests,
  proposeReply,
  recordConsultationAnswer,
  registerRequest,
  sendConsultation,
  submitRequest,
} from './index.ts'
import { showBoard } from './queries/show-board.ts'
import { listReminders, putAwayReminders, remind } from './reminders.ts'
import { bandOf, DAYS_LEFT_BANDS, spanOfBand } from './rules/days-left.ts'
import { stepOf } from './rules/reminders.ts'
import { type Office, openOffice, PERSONAL, submission, VISITOR } from './testing/cases.ts'

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
    await buildOrgan(database, `01117${organs + 1000}`, `b${organs}.localhost`),
  )
})

const officer = <T>(on: string, work: Parameters<typeof office.as<T>>[2]) =>
  office.as(office.officer, on, work)

async function receive(on: string, information = '2023年度道路养护招标文件'): Promise<number> {
  const how = { channel: 'inPerson', receivedOn: day(on) } as const
  return (await officer(on, (ctx) => registerRequest(ctx, submission({ information }), how))).id
}

async function conclude(id: number, on: string): Promise<void> {
  const reply = { outcome: 'granted', content: '详见附件。', ground: '' } as const
  await officer(on, (ctx) => proposeReply(ctx, id, reply))
  await office.as(office.head, on, (ctx) => approveReply(ctx, id, { opinion: '' }))
}

/** Cases due on 2026-03-30, 04-01, 04-02, 04-10, 04-21; one that waits, one in consultation, one unconfirmed. */
const TODAY = '2026-04-01'
async function fill() {
  const ids = {
    overdue: await receive('2026-03-02'),
    today: await receive('2026-03-04'),
    tomorrow: await receive('2026-03-05'),
    week: await receive('2026-03-11'),
    later: await receive('2026-03-31'),
    waiting: await receive('2026-03-30'),
    consulting: await receive('2026-03-06'),
  }
  await officer('2026-03-31', (ctx) =>
    askSupplement(ctx, ids.waiting, { what: '请写明年份', until: day('2026-04-20') }),
  )
  await officer('2026-03-09', (ctx) =>
    sendConsultation(ctx, ids.consulting, { party: 'other-organ:市财政局', matter: '预算' }),
  )
  await office.as(VISITOR, TODAY, (ctx) => submitRequest(ctx, submission()))
  return ids
}

describe('the board', () => {
  test('every open case stands in one column, and each column opens just its cases', async () => {
    const ids = await fill()
    const board = await officer(TODAY, showBoard)
    expect(board.bands).toEqual({
      overdue: 1,
      today: 1,
      within2: 1,
      within5: 1,
      within10: 0,
      beyond: 2,
      none: 2,
    })
    const seen: number[] = []
    for (const left of DAYS_LEFT_BANDS) {
      const { rows, total } = await officer(TODAY, (ctx) =>
        listRequests(ctx, { which: 'open', left, page: 1 }),
      )
      expect([left, total]).toEqual([left, board.bands[left]])
      for (const row of rows) {
        expect([left, row.id, bandOf(row, day(TODAY))]).toEqual([left, row.id, left])
        seen.push(row.id)
      }
    }
    expect(new Set(seen).size).toBe(8)
    expect(seen).toContain(ids.consulting)
    expect(board.officers[0]).toMatchObject({ open: 7, overdue: 1, soon: 2 })
  })

  test('an opinion that came turns its case into one like all others', async () => {
    const ids = await fill()
    await officer(TODAY, (ctx) =>
      recordConsultationAnswer(ctx, ids.consulting, { what: 'answered', on: day(TODAY), note: '' }),
    )
    const { rows } = await officer(TODAY, (ctx) =>
      listRequests(ctx, { which: 'open', left: 'beyond', page: 1 }),
    )
    expect(rows.map((row) => row.id)).toContain(ids.consulting)
  })

  test('the month and the year, each figure with its list', async () => {
    const quick = await receive('2026-03-02')
    const late = await receive('2026-03-02')
    const extended = await receive('2026-03-09')
    await conclude(quick, '2026-03-09')
    await conclude(late, '2026-04-02')
    await office.as(office.head, '2026-04-03', (ctx) =>
      extendRequest(ctx, extended, { workingDays: 10, reason: '材料较多' }),
    )
    const march = await officer('2026-03-31', showBoard)
    expect(march.month).toMatchObject({
      month: '2026-03',
      received: 3,
      concluded: 1,
      meanWorkingDays: 5,
      late: 0,
    })
    const april = await officer('2026-04-30', showBoard)
    expect(april.month).toMatchObject({
      received: 0,
      concluded: 1,
      late: 1,
      extended: 1,
      supplementsAsked: 0,
    })
    expect(april.month.meanWorkingDays).toBe(
      workingDaysBetween(day('2026-03-02'), day('2026-04-02'), nationalCalendar),
    )
    expect(april.outcomes).toEqual([{ outcome: 'granted', count: 2 }])
    for (const [figure, ids] of [
      ['received', []],
      ['concluded', [late]],
      ['late', [late]],
      ['extended', [extended]],
      ['supplementsAsked', []],
    ] as const) {
      const { rows } = await officer('2026-04-30', (ctx) =>
        listRequests(ctx, { which: 'all', month: { month: '2026-04', figure }, page: 1 }),
      )
      expect([figure, rows.map((row) => row.id)]).toEqual([figure, ids])
    }
    const granted = await officer('2026-04-30', (ctx) =>
      listRequests(ctx, { which: 'all', outcome: 'granted', year: 2026, page: 1 }),
    )
    expect(granted.total).toBe(2)
    // By applicant, channel and unit, together too.
    const total = async (wanted: Omit<Parameters<typeof listRequests>[1], 'which' | 'page'>) =>
      (await officer('2026-04-30', (ctx) => listRequests(ctx, { which: 'all', ...wanted, page: 1 }))).total
    const all = await total({})
    const people = await total({ kind: 'naturalPerson' })
    expect(people).toBeGreaterThan(0)
    expect((await total({ kind: 'organisation' })) + people).toBe(all)
    let byChannel = 0
    for (const channel of Object.keys(INTAKE_CHANNELS) as IntakeChannel[])
      byChannel += await total({ channel })
    expect(byChannel).toBe(all)
    expect(await total({ unit: 'none' })).toBe(all)
    expect(await total({ unit: 1 })).toBe(0)
    const both = { outcome: 'granted', year: 2026 } as const
    expect(await total({ ...both, kind: 'naturalPerson', unit: 'none' })).toBe(2)
    expect(await total({ ...both, kind: 'organisation' })).toBe(0)
  })

  test('the due dates of the columns leave no gap and no overlap, over holidays too', () => {
    for (const today of ['2026-02-13', '2026-02-16', '2026-04-30', '2026-09-30', TODAY].map((each) =>
      day(each),
    )) {
      for (let at = addDays(today, -20); at <= addDays(today, 60); at = addDays(at, 1)) {
        const inside = DAYS_LEFT_BANDS.filter((band) => band !== 'none').filter((band) => {
          const { from, before } = spanOfBand(band, today, nationalCalendar)
          return (from === null || at >= from) && (before === null || at < before)
        })
        const workingDaysLeft = workingDaysBetween(today, at, nationalCalendar)
        expect([today, at, ...inside]).toEqual([today, at, bandOf({ dueOn: at, workingDaysLeft }, today)])
      }
    }
  })
})

describe('reminders: 5, 2, 1 working days before, and after', () => {
  test.each<[number | null, string, number | null]>([
    [6, '2026-05-01', null],
    [5, '2026-05-01', 5],
    [3, '2026-05-01', 5],
    [2, '2026-05-01', 2],
    [1, '2026-05-01', 1],
    [0, TODAY, 1],
    [-1, '2026-03-31', 0],
  ])('%s working days left, due on %s: step %s', (left, dueOn, step) => {
    expect(stepOf({ dueOn: day(dueOn), workingDaysLeft: left }, day(TODAY))).toBe(step)
  })

  test('each is sent once, to the officer, and near the end to the head too', async () => {
    const ids = await fill()
    expect(await officer(TODAY, remind)).toBe(7)
    expect(await officer(TODAY, remind)).toBe(0)
    const mine = await officer(TODAY, listReminders)
    expect(mine.map(({ requestId, step }) => [requestId, step])).toEqual([
      [ids.overdue, 0],
      [ids.today, 1],
      [ids.tomorrow, 1],
      [ids.week, 5],
    ])
    const heads = await office.as(office.head, TODAY, listReminders)
    expect(heads.map(({ requestId }) => requestId)).toEqual([ids.overdue, ids.today, ids.tomorrow])
  })

  test('not on a day off; put away or concluded it is gone; a tighter step takes its place', async () => {
    const id = await receive('2026-03-12')
    await receive('2026-03-02')
    expect(await officer('2026-04-04', remind)).toBe(0)
    await officer('2026-04-02', remind)
    expect((await officer('2026-04-02', listReminders)).find((each) => each.requestId === id)?.step).toBe(5)
    await officer('2026-04-08', remind)
    expect(
      (await officer('2026-04-08', listReminders)).filter((each) => each.requestId === id),
    ).toMatchObject([{ step: 2 }])
    await officer('2026-04-08', (ctx) => putAwayReminders(ctx, id))
    expect((await officer('2026-04-08', listReminders)).some((each) => each.requestId === id)).toBe(false)
    await officer('2026-04-09', remind)
    expect((await officer('2026-04-09', listReminders)).some((each) => each.requestId === id)).toBe(true)
    await conclude(id, '2026-04-09')
    expect((await officer('2026-04-09', listReminders)).some((each) => each.requestId === id)).toBe(false)
  })
})

describe('the calendar file', () => {
  test('has case numbers and days, and nothing of the applicant or of what is asked', async () => {
    const ids = await fill()
    const { path } = await officer(TODAY, openDeadlineFeed)
    const token = path.split('/').at(-1) ?? ''
    expect(token.length).toBeGreaterThanOrEqual(32)
    const file = await office.as(VISITOR, TODAY, (ctx) => readDeadlineFeed(ctx, token))
    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(6)
    expect(file).toContain(`-${ids.today}@gongkai`)
    expect(file).toContain('答复期限')
    for (const secret of [PERSONAL.name, PERSONAL.phone, '招标']) expect(file).not.toContain(secret)
  })

  test('a new address ends the old one, closing ends both, and a wrong one is not found', async () => {
    const read = (path: string) =>
      office.as(VISITOR, TODAY, (ctx) => readDeadlineFeed(ctx, path.split('/').at(-1) ?? ''))
    const first = await officer(TODAY, openDeadlineFeed)
    const second = await officer(TODAY, openDeadlineFeed)
    await expect(read(first.path)).rejects.toBeInstanceOf(NotFound)
    await expect(read(second.path)).resolves.toContain('BEGIN:VCALENDAR')
    await officer(TODAY, closeDeadlineFeed)
    await expect(read(second.path)).rejects.toBeInstanceOf(NotFound)
    await expect(read('/deadlines/guess')).rejects.toBeInstanceOf(NotFound)
  })
})

describe('the ledger as a spreadsheet', () => {
  test('has the columns of the paper ledger, masks names, and reckons with nothing', async () => {
    await receive('2026-03-02', '=HYPERLINK("http://example.com")')
    const bytes = await officer('2026-03-03', (ctx) => exportLedger(ctx, { which: 'all' }))
    const text = await unpack(bytes)
    for (const words of [
      '序号',
      '登记编号',
      '收到日期',
      '渠道',
      '申请人类型',
      '答复期限',
      '办理结果',
      '欧***',
      '〔2026〕1号',
    ]) {
      expect(text).toContain(words)
    }
    expect(text).not.toContain(PERSONAL.name)
    expect(text).not.toContain('<f>')
    expect(text).toMatch(/(?:'|&apos;)=HYPERLINK/)
  })

  test.each([['=1+1'], ['+86'], ['-1'], ['@SUM(A1)'], ['\t=1'], [' =1']])(
    '%j is marked as a text',
    (text) => {
      expect(harmless(text)).toBe(`'${text}`)
    },
  )
})

async function unpack(bytes: Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ledger-'))
  try {
    const path = join(folder, 'ledger.xlsx')
    await writeFile(path, bytes)
    const parts = await readZip(path, { maxBytes: 10_000_000, maxEntries: 50 }, (name) =>
      name.endsWith('.xml'),
    )
    return parts.map((part) => part.toString('utf8')).join('\n')
  } finally {
    await rm(folder, { recursive: true })
  }
}
