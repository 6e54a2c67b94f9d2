import { day } from '../../src/lib/day.ts'
import * as calendar from '../../src/modules/calendar/index.ts'
import * as fees from '../../src/modules/fees/index.ts'
import { adoptCalendar, previewCalendar } from '../../src/modules/requests/actions/adopt-calendar.ts'
import { exportLedger } from '../../src/modules/requests/actions/export-ledger.ts'
import {
  closeDeadlineFeed,
  findDeadlineFeed,
  openDeadlineFeed,
  readDeadlineFeed,
} from '../../src/modules/requests/deadline-feed.ts'
import * as requests from '../../src/modules/requests/index.ts'
import { showBoard } from '../../src/modules/requests/queries/show-board.ts'
import { listReminders, putAwayReminders } from '../../src/modules/requests/reminders.ts'
import { apart, type Case, does, finds, sees } from './case.ts'

const OFF = { day: day('2025-01-17'), kind: 'off', name: '本地放假' } as const
const CHANGE = { kind: 'local', days: [OFF], source: '示例通知' } as const

/** How a stranger would use the calendar, fees, board, reminders and calendar file. */
export const DEADLINES: Record<string, Case[]> = {
  'calendar.adoptOwnDays': [
    apart(async (ctx) => {
      const { version: seen } = await calendar.loadOwnDays(ctx)
      return calendar.adoptOwnDays(ctx, { ...CHANGE, days: [OFF] }, { seen })
    }),
  ],
  'calendar.listCalendarVersions': [sees(calendar.listCalendarVersions, [])],
  'calendar.loadOwnDays': [
    sees((ctx) => calendar.loadOwnDays(ctx), { version: 0, days: [], knownThrough: null }),
  ],

  'fees.countFees': [
    sees((ctx) => fees.countFees(ctx, 2025), { notices: 0, amountNotified: 0, amountPaid: 0 }),
  ],
  'fees.findFeeNotice': [sees((ctx, a) => fees.findFeeNotice(ctx, a.requests.charged.id), null)],
  'fees.findFeeSheet': [finds((ctx, a) => fees.findFeeSheet(ctx, a.requests.charged.id))],
  'fees.notifyFee': [
    does((ctx, a) => {
      const wanted = { basis: 'pages', pages: 57, howToPay: '现场缴纳', confirmed: 'not-public' } as const
      return fees.notifyFee(ctx, a.requests.processing.id, wanted)
    }, 'officer'),
  ],
  'fees.recordPayment': [
    does((ctx, a) => {
      const paid = { yuan: 10, receiptNumber: '财票0009', paidOn: day('2025-01-14') }
      return fees.recordPayment(ctx, a.requests.charged.id, paid)
    }, 'officer'),
  ],

  'requests.adoptCalendar': [
    apart(async (ctx) => {
      const { version: seen } = await calendar.loadOwnDays(ctx)
      return adoptCalendar(ctx, { ...CHANGE, days: [OFF] }, { seen })
    }),
  ],
  'requests.closeDeadlineFeed': [apart(closeDeadlineFeed, 'officer')],
  'requests.exportLedger': [apart((ctx) => exportLedger(ctx, { which: 'all' }), 'officer')],
  'requests.feeStanding': [finds((ctx, a) => requests.feeStanding(ctx, a.requests.charged.id))],
  'requests.findDeadlineFeed': [sees(findDeadlineFeed, null)],
  'requests.listReminders': [sees(listReminders, [])],
  'requests.lockRequest': [finds((ctx, a) => requests.lockRequest(ctx, a.requests.processing.id))],
  'requests.openDeadlineFeed': [apart(openDeadlineFeed, 'officer')],
  'requests.previewCalendar': [
    sees(async (ctx) => (await previewCalendar(ctx, { ...CHANGE, days: [OFF] })).openCases, 0),
  ],
  'requests.putAwayReminders': [
    // A stranger's own reminders of that number: there are none, and A's stay.
    sees(async (ctx, a) => {
      const before = (await listReminders(ctx)).length
      await putAwayReminders(ctx, a.requests.reminded.id)
      return before - (await listReminders(ctx)).length
    }, 0),
  ],
  'requests.readDeadlineFeed': [finds((ctx, a) => readDeadlineFeed(ctx, a.requests.feedToken))],
  'requests.recordFeeNoticeDelivery': [
    does((ctx, a) => {
      const on = day('2025-01-14')
      return requests.recordFeeNoticeDelivery(ctx, a.requests.charged.id, { on })
    }, 'officer'),
  ],
  'requests.remind': [sees(async (ctx) => requests.remind({ ...ctx, today: day('2025-02-11') }), 0)],
  'requests.showBoard': [
    sees(async (ctx) => (await showBoard(ctx)).bands, {
      overdue: 0,
      today: 0,
      within2: 0,
      within5: 0,
      within10: 0,
      beyond: 0,
      none: 0,
    }),
  ],
}
