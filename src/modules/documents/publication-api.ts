import { z } from 'zod'
import type { Ctx } from '../../lib/ctx.ts'
import { day as dayOf, instantInChina, isDay } from '../../lib/day.ts'
import { route } from '../../lib/http.ts'
import { listCarrying, listChannels, listConnected, listPostings } from '../channels/index.ts'
import { markValidity } from './actions/mark-validity.ts'
import { publishDocument } from './actions/publish-document.ts'
import { publishElsewhere } from './actions/publish-elsewhere.ts'
import { cancelSchedule, schedulePublication } from './actions/schedule-publication.ts'
import { setIndexSeriesStart } from './actions/set-index-series-start.ts'
import { listIndexSeries } from './index-series.ts'
import type { CarryingChannel, PublicationsToDo } from './presented.ts'
import { findDocumentForStaff } from './queries.ts'
import { listSchedules } from './schedules.ts'
import { listUnsigned } from './under-review.ts'

const params = z.object({ id: z.coerce.number('编号应为数字').int('编号应为整数').positive('编号应为正数') })
const MINUTE = '请填写日期和时间，例如 2026-03-02 09:00'
const minute = z.string(MINUTE).transform((text, found) => {
  const [, date, hour, minutes] = /^(\d{4}-\d{2}-\d{2}) ([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? []
  if (isDay(date)) return instantInChina(dayOf(date), Number(hour), Number(minutes))
  found.addIssue(MINUTE)
  return z.NEVER
})
const YEAR = '年份应为 2000 至 2100 之间的整数'
const indexSeries = z.object({
  year: z.number('请填写年份').int(YEAR).min(2000, YEAR).max(2100, YEAR),
  last: z.number('请填写流水号').int('流水号应为整数'),
})

/** What makes an approved edition public, where, and what it is worth from then on. */
export const publicationRoutes = [
  route({
    method: 'POST',
    url: '/api/documents/:id/publication',
    permission: 'documents.publish',
    params,
    body: z.object({
      channelId: z.number('请选择公开渠道').int('请选择公开渠道').optional(),
      urgentReason: z.string().max(2000, '理由不超过 2000 字').optional(),
    }),
    handle: (ctx, { params: { id }, body }) => publishDocument(ctx, id, body),
  }),
  route({
    method: 'GET',
    url: '/api/publications/to-do',
    permission: 'documents.read',
    handle: async (ctx): Promise<PublicationsToDo> => ({
      schedules: await listSchedules(ctx),
      unsigned: await listUnsigned(ctx),
    }),
  }),
  route({
    method: 'POST',
    url: '/api/documents/:id/validity',
    permission: 'documents.publish',
    params,
    body: z.object({
      validity: z.enum(['valid', 'expired', 'repealed', 'amended'], '请选择效力状态'),
      reason: z.string().max(500, '依据或原因不超过 500 字').default(''),
    }),
    handle: (ctx, { params: { id }, body }) => markValidity(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/documents/:id/schedule',
    permission: 'documents.publish',
    params,
    body: z.object({ at: minute }),
    handle: (ctx, { params: { id }, body }) => schedulePublication(ctx, id, body),
  }),
  route({
    method: 'DELETE',
    url: '/api/documents/:id/schedule',
    permission: 'documents.publish',
    params,
    handle: (ctx, { params: { id } }) => cancelSchedule(ctx, id),
  }),
  route({
    method: 'GET',
    url: '/api/documents/:id/channels',
    permission: 'documents.read',
    params,
    handle: (ctx, { params: { id } }) => carryingChannels(ctx, id),
  }),
  route({
    method: 'POST',
    url: '/api/documents/:id/channels',
    permission: 'documents.publish',
    params,
    body: z.object({ channelId: z.number('请选择公开渠道').int('请选择公开渠道') }),
    handle: (ctx, { params: { id }, body }) => publishElsewhere(ctx, id, body.channelId),
  }),
  route({
    method: 'GET',
    url: '/api/settings/index-series',
    permission: 'settings.organ',
    handle: (ctx) => listIndexSeries(ctx),
  }),
  route({
    method: 'PUT',
    url: '/api/settings/index-series',
    permission: 'settings.organ',
    body: indexSeries,
    handle: (ctx, { body }) => setIndexSeriesStart(ctx, body),
  }),
]

/** The channels of the organ with what they carried of the public edition. */
async function carryingChannels(ctx: Ctx, id: number): Promise<CarryingChannel[]> {
  const { published } = await findDocumentForStaff(ctx, id)
  const carrying =
    published === null ? [] : await listCarrying(ctx, { documentId: id, editionNo: published.no })
  const channels = await listChannels(ctx)
  const connected = await listConnected(ctx)
  const postings = (await listPostings(ctx, id)).reverse()
  return channels.map(({ id: channelId, name }) => ({
    id: channelId,
    name,
    isCarried: carrying.includes(channelId),
    isConnected: connected.includes(channelId),
    postings: postings.filter((each) => each.channelId === channelId),
  }))
}
