import { z } from 'zod'
import type { Ctx } from '../../lib/ctx.ts'
import { route } from '../../lib/http.ts'
import { Refused, refusal } from '../../lib/refusal.ts'
import type { Received } from '../../lib/storage.ts'
import { judgeFinding } from './actions/judge-finding.ts'
import { unreadablePlaces } from './print-report.ts'
import { withVerdicts } from './queries/verdicts.ts'
import { readReportFile } from './reading/read-report-file.ts'
import { UnreadableReport } from './reading/unreadable-report.ts'
import type { AnnualReport } from './report.ts'
import { reportFromJson, reportJson } from './report-json.ts'
import { checkReport, type LaidTable, type LikelyCause, layTables, likelyCauses } from './rules/index.ts'
import { type JudgedCheck, subjectOf, VERDICTS } from './verdict.ts'

const MOST_BYTES = 50 * 1_048_576

/** A report that was read from a file, with what the checks say. */
export interface CheckedReport {
  organ: string | null
  year: number | null
  format: '2021' | '2019'
  /** By which verdicts are kept; null where the report does not say whose it is. */
  subject: string | null
  tables: LaidTable[]
  checks: JudgedCheck[]
  causes: LikelyCause[]
  unreadable: { place: string; text: string }[]
  /** The whole report, to be compared with another. */
  json: string
}

const read = z.custom<AnnualReport>((value) => typeof value === 'object' && value !== null)
const asJson = z
  .string('请重新选择文件')
  .max(400_000, '报告过长')
  .transform((text, found) => {
    const report = reportFromJson(text)
    if (report !== null) return report
    found.addIssue('请重新选择文件')
    return z.NEVER
  })

/** 核对报告: anybody's published report, read from its file and checked; nothing of it is kept but the verdicts. */
export const reportCheckRoutes = [
  route({
    method: 'POST',
    url: '/api/report-checks',
    permission: 'report.read',
    query: z.object({ name: z.string('请选择文件').trim().min(1, '请选择文件').max(200, '文件名过长') }),
    upload: { maxBytes: MOST_BYTES, take: takeReport },
    body: read,
    handle: (ctx, { body }) => checked(ctx, body, undefined),
  }),
  // Once a year before is at hand.
  route({
    method: 'POST',
    url: '/api/report-checks/across-years',
    permission: 'report.read',
    body: z.object({ report: asJson, previous: asJson }),
    handle: async (ctx, { body: { report, previous } }) => {
      const { checks, causes } = await checked(ctx, report, previous)
      return { checks, causes }
    },
  }),
  route({
    method: 'POST',
    url: '/api/report-verdicts',
    permission: 'report.read',
    body: z.object({
      subject: z.string('请重新选择文件').min(3, '请重新选择文件').max(300),
      key: z.string('请重新选择文件').length(64, '请重新选择文件'),
      checkId: z.string('请重新选择文件').min(1).max(200),
      verdict: z.enum(Object.keys(VERDICTS) as [keyof typeof VERDICTS], '请选择核对的结果'),
      reason: z.string().max(500, '不超过 500 字').default(''),
    }),
    handle: (ctx, { body }) => judgeFinding(ctx, body),
  }),
]

async function takeReport(
  received: Received,
  _files: unknown,
  { name }: { name: string },
): Promise<AnnualReport> {
  try {
    return await readReportFile(received.path, { name })
  } catch (failure) {
    if (!(failure instanceof UnreadableReport)) throw failure
    throw new Refused([refusal('unreadable-report', failure.message, { field: 'file' })])
  }
}

async function checked(
  ctx: Ctx,
  report: AnnualReport,
  previous: AnnualReport | undefined,
): Promise<CheckedReport> {
  const checks = checkReport(report, previous)
  const { organ, year, format } = report
  return {
    organ,
    year,
    format,
    subject: subjectOf(report),
    tables: layTables(report),
    checks: await withVerdicts(ctx, report, checks),
    causes: likelyCauses(report, checks),
    unreadable: unreadablePlaces(report),
    json: reportJson(report),
  }
}
