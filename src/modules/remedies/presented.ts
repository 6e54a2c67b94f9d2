import type { Ctx } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'
import { NotFound, type Refusal, refusal } from '../../lib/refusal.ts'
import { listPeople } from '../accounts/index.ts'
import { permits } from '../accounts/rules.ts'
import { type Calendar, loadCalendar } from '../calendar/index.ts'
import { workingDaysBetween } from '../calendar/rules/index.ts'
import { findRequestRow } from '../requests/index.ts'
import { OUTCOMES } from '../requests/rules/index.ts'
import { APPEAL_RULINGS, type Appeal, type AppealRuling, type AppealRulingChoice } from './appeal.ts'
import { listAppealsOf, listRemedies, listRenewed, openProposal } from './queries/index.ts'
import { REMEDY_KINDS, type Remedy, type RemedyKind } from './remedy.ts'
import { RENEWED_STATES, type RenewedProposal, type RenewedReply } from './renewed.ts'
import {
  answerBy,
  whyNotAppeal,
  whyNotApproveRenewed,
  whyNotContest,
  whyNotOpenRenewed,
  whyNotProposeRenewed,
  whyNotSendBackRenewed,
  whyNotServeRenewed,
} from './rules/index.ts'
import { type RulingChoice, rulingsOf } from './ruling.ts'

/** The last day to do something, seen from today. */
export interface Due {
  day: Day
  /** Working days that are left, the last one counted; negative when it is over. */
  daysLeft: number
  article: string | null
}

export type AppealView = Appeal & { label: string | null }

export type RenewedView = RenewedReply & {
  stateWords: string
  officer: string
  proposedByName: string | null
  approvedByName: string | null
  outcomeWords: string | null
  proposal: RenewedProposal | null
  due: Due
  can: Record<'propose' | 'approve' | 'sendBack' | 'serve', Refusal | null>
}

export type RemedyView = Remedy & {
  /** The file number of the 复议 that a suit came after. */
  basedOn: string | null
  /** Until when the organ answers to the body that decides; null before the copy came. */
  answer: Due | null
  appeals: AppealView[]
  renewed: RenewedView | null
  can: Record<'appeal' | 'openRenewed', Refusal | null>
}

/** The remedies of a case, and what whoever asks can do about them. */
export interface RemediesView {
  list: RemedyView[]
  /** How a remedy of each kind can end. */
  rulings: Record<RemedyKind, RulingChoice[]>
  appealRulings: AppealRulingChoice[]
  /** Who can be given a new answer. */
  officers: { id: number; name: string }[]
  can: { record: Refusal | null; handle: Refusal | null; evidence: Refusal | null }
}

export async function remediesView(ctx: Ctx, requestId: number): Promise<RemediesView> {
  const request = await findRequestRow(ctx, requestId)
  if (request === null) throw new NotFound('这件申请')
  const calendar = await loadCalendar(ctx)
  const remedies = await listRemedies(ctx, requestId)
  const appeals = await listAppealsOf(
    ctx,
    remedies.map(({ id }) => id),
  )
  const people = (await listPeople(ctx)).map(({ id, name, roles }) => ({ id, name, roles }))
  const renewed = await viewRenewed(ctx, requestId, { calendar, people })
  const handle = whyNotRole(ctx, 'requests.handle', '须由依申请公开经办人办理')
  const list = remedies.map((remedy) => {
    const own = appeals.filter((each) => each.remedyId === remedy.id)
    const opened = renewed.find((each) => each.remedyId === remedy.id) ?? null
    return {
      ...remedy,
      basedOn: remedies.find(({ id }) => id === remedy.basedOnId)?.fileNumber ?? null,
      answer: answerDue(remedy, calendar, ctx.today),
      appeals: own.map(viewAppeal),
      renewed: opened,
      can: {
        appeal: whyNotAppeal(remedy, own) ?? handle,
        openRenewed: whyNotOpenRenewed(remedy, opened) ?? handle,
      },
    }
  })
  const kinds = Object.keys(REMEDY_KINDS) as RemedyKind[]
  return {
    list,
    rulings: Object.fromEntries(kinds.map((kind) => [kind, rulingsOf(kind)])) as RemediesView['rulings'],
    appealRulings: (Object.keys(APPEAL_RULINGS) as AppealRuling[]).map((ruling) => ({
      ruling,
      label: APPEAL_RULINGS[ruling].label,
    })),
    officers: people
      .filter(({ roles }) => permits(roles, 'requests.handle'))
      .map(({ id, name }) => ({ id, name })),
    can: {
      record: whyNotContest(request) ?? handle,
      handle,
      evidence: whyNotRole(ctx, 'requests.readPersonal', '须由依申请公开经办人或者机构负责人制作'),
    },
  }
}

/** Until when the organ answers to the body that decides, seen from today. */
export function answerDue(remedy: Remedy, calendar: Calendar, today: Day): Due | null {
  const by = answerBy(remedy, calendar)
  if (by === null || remedy.state === 'concluded') return null
  return { ...by, daysLeft: workingDaysBetween(today, by.day, calendar) }
}

async function viewRenewed(
  ctx: Ctx,
  requestId: number,
  { calendar, people }: { calendar: Calendar; people: readonly { id: number; name: string }[] },
): Promise<RenewedView[]> {
  const nameOf = (id: number) => people.find((each) => each.id === id)?.name ?? '已停用的人员'
  const handle = whyNotRole(ctx, 'requests.handle', '须由依申请公开经办人办理')
  const approve = whyNotRole(ctx, 'requests.approve', '须由答复审批人或者机构负责人审批')
  const views: RenewedView[] = []
  for (const each of await listRenewed(ctx, requestId)) {
    const isAnswered = each.state === 'replied' || each.state === 'served'
    const proposal = each.state === 'referred' ? await openProposal(ctx, each) : null
    const outcome = isAnswered ? each.outcome : (proposal?.outcome ?? null)
    views.push({
      ...each,
      stateWords: RENEWED_STATES[each.state],
      officer: nameOf(each.officerId),
      proposedByName: each.state === 'open' ? null : nameOf(each.proposedBy),
      approvedByName: isAnswered ? nameOf(each.approvedBy) : null,
      outcomeWords: outcome === null ? null : OUTCOMES[outcome].label,
      proposal,
      due: {
        day: each.dueOn,
        daysLeft: workingDaysBetween(ctx.today, each.dueOn, calendar),
        article: null,
      },
      can: {
        propose: whyNotProposeRenewed(each) ?? handle,
        approve: whyNotApproveRenewed(each, ctx.actor) ?? approve,
        sendBack: whyNotSendBackRenewed(each) ?? approve,
        serve: whyNotServeRenewed(each) ?? handle,
      },
    })
  }
  return views
}

function viewAppeal(appeal: Appeal): AppealView {
  return { ...appeal, label: appeal.state === 'pending' ? null : APPEAL_RULINGS[appeal.ruling].label }
}

function whyNotRole({ actor }: Ctx, permission: string, message: string): Refusal | null {
  const may = actor.kind === 'person' && permits(actor.roles, permission)
  return may ? null : refusal('not-your-role', message)
}
