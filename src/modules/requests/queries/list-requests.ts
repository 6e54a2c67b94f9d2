import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { loadCalendar } from '../../calendar/index.ts'
import type { Calendar } from '../../calendar/rules/index.ts'
import type { Applicant } from '../applicant.ts'
import { type RequestRow, STAGES } from '../request.ts'
import { runClock } from '../rules/clock.ts'
import { clockCaseOf } from '../rules/fold.ts'
import { maskApplicant } from '../rules/masking.ts'
import { openApplicants } from './case-key.ts'
import { listActsOf, type RecordedAct, selectRows } from './load-case.ts'
import { type Rows, type Wanted, wantedCases } from './wanted-cases.ts'

const PAGE = 50
const MOST_COUNTED = 10_000

export interface ListedRequest extends RequestRow {
  stageWords: string
  /** Masked. */
  applicantName: string
  /** Negative when overdue; null while nothing is due. */
  workingDaysLeft: number | null
  isOverdue: boolean
}

export interface RequestPage {
  rows: ListedRequest[]
  /** Counted up to 10,000; `isMore` says that there are others, for a filter to find. */
  total: number
  isMore: boolean
  page: number
  pageSize: number
}

/**
 * The cases of the organ: open ones by due date, what is not yet received first; or all, newest first: by the day that
 * was asked for (of receipt, of conclusion), or as they came in.
 */
export async function listRequests(
  ctx: Ctx,
  { page, ...wanted }: Wanted & { page: number },
): Promise<RequestPage> {
  const cases = await wantedCases(ctx, wanted)
  // Numbers first: they are found in an index alone, whatever the list is narrowed by; a row is read only to be shown. The
  // limits are written out, so that a plan made for any list is one for few rows.
  const found = await inOrder(cases, wanted)
    .clearSelect()
    .select('id')
    .limit(sql.lit(PAGE))
    .offset((page - 1) * PAGE)
    .execute()
  const rows = await readRows(
    ctx,
    found.map(({ id }) => id),
  )
  const counted = await countUpTo(ctx, inOrder(cases, wanted), MOST_COUNTED + 1)
  const total = Math.min(counted, MOST_COUNTED)
  return { rows: await viewRows(ctx, rows), total, isMore: counted > total, page, pageSize: PAGE }
}

/** The rows of these numbers, in their order. */
async function readRows(ctx: Ctx, ids: readonly number[]): Promise<(RequestRow & { intakeId: number })[]> {
  if (ids.length === 0) return []
  const rows = await selectRows(ctx).select('intake_id as intakeId').where('id', 'in', ids).execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/**
 * Counting a million rows takes longer than anybody turns pages. In order, so that an index is walked, not the table;
 * counted where they are, for ten thousand rows take longer to come over than to be counted.
 */
async function countUpTo(ctx: Ctx, cases: Rows, most: number): Promise<number> {
  const some = cases.clearSelect().select(sql`1`.as('one')).limit(sql.lit(most))
  const { count } = await ctx.db
    .selectFrom(some.as('some'))
    .select((each) => each.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Rows of cases as a list shows them: the clock read afresh, the applicant masked. */
export async function viewRows(
  ctx: Ctx,
  rows: readonly (RequestRow & { intakeId: number })[],
): Promise<ListedRequest[]> {
  const open = rows.filter((row) => row.concludedOn === null)
  const acts = await listActsOf(
    ctx,
    open.map((row) => row.id),
  )
  const applicants = await openApplicants(
    ctx,
    rows.map((row) => row.intakeId),
  )
  const calendar = await loadCalendar(ctx)
  return rows.map(({ intakeId, ...row }) => ({
    ...withDaysLeft(ctx, row, acts.get(row.id) ?? [], calendar),
    stageWords: STAGES[row.stage],
    applicantName: maskedName(applicants.get(intakeId)),
  }))
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
): Omit<ListedRequest, 'stageWords' | 'applicantName'> {
  const clockCase = clockCaseOf(history.map(({ act }) => act))
  if (clockCase === null) return { ...row, workingDaysLeft: null, isOverdue: false }
  // Read afresh: while another organ is asked, the due date moves with every day.
  const { dueOn, workingDaysLeft } = runClock(clockCase, calendar, ctx.today)
  return { ...row, dueOn, workingDaysLeft, isOverdue: dueOn !== null && dueOn < ctx.today }
}

/** Each order is that of an index, so that the first rows are found without reading all the others. */
function inOrder(cases: Rows, wanted: Wanted): Rows {
  if (wanted.which === 'open' || wanted.left !== undefined) {
    return cases.orderBy('due_on', (each) => each.asc().nullsFirst()).orderBy('id')
  }
  const day = dayOf(wanted)
  // Said of what nobody has, as it is of the same for all, so that the index by it gives the order.
  const missing = (['officer', 'unit'] as const).find((each) => wanted[each] === 'none')
  if (day === null && missing !== undefined)
    return cases.orderBy(`${missing}_id`, 'desc').orderBy('id', 'desc')
  return (day === null ? cases : cases.orderBy(day, 'desc')).orderBy('id', 'desc')
}

/** The day that the condition is about, if it is about one. */
function dayOf({ outcome, year, month }: Wanted): 'concluded_on' | 'received_on' | null {
  const figure = month?.figure
  if (outcome !== undefined || figure === 'concluded' || figure === 'late') return 'concluded_on'
  return year !== undefined || figure === 'received' ? 'received_on' : null
}

/** Nothing is left to show of somebody whose key was destroyed. */
function maskedName(applicant: Applicant | undefined): string {
  return applicant === undefined ? '（已销毁）' : maskApplicant(applicant).name
}
