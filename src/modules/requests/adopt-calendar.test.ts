import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildOrgan, FOUNDER } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import type { OrganId } from '../../lib/ctx.ts'
import { addDays, type Day, day } from '../../lib/day.ts'
import { Refused } from '../../lib/refusal.ts'
import { type CalendarChange, listCalendarVersions, loadCalendar, loadOwnDays } from '../calendar/index.ts'
import { adoptCalendar, previewCalendar } from './actions/adopt-calendar.ts'
import {
  approveReply,
  confirmReceipt,
  extendRequest,
  proposeReply,
  registerRequest,
  serveRequest,
  submitRequest,
} from './index.ts'
import { loadCase, selectRows } from './queries/load-case.ts'
import { foldActs } from './rules/index.ts'
import { type Office, openOffice, submission, VISITOR } from './testing/cases.ts'

let database: TestDatabase
let organs = 0
let office: Office

beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(async () => {
  await database?.drop()
})
beforeEach(async () => {
  organs += 1
  const organId: OrganId = await buildOrgan(database, `01115${organs + 1000}`, `cal${organs}.localhost`)
  office = await openOffice(database, organId)
})

const TODAY = '2026-09-21'
const dayOff = (on: string, name = '城市运动会放假'): CalendarChange => ({
  kind: 'local',
  days: [{ day: day(on), kind: 'off', name }],
  source: '市政府办公室通知',
})

/** A case received on this day: 20 working days from 2026-09-21 end on 2026-10-26. */
function received(on = TODAY): Promise<{ id: number }> {
  return office.as(office.officer, on, (ctx) =>
    registerRequest(ctx, submission(), { channel: 'inPerson', receivedOn: day(on) }),
  )
}

const dueOf = (id: number, on = TODAY) =>
  office.as(office.officer, on, async (ctx) => (await loadCase(ctx, id, 'read only')).row.dueOn)

const adopt = (change: CalendarChange, on = TODAY, seen?: number) =>
  office.as(office.head, on, async (ctx) =>
    adoptCalendar(ctx, change, { seen: seen ?? (await loadOwnDays(ctx)).version }),
  )

describe('条例第三十三条: a new calendar moves the due date of what is open', () => {
  test('is shown before, with from, to and how many working days, and writes nothing', async () => {
    const { id } = await received()
    const preview = await office.as(office.head, TODAY, (ctx) => previewCalendar(ctx, dayOff('2026-10-15')))
    expect(preview).toMatchObject({
      seen: 0,
      openCases: 1,
      moves: [{ id, from: '2026-10-26', to: '2026-10-27', workingDays: 1, becomesLate: false }],
    })
    expect(await dueOf(id)).toBe('2026-10-26')
  })

  test('adopted, every open case folds to what its row says; concluded ones keep theirs', async () => {
    const open = await received()
    const done = await received()
    await office.as(office.officer, TODAY, (ctx) =>
      proposeReply(ctx, done.id, { outcome: 'granted', content: '详见附件。', ground: '' }),
    )
    await office.as(office.head, TODAY, (ctx) => approveReply(ctx, done.id, { opinion: '' }))
    await office.as(VISITOR, TODAY, (ctx) => submitRequest(ctx, submission()))
    const next = '2026-09-22'
    expect(await adopt(dayOff('2026-10-15'), next)).toEqual({ version: 1, moved: 1 })
    expect(await dueOf(open.id, next)).toBe('2026-10-27')
    await office.as(office.officer, next, (ctx) =>
      serveRequest(ctx, done.id, { serveBy: 'post', on: day(next) }),
    )
    expect(await dueOf(done.id, next)).toBe('2026-10-26')
    await office.as(office.officer, next, async (ctx) => {
      for (const { id } of await selectRows(ctx).execute()) {
        const { row, acts, calendar } = await loadCase(ctx, id, 'read only')
        const { stage, dueOn, originalDueOn, provisional, concludedOn } = foldActs(acts, calendar, ctx.today)
        expect(row).toMatchObject({ stage, dueOn, originalDueOn, provisional, concludedOn })
      }
    })
  })

  test('a day that turns into work brings a due date forward, and what becomes late is said', async () => {
    const { id } = await received()
    // In the last week of the period: 2026-10-24 is a Saturday, so that the 20th working day comes a day earlier.
    const change: CalendarChange = {
      kind: 'local',
      days: [{ day: day('2026-10-24'), kind: 'working', name: '调休上班' }],
      source: '市政府办公室通知',
    }
    const preview = await office.as(office.head, '2026-10-26', (ctx) => previewCalendar(ctx, change))
    expect(preview.moves).toMatchObject([{ id, from: '2026-10-26', to: '2026-10-24', becomesLate: true }])
  })

  test('an extension that the new calendar makes too late is said too', async () => {
    const { id } = await received()
    await office.as(office.head, '2026-10-26', (ctx) =>
      extendRequest(ctx, id, { workingDays: 10, reason: '材料较多' }),
    )
    const change: CalendarChange = {
      kind: 'local',
      days: [{ day: day('2026-10-24'), kind: 'working', name: '调休上班' }],
      source: '市政府办公室通知',
    }
    const preview = await office.as(office.head, '2026-10-26', (ctx) => previewCalendar(ctx, change))
    expect(preview.moves[0]?.losesEffect.join()).toContain('延期应在答复期限届满前')
  })

  test('a provisional due date becomes firm when the notice of the next year is adopted', async () => {
    const { id } = await received('2026-12-15')
    const before = await office.as(office.officer, '2026-12-15', (ctx) => loadCase(ctx, id, 'read only'))
    expect(before.row.provisional).toBe(true)
    const days = ['2027-01-01', '2027-01-02', '2027-01-03'].map((each) => ({
      day: day(each),
      kind: 'off' as const,
      name: '元旦放假',
    }))
    await adopt({ kind: 'notice', year: 2027, days, source: '国务院办公厅通知' }, '2026-12-15')
    const after = await office.as(office.officer, '2026-12-15', (ctx) => loadCase(ctx, id, 'read only'))
    expect(after.row).toMatchObject({ provisional: false, dueOn: addDays(before.row.dueOn as Day, 1) })
    expect(after.calendar.knownThrough).toBe('2027-12-31')
  })
})

describe('who may change it, and how it stays traceable', () => {
  test('two adopt at once: the second has to look again', async () => {
    await received()
    const results = await Promise.allSettled([
      adopt(dayOff('2026-10-15'), TODAY, 0),
      adopt(dayOff('2026-10-16'), TODAY, 0),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = results.find((each) => each.status === 'rejected')?.reason
    expect(refused).toBeInstanceOf(Refused)
    expect(refused.refusals[0].code).toBe('calendar-changed')
  })

  test('cases received and confirmed while it is adopted are counted by one calendar or the other, never by both', async () => {
    const waiting = await Promise.all(
      [1, 2, 3].map(() => office.as(VISITOR, TODAY, (ctx) => submitRequest(ctx, submission()))),
    )
    await Promise.all([
      adopt(dayOff('2026-10-15')),
      ...waiting.map(({ id }) =>
        office.as(office.officer, TODAY, (ctx) => confirmReceipt(ctx, id, { receivedOn: day(TODAY) })),
      ),
      received(),
      received(),
    ])
    const due = await office.as(office.officer, TODAY, (ctx) => selectRows(ctx).execute())
    expect(due.map(({ dueOn }) => dueOn)).toEqual(Array(5).fill('2026-10-27'))
  })

  test('keeps every version: who, on which source, before and after', async () => {
    await adopt(dayOff('2026-10-15'))
    await adopt({ kind: 'removal', days: [day('2026-10-15')], source: '通知撤销' })
    const versions = await office.as(office.head, TODAY, listCalendarVersions)
    expect(versions).toMatchObject([
      { version: 2, source: '通知撤销', adoptedBy: '负责人乙', before: [{ day: '2026-10-15' }], after: [] },
      { version: 1, source: '市政府办公室通知', before: [], after: [{ day: '2026-10-15' }] },
    ])
    const calendar = await office.as(FOUNDER, TODAY, loadCalendar)
    expect(calendar.isWorkingDay(day('2026-10-15'))).toBe(true)
  })

  test.each<[string, CalendarChange, string]>([
    [
      'a year after one that is not known',
      { ...dayOff('2029-01-01'), kind: 'notice', year: 2029 } as CalendarChange,
      'calendar-year-gap',
    ],
    [
      'a day of another year',
      { ...dayOff('2027-10-01'), kind: 'notice', year: 2026 } as CalendarChange,
      'calendar-other-year',
    ],
    [
      'a weekday as 调休',
      {
        kind: 'notice',
        year: 2027,
        days: [{ day: day('2027-01-04'), kind: 'working', name: '调休' }],
        source: '通知',
      },
      'calendar-weekday-worked',
    ],
    ['no source', { ...dayOff('2026-10-15'), source: ' ' }, 'calendar-source'],
    [
      'a removal of what was never set',
      { kind: 'removal', days: [day('2026-10-15')], source: '通知' },
      'calendar-no-such-day',
    ],
  ])('refuses %s', async (_, change, code) => {
    const refused = await adopt(change).catch((failure: unknown) => failure)
    expect(refused).toBeInstanceOf(Refused)
    expect((refused as Refused).refusals.map((each) => each.code)).toContain(code)
  })
})
