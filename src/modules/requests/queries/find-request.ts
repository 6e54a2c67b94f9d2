import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import type { Refusal } from '../../../lib/refusal.ts'
import { addWorkingDays } from '../../calendar/rules/index.ts'
import { type LetterSummary, listLetters } from '../../letters/index.ts'
import { ACTS } from '../acts.ts'
import type { Applicant, WayToProvide, WayToServe } from '../applicant.ts'
import { type RequestRow, STAGES } from '../request.ts'
import {
  whyNotClockAct,
  whyNotConfirm,
  whyNotConsult,
  whyNotRecordConsultation,
  whyNotServe,
  whyNotWithdraw,
} from '../rules/case-guards.ts'
import { type ClockResult, readActs, runClock } from '../rules/clock.ts'
import { answerPeriod, nameOf } from '../rules/consultations.ts'
import { type ExplainedDay, explainClock } from '../rules/explain.ts'
import { clockCaseOf } from '../rules/fold.ts'
import { maskApplicant } from '../rules/masking.ts'
import { type ProposedReply, whyNotApprove, whyNotPropose, whyNotSendBack } from '../rules/reply-guards.ts'
import { on } from '../tables.ts'
import { openApplicant, openReply } from './case-key.ts'
import { type LoadedCase, loadCase, type RecordedAct } from './load-case.ts'

/** A case as the officer's screen shows it. */
export interface CaseFile {
  request: RequestRow & { stageWords: string }
  intake: IntakeView
  acts: ActView[]
  /** Null before the day of receipt. */
  clock: (ClockResult & { days: ExplainedDay[] }) | null
  letters: LetterSummary[]
  proposal: (ProposedReply & { by: number }) | null
  /** In the order they were sent. */
  consultations: ConsultationView[]
  can: Can
}

/** For each thing to do: null when it can be done now, or why not. */
export type Can = Record<
  | 'confirm'
  | 'askSupplement'
  | 'recordSupplement'
  | 'extend'
  | 'consult'
  | 'recordConsultation'
  | 'propose'
  | 'approve'
  | 'sendBack'
  | 'serve'
  | 'withdraw',
  Refusal | null
>

export interface ConsultationView {
  /** As the acts name it, e.g. `third-party:某某公司`. */
  party: string
  words: string
  sentOn: Day
  deliveredOn: Day | null
  /** The last day to answer in; null where the law sets none. */
  answerBy: Day | null
  ended: { on: Day; by: 'answer' | 'lapse' } | null
}

export interface IntakeView {
  /** Masked. In full only through `readApplicant`, which is recorded. */
  applicant: Applicant
  submittedOn: Day
  information: string
  description: string
  provideAs: WayToProvide
  serveBy: WayToServe
  helpWanted: string
}

export interface ActView {
  seq: number
  kind: RecordedAct['act']['kind']
  words: string
  on: Day
  at: Date
  actor: string
  note: string
  letterId: number | null
  irregular: string | null
  party: string | null
}

/** The case file: intake with personal data masked, acts, clock, letters, and what can be done now. */
export async function findRequest(ctx: Ctx, id: number): Promise<CaseFile> {
  const file = await loadCase(ctx, id, 'read only')
  const { proposal } = file.state
  const reply = proposal === null ? null : await openReply(ctx, file.intakeId, proposal.sealed)
  return {
    request: { ...file.row, stageWords: STAGES[file.row.stage] },
    intake: await viewIntake(ctx, file),
    acts: file.history.map(viewAct),
    clock: clockOf(file),
    letters: await listLetters(ctx, { kind: 'request', id }),
    proposal: reply === null || proposal === null ? null : { ...reply, by: proposal.by },
    consultations: consultationsOf(file),
    can: canNow(ctx, file),
  }
}

function canNow(ctx: Ctx, file: LoadedCase): Can {
  const on = ctx.today
  return {
    confirm: whyNotConfirm(file),
    askSupplement: whyNotClockAct(file, { kind: 'supplement-asked', on }),
    recordSupplement: whyNotClockAct(file, { kind: 'supplemented', on }),
    extend: whyNotClockAct(file, { kind: 'extended', on }),
    consult: whyNotConsult(file, 'third-party'),
    recordConsultation: whyNotRecordConsultation(file),
    propose: whyNotPropose(file),
    approve: whyNotApprove(file, ctx.actor),
    sendBack: whyNotSendBack(file),
    serve: whyNotServe(file),
    withdraw: whyNotWithdraw(file),
  }
}

function consultationsOf({ acts, calendar }: LoadedCase): ConsultationView[] {
  const clockCase = clockCaseOf(acts)
  if (clockCase === null) return []
  return readActs(clockCase, calendar).state.consultations.map(({ party, sentOn, deliveredOn, ended }) => {
    const workingDays = answerPeriod(party)
    const answerBy =
      workingDays === null ? null : addWorkingDays(deliveredOn ?? sentOn, workingDays, calendar)
    const named = party.name === null ? party.kind : `${party.kind}:${party.name}`
    return { party: named, words: nameOf(party), sentOn, deliveredOn, answerBy, ended }
  })
}

async function viewIntake(ctx: Ctx, file: LoadedCase): Promise<IntakeView> {
  const intake = await on(ctx)
    .selectFrom('intake')
    .select(['information', 'description', 'provide_as', 'serve_by', 'help_wanted'])
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', file.intakeId)
    .executeTakeFirstOrThrow()
  return {
    applicant: maskApplicant(await openApplicant(ctx, file.intakeId)),
    submittedOn: file.submittedOn,
    information: intake.information,
    description: intake.description,
    provideAs: intake.provide_as,
    serveBy: intake.serve_by,
    helpWanted: intake.help_wanted,
  }
}

function viewAct({ seq, act, at, actor, note, letterId, irregular }: RecordedAct): ActView {
  return {
    seq,
    kind: act.kind,
    words: ACTS[act.kind],
    on: act.on,
    at,
    actor: actor.name,
    note,
    letterId,
    irregular,
    party: 'party' in act ? (act.party ?? null) : null,
  }
}

function clockOf({ acts, calendar, today, state }: LoadedCase): CaseFile['clock'] {
  const clockCase = clockCaseOf(acts)
  if (clockCase === null) return null
  const asOf = state.concludedOn ?? today
  return { ...runClock(clockCase, calendar, asOf), days: explainClock(clockCase, calendar, asOf) }
}
