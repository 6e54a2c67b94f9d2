import type { Ctx } from '../../lib/ctx.ts'
import { loadCalendar } from '../calendar/index.ts'
import { workingDaysBetween } from '../calendar/rules/index.ts'
import { findRequestRow } from '../requests/index.ts'
import { answerDue, type Due } from './presented.ts'
import { listOpenRenewed, listUnanswered } from './queries/index.ts'
import { REMEDY_KINDS } from './remedy.ts'

/** One thing with a last day: an answer to the body that decides, or a new answer to the applicant. */
export interface RemedyToDo {
  requestId: number
  caseNumber: string
  kind: 'answer' | 'renewed'
  what: string
  /** File number of the remedy, or nothing. */
  about: string
  due: Due
}

/** What is to be answered over remedies, the first due first. */
export async function remediesToDo(ctx: Ctx): Promise<RemedyToDo[]> {
  const calendar = await loadCalendar(ctx)
  const items: RemedyToDo[] = []
  for (const remedy of await listUnanswered(ctx)) {
    const due = answerDue(remedy, calendar, ctx.today)
    if (due === null) continue
    const body = remedy.kind === 'reconsideration' ? '复议机关' : '人民法院'
    const what = `向${body}提交答复（${REMEDY_KINDS[remedy.kind].split('·')[0]}）`
    const { requestId, fileNumber: about } = remedy
    items.push({ kind: 'answer', requestId, caseNumber: await numberOf(ctx, requestId), what, about, due })
  }
  for (const { requestId, dueOn: day, state } of await listOpenRenewed(ctx)) {
    const due = { day, daysLeft: workingDaysBetween(ctx.today, day, calendar), article: null }
    const what = state === 'referred' ? '重新答复（审批中）' : '重新答复'
    items.push({
      kind: 'renewed',
      requestId,
      caseNumber: await numberOf(ctx, requestId),
      what,
      about: '',
      due,
    })
  }
  return items.sort((a, b) => (a.due.day < b.due.day ? -1 : 1))
}

async function numberOf(ctx: Ctx, requestId: number): Promise<string> {
  const row = await findRequestRow(ctx, requestId)
  return row?.caseNumber ?? row?.receiptNumber ?? ''
}
