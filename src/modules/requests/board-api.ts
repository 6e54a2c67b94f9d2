import { z } from 'zod'
import { FILE_KINDS } from '../../lib/file-kind.ts'
import { Answer, attachedFile, route } from '../../lib/http.ts'
import { listPeople } from '../accounts/index.ts'
import { exportLedger } from './actions/export-ledger.ts'
import { closeDeadlineFeed, findDeadlineFeed, openDeadlineFeed, readDeadlineFeed } from './deadline-feed.ts'
import { conditions, wantedOf } from './listing.ts'
import { OUTCOMES } from './outcome.ts'
import { showBoard } from './queries/show-board.ts'
import { listReminders, putAwayReminders } from './reminders.ts'
import { DAYS_LEFT, DAYS_LEFT_BANDS } from './rules/days-left.ts'

const id = z.object({ id: z.coerce.number('编号应为数字').int('编号应为整数').positive('编号应为正整数') })

export type { Board } from './queries/show-board.ts'
export type { Reminder } from './reminders.ts'

/** 看板, reminders, calendar file and ledger of 依申请公开. */
export const boardRoutes = [
  route({
    method: 'GET',
    url: '/api/requests/board',
    permission: 'requests.read',
    handle: async (ctx) => {
      const { bands, officers, outcomes, ...board } = await showBoard(ctx)
      const people = new Map((await listPeople(ctx)).map((each) => [each.id, each.name]))
      return {
        ...board,
        bands: DAYS_LEFT_BANDS.map((band) => ({ band, words: DAYS_LEFT[band], count: bands[band] })),
        officers: officers.map((each) => ({
          ...each,
          name:
            each.officerId === null
              ? '尚未分办'
              : (people.get(each.officerId) ?? `已停用的人员（${each.officerId}）`),
        })),
        outcomes: outcomes.map((each) => ({ ...each, words: OUTCOMES[each.outcome].label })),
      }
    },
  }),
  route({
    method: 'GET',
    url: '/api/requests/ledger.xlsx',
    permission: 'requests.read',
    perMinute: 10,
    query: conditions,
    handle: async (ctx, { query }) =>
      attachedFile({
        name: `依申请公开台账 ${ctx.today}.xlsx`,
        type: FILE_KINDS.xlsx.type,
        body: await exportLedger(ctx, wantedOf(query)),
      }),
  }),
  route({
    method: 'GET',
    url: '/api/requests/reminders',
    permission: 'requests.read',
    handle: (ctx) => listReminders(ctx),
  }),
  route({
    method: 'POST',
    url: '/api/requests/:id/reminders-seen',
    permission: 'requests.read',
    params: id,
    handle: (ctx, { params }) => putAwayReminders(ctx, params.id),
  }),
  route({
    method: 'GET',
    url: '/api/requests/deadline-feed',
    permission: 'requests.read',
    handle: async (ctx) => ({ feed: await findDeadlineFeed(ctx) }),
  }),
  route({
    method: 'POST',
    url: '/api/requests/deadline-feed',
    permission: 'requests.read',
    handle: (ctx) => openDeadlineFeed(ctx),
  }),
  route({
    method: 'DELETE',
    url: '/api/requests/deadline-feed',
    permission: 'requests.read',
    handle: (ctx) => closeDeadlineFeed(ctx),
  }),
  // A calendar program cannot sign in: the address is the secret, and it opens case numbers and days alone.
  route({
    method: 'GET',
    url: '/deadlines/:token',
    permission: 'public',
    perMinute: 30,
    params: z.object({ token: z.string('地址不完整').min(1, '地址不完整').max(100, '地址不完整') }),
    handle: async (ctx, { params }) =>
      new Answer(await readDeadlineFeed(ctx, params.token), {
        headers: {
          'content-type': 'text/calendar; charset=utf-8',
          'content-disposition': 'inline; filename="deadlines.ics"',
          'cache-control': 'private, no-store',
          'x-robots-tag': 'noindex',
        },
      }),
  }),
]
