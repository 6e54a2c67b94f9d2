import type { Ctx } from '../../../lib/ctx.ts'
import { loadCalendar } from '../../calendar/index.ts'
import type { Calendar } from '../../calendar/rules/index.ts'
import type { Applicant } from '../applicant.ts'
import { type RequestRow, STAGES, type Stage } from '../request.ts'
import { runClock } from '../rules/clock.ts'
import { clockCaseOf } from '../rules/fold.ts'
import { maskApplicant } from '../rules/masking.ts'
import { on } from '../tables.ts'
import { openApplicants } from './case-key.ts'
import { listActsOf, type RecordedAct, selectRows } from './load-case.ts'

const PAGE = 50

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
  total: number
  page: number
  pageSize: number
}

interface Wanted {
  which: 'open' | 'all'
  stage?: Stage | undefined
}

/** The cases of the organ: open ones by due date, what is not yet received first; or all, newest first. */
export async function listRequests(
  ctx: Ctx,
  { page, ...wanted }: Wanted & { page: number },
): Promise<RequestPage> {
  const rows = await selectWanted(ctx, wanted)
    .limit(PAGE)
    .offset((page - 1) * PAGE)
    .execute()
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
  return {
    rows: rows.map(({ intakeId, ...row }) => ({
      ...withDaysLeft(ctx, row, acts.get(row.id) ?? [], calendar),
      stageWords: STAGES[row.stage],
      applicantName: maskedName(applicants.get(intakeId)),
    })),
    total: await countRequests(ctx, wanted),
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
): Omit<ListedRequest, 'stageWords' | 'applicantName'> {
  const clockCase = clockCaseOf(history.map(({ act }) => act))
  if (clockCase === null) return { ...row, workingDaysLeft: null, isOverdue: false }
  // Read afresh: while another organ is asked, the due date moves with every day.
  const { dueOn, workingDaysLeft } = runClock(clockCase, calendar, ctx.today)
  return { ...row, dueOn, workingDaysLeft, isOverdue: dueOn !== null && dueOn < ctx.today }
}

function selectWanted(ctx: Ctx, { which, stage }: Wanted) {
  let query = selectRows(ctx).select('intake_id as intakeId')
  if (stage !== undefined) query = query.where('stage', '=', stage)
  if (which === 'all') return query.orderBy('id', 'desc')
  return query
    .where('concluded_on', 'is', null)
    .orderBy('due_on', (each) => each.asc().nullsFirst())
    .orderBy('id')
}

/** Nothing is left to show of somebody whose key was destroyed. */
function maskedName(applicant: Applicant | undefined): string {
  return applicant === undefined ? '（已销毁）' : maskApplicant(applicant).name
}

async function countRequests(ctx: Ctx, { which, stage }: Wanted): Promise<number> {
  let query = on(ctx)
    .selectFrom('request')
    .select((each) => each.fn.countAll<number>().as('count'))
    .where('organ_id', '=', ctx.organId)
  if (which === 'open') query = query.where('concluded_on', 'is', null)
  if (stage !== undefined) query = query.where('stage', '=', stage)
  return (await query.executeTakeFirstOrThrow()).count
}
