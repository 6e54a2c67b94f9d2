import type { Ctx } from '../../lib/ctx.ts'
import type { Day } from '../../lib/day.ts'
import type { Refusal } from '../../lib/refusal.ts'
import { findPerson, namesOf } from '../accounts/index.ts'
import { whyNotPermitted } from '../accounts/rules.ts'
import { findDocumentForStaff } from '../documents/index.ts'
import { findOrgan } from '../organs/index.ts'
import {
  type Compilation,
  type CompilationState,
  ENTERED_FIGURES,
  type EnteredCode,
  type EnteredFigure,
  STATE_NAMES,
} from './compilation.ts'
import { type DocumentProgress, progressOf } from './document-of.ts'
import { compileFigures, listEntered, readReportNow, readReportOf } from './queries/index.ts'
import type { AnnualReport, Cell, CheckResult } from './report.ts'
import {
  type BoundFacts,
  deadlineOf,
  type LaidTable,
  layTables,
  listBoundFigures,
  movedFigures,
  whyNotAccept,
  whyNotDecide,
  whyNotMakeDocument,
  whyNotPublish,
  whyNotSubmit,
  whyNotTakeBack,
  whyNotWrite,
} from './rules/index.ts'

/** What the acting person may do with the report now; every reason against it, empty: may. */
export interface ReportCan {
  write: Refusal[]
  submit: Refusal[]
  /** To return it; accepting it can have reasons of its own. */
  decide: Refusal[]
  accept: Refusal[]
  takeBack: Refusal[]
  makeDocument: Refusal[]
  publish: Refusal[]
}

export interface EnteredView {
  code: EnteredCode
  label: string
  unit: string
  entry: { value: Cell; source: string; by: string; at: string; version: number } | null
}

/** A report as the console shows it. */
export interface ReportView {
  id: number
  year: number
  state: CompilationState
  stateName: string
  version: number
  /** On the server's clock. */
  today: Day
  compiler: string
  deadline: { on: Day; article: string }
  /** Figures and text: live while it is written, frozen from the day it was handed in. */
  of: 'now' | 'snapshot'
  narrative: readonly string[]
  report: AnnualReport
  /** The figures of the report as the law lays them out. */
  tables: LaidTable[]
  checks: CheckResult[]
  boundFigures: { name: string; unit: string; value: string }[]
  publications: { channel: string; count: number }[]
  entered: EnteredView[]
  submittedOn: Day | null
  decision: { by: string; on: Day; opinion: string } | null
  publishedOn: Day | null
  document: { id: number; progress: DocumentProgress; indexNumber: string | null } | null
  can: ReportCan
}

export async function viewOf(ctx: Ctx, compilation: Compilation): Promise<ReportView> {
  const organ = await findOrgan(ctx)
  const now =
    'snapshot' in compilation
      ? await readReportOf(ctx, { ...compilation, figures: compilation.snapshot.figures })
      : await readReportNow(ctx, compilation)
  const report = 'snapshot' in compilation ? compilation.snapshot.report : now.report
  const entered = await listEntered(ctx, compilation.year)
  const progress = await progressOf(ctx, compilation)
  const text =
    compilation.documentId === null ? null : await findDocumentForStaff(ctx, compilation.documentId)
  return {
    id: compilation.id,
    year: compilation.year,
    state: compilation.state,
    stateName: STATE_NAMES[compilation.state],
    version: compilation.version,
    today: ctx.today,
    compiler: (await findPerson(ctx, compilation.compilerId)).name,
    deadline: deadlineOf(organ.kind, compilation.year),
    of: 'snapshot' in compilation ? 'snapshot' : 'now',
    narrative: compilation.narrative,
    report,
    tables: layTables(report),
    checks: now.checks,
    boundFigures: listBoundFigures(now.facts),
    publications: now.figures.publications.map(({ channel, count }) => ({ channel, count })),
    entered: await enteredViews(ctx, entered),
    submittedOn: 'submittedOn' in compilation ? compilation.submittedOn : null,
    decision: await decisionOf(ctx, compilation),
    publishedOn: 'publishedOn' in compilation ? compilation.publishedOn : null,
    document: text && {
      id: text.document.id,
      progress,
      indexNumber: text.document.publication?.indexNumber ?? null,
    },
    can: canOf(ctx, compilation, {
      entered,
      checks: now.checks,
      progress,
      moved: compilation.state === 'submitted' ? await movedSince(ctx, compilation) : [],
      gate: compilation.state === 'accepted' ? (text?.gate ?? []) : [],
      bound: now.facts,
    }),
  }
}

/** What the ledgers give otherwise by now: whoever decides should know before pressing. */
async function movedSince(ctx: Ctx, { year, snapshot }: Compilation & { state: 'submitted' }) {
  return movedFigures(snapshot.figures, await compileFigures(ctx, year))
}

async function enteredViews(ctx: Ctx, entered: readonly EnteredFigure[]): Promise<EnteredView[]> {
  const nameOf = await namesOf(
    ctx,
    entered.map(({ enteredBy }) => enteredBy),
  )
  return (Object.keys(ENTERED_FIGURES) as EnteredCode[]).map((code) => {
    const { label, unit } = ENTERED_FIGURES[code]
    const found = entered.find((each) => each.code === code)
    if (found === undefined) return { code, label, unit, entry: null }
    const { value, source, enteredBy, enteredAt, version } = found
    const by = nameOf(enteredBy)
    return { code, label, unit, entry: { value, source, by, at: enteredAt.toISOString(), version } }
  })
}

async function decisionOf(ctx: Ctx, compilation: Compilation): Promise<ReportView['decision']> {
  if (!('decision' in compilation)) return null
  const { by, on, opinion } = compilation.decision
  return { by: (await findPerson(ctx, by)).name, on, opinion }
}

function canOf(
  ctx: Ctx,
  compilation: Compilation,
  facts: {
    entered: readonly EnteredFigure[]
    checks: readonly CheckResult[]
    progress: DocumentProgress
    moved: readonly string[]
    gate: readonly Refusal[]
    bound: BoundFacts
  },
): ReportCan {
  const personId = ctx.actor.kind === 'person' ? ctx.actor.id : 0
  const mayNotCompile = whyNotPermitted(ctx.actor, 'report.compile')
  const all = (...reasons: (Refusal | null)[]) => reasons.filter((each) => each !== null)
  const mayNotDecide = all(whyNotPermitted(ctx.actor, 'report.decide'), whyNotDecide(compilation, personId))
  const codes = facts.entered.map(({ code }) => code)
  return {
    write: all(mayNotCompile, whyNotWrite(compilation)),
    submit: all(mayNotCompile, ...whyNotSubmit(compilation, { ...facts, today: ctx.today, entered: codes })),
    decide: mayNotDecide,
    accept: all(...mayNotDecide, whyNotAccept(facts.moved)),
    takeBack: all(mayNotCompile, whyNotTakeBack(compilation, facts.progress)),
    makeDocument: all(mayNotCompile, whyNotMakeDocument(compilation, facts.progress)),
    publish: all(mayNotCompile, whyNotPublish(compilation), ...facts.gate),
  }
}
