import { z } from 'zod'
import { type Day, isDay } from '../../lib/day.ts'
import { route } from '../../lib/http.ts'
import { insist, refusal } from '../../lib/refusal.ts'
import { listCalendarVersions, loadCalendar, loadOwnDays } from '../calendar/index.ts'
import { daysOfNotice, listDays, readNotice } from '../calendar/rules/index.ts'
import { adoptCalendar, previewCalendar } from './actions/adopt-calendar.ts'

export type { CalendarPreview, MovedCase } from './actions/adopt-calendar.ts'

const legalDay = z.custom<Day>(
  (value) => isDay(value) && value >= '2004-01-01' && value <= '2099-12-31',
  '应为 2004 年至 2099 年之间的日期，例如 2026-03-02',
)
const source = z
  .string('请填写依据')
  .trim()
  .min(1, '请填写依据，例如通知的名称和文号')
  .max(300, '最多300个字')
const year = z.coerce
  .number('年度应为数字')
  .int('年度应为整数')
  .min(2004, '年度从2004年起')
  .max(2099, '年度至2099年')
const ownDay = z.object({
  day: legalDay,
  kind: z.enum(['working', 'off'], '请选择放假或者上班'),
  name: z.string('请填写名称').trim().min(1, '请填写名称，例如“国庆节放假”').max(40, '名称最多40个字'),
})
const days = z.array(ownDay, '应为日期的列表').min(1, '请至少填写一天').max(120, '一次最多120天')
const change = z.discriminatedUnion(
  'kind',
  [
    z.object({ kind: z.literal('notice'), year, days, source }),
    z.object({ kind: z.literal('local'), days, source }),
    z.object({
      kind: z.literal('removal'),
      days: z.array(legalDay, '应为日期的列表').min(1, '请至少选择一天').max(120, '一次最多120天'),
      source,
    }),
  ],
  '应为 notice、local、removal 之一',
)

/** 工作日历. It stands with the requests because an adoption counts their open cases again. */
export const calendarRoutes = [
  route({
    method: 'GET',
    url: '/api/settings/calendar',
    permission: 'settings.organ',
    query: z.object({ year }),
    handle: async (ctx, { query }) => {
      const calendar = await loadCalendar(ctx)
      const own = await loadOwnDays(ctx)
      const sources = new Map(own.days.map((each) => [each.day, each]))
      return {
        today: ctx.today,
        version: own.version,
        knownThrough: calendar.knownThrough,
        days: listDays(`${query.year}-01-01` as Day, `${query.year}-12-31` as Day).map((day) => ({
          day,
          isWorking: calendar.isWorkingDay(day),
          reason: calendar.reason(day),
          own: sources.get(day) ?? null,
        })),
      }
    },
  }),
  route({
    method: 'GET',
    url: '/api/settings/calendar/versions',
    permission: 'settings.organ',
    handle: (ctx) => listCalendarVersions(ctx),
  }),
  route({
    method: 'POST',
    url: '/api/settings/calendar/notice',
    permission: 'settings.organ',
    body: z.object({
      text: z.string('请粘贴通知全文').trim().min(1, '请粘贴通知全文').max(20_000, '最多20000个字'),
      year: year.nullable().default(null),
    }),
    handle: async (_ctx, { body }) => {
      const read = readNotice(body.text, body.year)
      insist(
        read.holidays.length > 0
          ? null
          : refusal('notice-unread', read.problems.join('；'), { field: 'text' }),
      )
      return { ...read, days: daysOfNotice(read.holidays) }
    },
  }),
  route({
    method: 'POST',
    url: '/api/settings/calendar/preview',
    permission: 'settings.organ',
    body: change,
    handle: (ctx, { body }) => previewCalendar(ctx, body),
  }),
  route({
    method: 'POST',
    url: '/api/settings/calendar',
    permission: 'settings.organ',
    body: z.object({ change, seen: z.int('版本应为整数').min(0, '版本不能为负') }),
    handle: (ctx, { body }) => adoptCalendar(ctx, body.change, { seen: body.seen }),
  }),
]
