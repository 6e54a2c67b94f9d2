import type { Ctx } from '../../../lib/ctx.ts'
import type { Day } from '../../../lib/day.ts'
import { listPeople } from '../../accounts/index.ts'
import { addWorkingDays } from '../../calendar/rules/index.ts'
import { type LetterSummary, listLetters } from '../../letters/index.ts'
import { type Act, type ConsultationOpinion, wordsOf } from '../acts.ts'
import type { Applicant, WayToProvide, WayToServe } from '../applicant.ts'
import { type CaseFileSummary, listCaseFiles } from '../case-files.ts'
import { type RequestRow, STAGES } from '../request.ts'
import { type ClockResult, readActs, runClock } from '../rules/clock.ts'
import { answerPeriod, nameOf } from '../rules/consultations.ts'
import { namedAs, refusedParties } from '../rules/consulted.ts'
import { whyDestroyed } from '../rules/destruction-guards.ts'
import { type ExplainedDay, explainClock } from '../rules/explain.ts'
import { clockCaseOf, type Proposal } from '../rules/fold.ts'
import { maskApplicant } from '../rules/masking.ts'
import type { Matters } from '../rules/matters.ts'
import type { ProposedReply } from '../rules/reply-guards.ts'
import { on } from '../tables.ts'
import { type Can, canNow } from './can-now.ts'
import { openApplicant, openReply } from './case-key.ts'
import { destroyedOn } from './destruction-lists.ts'
import { type LoadedCase, loadCase, type RecordedAct } from './load-case.ts'

/** A case as the officer's screen shows it. */
export interface CaseFile {
  request: RequestRow & { stageWords: string }
  intake: IntakeView
  acts: ActView[]
  /** Null before the day of receipt. */
  clock: (ClockResult & { days: ExplainedDay[] }) | null
  letters: LetterSummary[]
  proposal: (ProposedReply & { by: number; approval: ApprovalStep[] }) | null
  matters: Matters
  /** Papers of units, enclosures, sealed replies, proofs. */
  files: CaseFileSummary[]
  /** Third parties who refused for good reasons and were not told otherwise (条例第三十二条). */
  refusedBy: { party: string; words: string }[]
  /** In the order they were sent. */
  consultations: ConsultationView[]
  can: Can
  /** The day of its lawful destruction: then numbers, days, kinds of acts and outcome are left. Null while it is kept. */
  destroyedOn: Day | null
}

/** One level of 答复审批, in their order; the first that nobody signed is the one that waits. */
export interface ApprovalStep {
  name: string
  signers: string[]
  signedBy: string | null
}

export interface ConsultationView {
  /** As the acts name it, e.g. `third-party:某某公司`. */
  party: string
  words: string
  sentOn: Day
  deliveredOn: Day | null
  /** The last day to answer in; null where the law sets none. */
  answerBy: Day | null
  ended: { on: Day; by: 'answer' | 'lapse' } | null
  opinion: ConsultationOpinion | null
  /** What the law makes of silence: a co-maker consents, of a third party the organ decides. */
  lapseMeans: string
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
  /** Numbers of the case files that belong to it. */
  files: readonly number[]
}

/** The case file: intake with personal data masked, acts, clock, letters, and what can be done now. */
export async function findRequest(ctx: Ctx, id: number): Promise<CaseFile> {
  const file = await loadCase(ctx, id, 'read only')
  const destroyed = await destroyedOn(ctx, file.intakeId)
  const { proposal } = file.state
  const reply =
    proposal === null || destroyed !== null ? null : await openReply(ctx, file.intakeId, proposal.sealed)
  return {
    request: { ...file.row, stageWords: STAGES[file.row.stage] },
    intake: await viewIntake(ctx, file, destroyed),
    acts: file.history.map((each) => (destroyed === null ? viewAct(each) : bare(viewAct(each)))),
    clock: clockOf(file),
    letters: destroyed === null ? await listLetters(ctx, { kind: 'request', id }) : [],
    proposal:
      reply === null || proposal === null
        ? null
        : { ...reply, by: proposal.by, approval: await approvalOf(ctx, proposal) },
    matters: file.state.matters,
    files: destroyed === null ? await listCaseFiles(ctx, file.intakeId) : [],
    refusedBy: refusedParties(file)
      .filter(({ named }) => !file.state.matters.overridden.includes(named))
      .map(({ named, words }) => ({ party: named, words })),
    consultations: consultationsOf(file),
    can: destroyed === null ? canNow(ctx, file) : nothingNow(canNow(ctx, file), destroyed),
    destroyedOn: destroyed,
  }
}

/** An act whose letter and files are gone. */
function bare(act: ActView): ActView {
  return { ...act, letterId: null, files: [] }
}

function nothingNow(can: Can, destroyed: Day): Can {
  return Object.fromEntries(Object.keys(can).map((act) => [act, whyDestroyed(destroyed)])) as Can
}

async function approvalOf(ctx: Ctx, { levels, signedBy }: Proposal): Promise<ApprovalStep[]> {
  if (levels.length === 0) return []
  const people = await listPeople(ctx)
  const nameOf = (id: number) => people.find((each) => each.id === id)?.name ?? '已停用的人员'
  return levels.map(({ name, signers }, index) => {
    const signed = signedBy[index]
    return { name, signers: signers.map(nameOf), signedBy: signed === undefined ? null : nameOf(signed) }
  })
}

function consultationsOf({ acts, calendar }: LoadedCase): ConsultationView[] {
  const clockCase = clockCaseOf(acts)
  if (clockCase === null) return []
  return readActs(clockCase, calendar).state.consultations.map((each) => {
    const { party, sentOn, deliveredOn, ended, opinion } = each
    const workingDays = answerPeriod(party)
    const answerBy =
      workingDays === null ? null : addWorkingDays(deliveredOn ?? sentOn, workingDays, calendar)
    const said = { party: namedAs(party), words: nameOf(party), lapseMeans: LAPSE_MEANS[party.kind] }
    return { ...said, sentOn, deliveredOn, answerBy, ended, opinion }
  })
}

/** 条例第三十二条: the organ decides; 第三十四条: 逾期未提出意见的视为同意公开. */
const LAPSE_MEANS = {
  'third-party': '由本机关依法决定是否公开',
  'co-maker': '视为同意公开',
  'other-organ': '由本机关依法决定是否公开',
} as const

const NOBODY: Applicant = { name: '（已按规定销毁）', phone: '', email: '', address: '' }

async function viewIntake(ctx: Ctx, file: LoadedCase, destroyed: Day | null): Promise<IntakeView> {
  const intake = await on(ctx)
    .selectFrom('intake')
    .select(['information', 'description', 'provide_as', 'serve_by', 'help_wanted'])
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', file.intakeId)
    .executeTakeFirstOrThrow()
  return {
    applicant: destroyed === null ? maskApplicant(await openApplicant(ctx, file.intakeId)) : NOBODY,
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
    words: wordsOf(act),
    on: act.on,
    at,
    actor: actor.name,
    note,
    letterId,
    irregular,
    party: 'party' in act ? (act.party ?? null) : null,
    files: filesOf(act),
  }
}

function filesOf(act: Act): readonly number[] {
  switch (act.kind) {
    case 'unit-answered':
      return act.files
    case 'replied':
      return act.enclosures ?? []
    case 'sealed':
      return [act.file]
    case 'irregular':
      return act.file === null ? [] : [act.file]
    default:
      return []
  }
}

function clockOf({ acts, calendar, today, state }: LoadedCase): CaseFile['clock'] {
  const clockCase = clockCaseOf(acts)
  if (clockCase === null) return null
  const asOf = state.concludedOn ?? today
  return { ...runClock(clockCase, calendar, asOf), days: explainClock(clockCase, calendar, asOf) }
}
