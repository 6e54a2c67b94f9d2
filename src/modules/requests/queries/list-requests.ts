import type { Ctx } from '../../../lib/ctx.ts'
import { loadCalendar } from '../../calendar/index.ts'
import type { Calendar } from '../../calendar/rules/index.ts'
import type { RequestRow } from '../request.ts'
import { runClock } from '../rules/clock.ts'
import { clockCaseOf } from '../rules/fold.ts'
import { on } from '../tables.ts'
import { listActsOf, type RecordedAct, selectRows } from './load-case.ts'

const PAGE = 50

export interface ListedRequest extends RequestRow {
  /** Negative when overdue; null while nothing is due. */
  workingDaysLeft: number | null
  isOverdue: boolean
}

export interface RequestPage {
  rows: ListedRequest[]
  total: number
  page: number
  pageSize: number
}

/** The cases of the organ: open ones by due date, what is not yet received first; or all, newest first. */
export async function listRequests(
  ctx: Ctx,
  { which, page }: { which: 'open' | 'all'; page: number },
): Promise<RequestPage> {
  const ordered =
    which === 'open'
      ? selectRows(ctx)
          .where('concluded_on', 'is', null)
          .orderBy('due_on', (each) => each.asc().nullsFirst())
      : selectRows(ctx)
  const rows = await ordered
    .orderBy('id', which === 'open' ? 'asc' : 'desc')
    .limit(PAGE)
    .offset((page - 1) * PAGE)
    .execute()
  const acts = await listActsOf(
    ctx,
    rows.filter((row) => row.concludedOn === null).map((row) => row.id),
  )
  const calendar = await loadCalendar(ctx)
  return {
    rows: rows.map((row) => withDaysLeft(ctx, row, acts.get(row.id) ?? [], calendar)),
    total: await countRequests(ctx, which),
    page,
    pageSize: PAGE,
  }
}

/** One case of the list, for modules above. */
export async function findRequestRow(ctx: Ctx, id: number): Promise<RequestRow | null> {
  return (await selectRows(ctx).where('id', '=', id).executeTakeFirst()) ?? null
}

function withDaysLeft(
  ctx: Ctx,
  row: RequestRow,
  history: readonly RecordedAct[],
  calendar: Calendar,
): ListedRequest {
  const clockCase = clockCaseOf(history.map(({ act }) => act))
  if (clockCase === null) return { ...row, workingDaysLeft: null, isOverdue: false }
  // Read afresh: while another organ is asked, the due date moves with every day.
  const { dueOn, workingDaysLeft } = runClock(clockCase, calendar, ctx.today)
  return { ...row, dueOn, workingDaysLeft, isOverdue: dueOn !== null && dueOn < ctx.today }
}

async function countRequests(ctx: Ctx, which: 'open' | 'all'): Promise<number> {
  let query = on(ctx)
    .selectFrom('request')
    .select((each) => each.fn.countAll<number>().as('count'))
    .where('organ_id', '=', ctx.organId)
  if (which === 'open') query = query.where('concluded_on', 'is', null)
  return (await query.executeTakeFirstOrThrow()).count
}
