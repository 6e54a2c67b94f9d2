import type { Ctx, OrganId, Secrets } from '../lib/ctx.ts'
import { type Day, yearOf } from '../lib/day.ts'
import type { Database } from '../lib/db.ts'
import { listTrail } from '../modules/audit/index.ts'
import { countPublications } from '../modules/channels/index.ts'
import { countPublishedDocuments, findByOrigin, setIndexSeriesStart } from '../modules/documents/index.ts'
import { type Office, openOffice } from './found.ts'
import { renewStatements } from './nil-steps.ts'
import { planYear } from './plan.ts'
import { publishDay } from './publish-day.ts'
import { compileReport, isReportPublished } from './report-steps.ts'
import { answerRequest } from './request-steps.ts'
import type { Plan, PlannedDay } from './setting.ts'

export interface ReplayOptions {
  plan?: Plan
  /** Days after this one are left out. */
  until?: Day
  /** Told after each day how many documents of the plan are out. */
  onProgress?(progress: { day: Day; documents: number; of: number }): void
}

/** What the ledgers hold of the year when the replay is through. */
export interface ReplayFigures {
  organId: OrganId
  documents: number
  publications: { channel: string; count: number }[]
}

/**
 * Carries out a plan through the product's own actions, each in a transaction of its own, with the plan's clock.
 * What is done already is left alone: a killed replay, started again, continues at its first missing step.
 */
export async function replayYear(
  database: Database,
  secrets: Secrets,
  options: ReplayOptions = {},
): Promise<ReplayFigures> {
  const plan = options.plan ?? planYear()
  const office = await openOffice(database, secrets, plan.setting)
  const { until } = options
  const days = until === undefined ? plan.days : plan.days.filter(({ day }) => day <= until)
  if (!(await isFinished(office, plan))) {
    await replayDays(office, plan, days, options)
    if (days.length === plan.days.length) await finish(office, plan)
  }
  return readFigures(office, plan)
}

async function replayDays(
  office: Office,
  plan: Plan,
  days: readonly PlannedDay[],
  { onProgress }: ReplayOptions,
): Promise<void> {
  const of = days.reduce((sum, { documents }) => sum + documents.length, 0)
  const first = await lastBegunDay(office, plan, days)
  let documents = days.slice(0, first).reduce((sum, each) => sum + each.documents.length, 0)
  for (const each of days.slice(first)) {
    await publishDay(office, plan.setting.chain.name, each.day, each.documents)
    if (plan.submission !== null) await answerRequest(office, plan.submission, each.day, each.request)
    documents += each.documents.length
    onProgress?.({ day: each.day, documents, of })
  }
}

/**
 * The index of the last day whose first document is there: a day begins only when the one before it is finished,
 * so everything earlier is done. Halves the range, for a start with a full year must take no time.
 */
async function lastBegunDay(office: Office, plan: Plan, days: readonly PlannedDay[]): Promise<number> {
  let begun = 0
  let missing = days.length
  while (missing - begun > 1) {
    const middle = Math.floor((begun + missing) / 2)
    const origin = days[middle]?.documents[0]?.origin
    if (origin === undefined) throw new Error('every day of a plan has a document')
    const found = await read(office, plan, (ctx) => findByOrigin(ctx, origin))
    if (found === null) missing = middle
    else begun = middle
  }
  return begun
}

/** The report is published last, so it tells a later start that all is done. */
async function isFinished(office: Office, { report }: Plan): Promise<boolean> {
  return report !== null && (await isReportPublished(office, report))
}

async function finish(office: Office, plan: Plan): Promise<void> {
  await continueSeries(office, plan)
  if (plan.report === null) return
  await renewStatements(office, plan.setting, plan.report)
  await compileReport(office, plan.report)
}

async function continueSeries(office: Office, { indexSeries, days, setting }: Plan): Promise<void> {
  const last = days.at(-1)
  if (indexSeries === null || last === undefined) return
  const subject = { kind: 'indexSeries', id: indexSeries.year }
  if ((await read(office, { setting }, (ctx) => listTrail(ctx, subject))).length > 0) return
  await office.as(indexSeries.by, { day: last.day, minute: 18 * 60 }, (ctx) =>
    setIndexSeriesStart(ctx, { year: indexSeries.year, last: indexSeries.last }),
  )
}

async function readFigures(office: Office, plan: Plan): Promise<ReplayFigures> {
  const year = yearOf(plan.setting.foundedOn)
  return read(office, plan, async (ctx) => {
    const counts = await countPublications(ctx, year)
    return {
      organId: office.organId,
      documents: await countPublishedDocuments(ctx, year),
      publications: counts.map(({ name, count }) => ({ channel: name, count })),
    }
  })
}

/** Looks without acting. */
function read<T>(
  office: Office,
  { setting }: Pick<Plan, 'setting'>,
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  return office.asPublic({ day: setting.foundedOn, minute: 0 }, work)
}
