import type { Ctx } from '../lib/ctx.ts'
import { type Day, day } from '../lib/day.ts'
import {
  beginReport,
  type Compilation,
  decideReport,
  type EnteredCode,
  editNarrative,
  enterFigure,
  findCompilation,
  findCompilationOf,
  listEntered,
  makeReportDocument,
  publishReport,
  submitReport,
} from '../modules/annual-report/index.ts'
import { findDocumentForStaff, reviewSecrecy, signDocument } from '../modules/documents/index.ts'
import { mustGet, type Office } from './found.ts'
import type { PlannedReport } from './setting.ts'

const NINE = 9 * 60

/** Takes the annual report from its first line to the public site, going on where an earlier run was stopped. */
export async function compileReport(office: Office, plan: PlannedReport): Promise<void> {
  const id = await begin(office, plan)
  await write(office, plan, id)
  await decide(office, plan, id)
  const { documentId } = await report(office, plan, id)
  if (documentId === null) throw new Error('a report that was made into a document has its id')
  for (const [level, login] of plan.signers.entries()) await sign(office, plan, documentId, level, login)
  await clear(office, plan, documentId)
  await step(office, plan, id, 'accepted', plan.by, plan.days.published, (ctx, { version }) =>
    publishReport(ctx, id, { version }),
  )
}

/** Whether the report of the plan is public. */
export async function isReportPublished(office: Office, plan: PlannedReport): Promise<boolean> {
  const found = await office.as(plan.by, at(plan.days.begun), (ctx) => findCompilationOf(ctx, plan.year))
  return found?.state === 'published'
}

function begin(office: Office, { by, days, year }: PlannedReport): Promise<number> {
  return office.as(by, at(days.begun), async (ctx) => {
    const known = await findCompilationOf(ctx, year)
    return known?.id ?? (await beginReport(ctx, { year })).id
  })
}

/** Text, entered figures, and handing in; all before the report leaves its compiler. */
async function write(office: Office, plan: PlannedReport, id: number): Promise<void> {
  const { by, days, figures, narrative } = plan
  await step(office, plan, id, 'drafting', by, days.begun, async (ctx, compilation) => {
    const { version, year } = compilation
    const entered = (await listEntered(ctx, year)).map(({ code }) => code)
    for (const [figure, { value, source }] of Object.entries(figures)) {
      const code = figure as EnteredCode
      if (!entered.includes(code)) await enterFigure(ctx, id, { figure: code, value, source, version: null })
    }
    const isWritten = narrative.every((text, section) => text === compilation.narrative[section])
    if (!isWritten) await editNarrative(ctx, id, { narrative, version })
  })
  await step(office, plan, id, 'drafting', by, days.submitted, (ctx, { version }) =>
    submitReport(ctx, id, { version }),
  )
}

async function decide(office: Office, plan: PlannedReport, id: number): Promise<void> {
  const { by, decidedBy, days, chainName } = plan
  await step(office, plan, id, 'submitted', decidedBy, days.accepted, (ctx, { version }) =>
    decideReport(ctx, id, { verdict: 'accept', opinion: '数据与台账一致，同意公布', version }),
  )
  await step(office, plan, id, 'accepted', by, days.sentForReview, async (ctx, { version, documentId }) => {
    if (documentId !== null) return
    const columnId = mustGet(office.columns, plan.column)
    await makeReportDocument(ctx, id, { columnId, issuedOn: days.published, chainName, version })
  })
}

async function sign(
  office: Office,
  { days }: PlannedReport,
  documentId: number,
  level: number,
  login: string,
): Promise<void> {
  await office.as(login, { day: days.reviewed, minute: NINE + level * 45 }, async (ctx) => {
    const { review, openHash } = await findDocumentForStaff(ctx, documentId)
    if (openHash === null || (review?.signOffs.length ?? 0) > level) return
    const pass = { verdict: 'pass', reviewed: true, proofread: true } as const
    await signDocument(ctx, documentId, { ...pass, opinion: '已审阅校对，同意', contentHash: openHash })
  })
}

async function clear(office: Office, { days }: PlannedReport, documentId: number): Promise<void> {
  await office.as('secrecy', { day: days.reviewed, minute: 15 * 60 }, async (ctx) => {
    const { secrecyReviews, openHash } = await findDocumentForStaff(ctx, documentId)
    if (openHash === null || secrecyReviews.length > 0) return
    const opinion = '不涉及国家秘密，可以公开'
    await reviewSecrecy(ctx, documentId, { verdict: 'pass', opinion, contentHash: openHash })
  })
}

/** One step, unless the report has gone past it already. */
async function step(
  office: Office,
  { year }: PlannedReport,
  id: number,
  state: Compilation['state'],
  by: string,
  on: Day,
  work: (ctx: Ctx, compilation: Compilation) => Promise<unknown>,
): Promise<void> {
  await office.as(by, at(on), async (ctx) => {
    const compilation = await findCompilationOf(ctx, year)
    if (compilation?.id === id && compilation.state === state) await work(ctx, compilation)
  })
}

function report(office: Office, { by, days }: PlannedReport, id: number): Promise<Compilation> {
  return office.as(by, at(days.published), (ctx) => findCompilation(ctx, id))
}

function at(on: Day): { day: Day; minute: number } {
  return { day: day(on), minute: NINE }
}
