import { sql } from 'kysely'
import type { Ctx } from '../../src/lib/ctx.ts'
import { day } from '../../src/lib/day.ts'
import { judgeFinding } from '../../src/modules/annual-report/actions/judge-finding.ts'
import type { CheckResult } from '../../src/modules/annual-report/api.ts'
import * as annualReport from '../../src/modules/annual-report/index.ts'
import { withVerdicts } from '../../src/modules/annual-report/queries/verdicts.ts'
import { sampleReport } from '../../src/modules/annual-report/testing/printed-report.ts'
import { apart, type Case, does, finds, nameOfFailure, sees } from './case.ts'

const READ = { ...sampleReport(), organ: '示例市某局', year: 2023 }
const FAILED: CheckResult = {
  id: 'balance.naturalPerson',
  kind: 'hard',
  verdict: 'fail',
  left: 1,
  right: 2,
  difference: -1,
  cells: [],
  message: '不平',
}

/** A person's verdict on a report that was read from a file. */
export async function judgeOne(ctx: Ctx): Promise<void> {
  const [check] = await withVerdicts(ctx, READ, [FAILED])
  const given = { subject: '示例市某局 2023', key: check?.key ?? '', checkId: FAILED.id }
  await judgeFinding(ctx, { ...given, verdict: 'confirmed', reason: '已退回' })
}

/** How a stranger would use annual-report. */
export const REPORTS: Record<string, Case[]> = {
  'annual-report.beginReport': [
    apart((ctx) => annualReport.beginReport(ctx, { year: 2024 })),
    // A year that A has begun.
    sees((ctx) => nameOfFailure(annualReport.beginReport(ctx, { year: 2019 })), 'none'),
  ],
  'annual-report.compileFigures': [
    sees(async (ctx) => sumOf(await annualReport.compileFigures(ctx, 2025)), 0),
    sees(async (ctx) => sumOf(await annualReport.compileFigures(ctx, 2019)), 0),
  ],
  'annual-report.decideReport': [
    does((ctx, a) => {
      const { id, version } = a.reports.submitted
      return annualReport.decideReport(ctx, id, { verdict: 'accept', opinion: '同意', version })
    }, 'head'),
  ],
  'annual-report.disposeReportFinding': [
    does((ctx, a) => {
      // Nothing of the kind is in the text: that it is gone can be said.
      const given = { ...a.documents.finding, kind: 'fixed', reason: '' } as const
      return annualReport.disposeReportFinding(ctx, a.reports.approved.id, given)
    }),
  ],
  'annual-report.editNarrative': [
    does((ctx, a) => {
      const { id, version } = a.reports.drafting
      return annualReport.editNarrative(ctx, id, { narrative: ['改写。'], version })
    }),
  ],
  'annual-report.enterFigure': [
    does((ctx, a) => {
      const entry = { figure: 'licences', value: 7, source: '台账', version: 1 } as const
      return annualReport.enterFigure(ctx, a.reports.drafting.id, entry)
    }),
  ],
  'annual-report.findCompilation': [
    finds((ctx, a) => annualReport.findCompilation(ctx, a.reports.accepted.id)),
  ],
  'annual-report.findCompilationOf': [sees((ctx) => annualReport.findCompilationOf(ctx, 2019), null)],
  'annual-report.findPublishedReport': [
    sees(async (ctx, a) => {
      const { id, documentId } = a.reports.approved
      await sql`update annual_report set state = 'published', published_on = ${ctx.today}
        where organ_id = ${ctx.organId} and id = ${id}`.execute(ctx.db)
      return annualReport.findPublishedReport(ctx, documentId)
    }, null),
  ],
  'annual-report.judgeFinding': [apart(judgeOne)],
  'annual-report.withVerdicts': [
    sees(async (ctx) => (await withVerdicts(ctx, READ, [FAILED])).map(({ given }) => given), [null]),
  ],
  'annual-report.listCompilations': [sees(annualReport.listCompilations, [])],
  'annual-report.listEntered': [sees((ctx) => annualReport.listEntered(ctx, 2019), [])],
  'annual-report.listRecords': [
    sees(
      (ctx) => annualReport.listRecords(ctx, 2025, { table: 2, row: 'normativeDocuments', column: 'made' }),
      { kind: 'documents', items: [], opening: 0 },
    ),
    sees((ctx) => annualReport.listRecords(ctx, 2019, { table: 2, row: 'licences', column: 'decisions' }), {
      kind: 'entry',
      entry: null,
    }),
    sees((ctx) => annualReport.listRecords(ctx, 2025, { table: 3, row: 'received', column: 'total' }), {
      kind: 'requests',
      items: [],
      opening: 0,
    }),
    sees(
      (ctx) => annualReport.listRecords(ctx, 2025, { table: 4, row: 'reconsideration', column: 'pending' }),
      { kind: 'remedies', items: [] },
    ),
  ],
  'annual-report.makeReportDocument': [
    does((ctx, a) => {
      const { id, version } = a.reports.accepted
      const given = { columnId: a.columnId, issuedOn: day('2025-01-14'), chainName: '三审三校', version }
      return annualReport.makeReportDocument(ctx, id, given)
    }),
  ],
  'annual-report.publishReport': [
    does((ctx, a) => {
      const { id, version } = a.reports.approved
      return annualReport.publishReport(ctx, id, { version })
    }, 'publisher'),
  ],
  'annual-report.submitReport': [
    does((ctx, a) => {
      const { id, version } = a.reports.drafting
      return annualReport.submitReport(ctx, id, { version })
    }),
  ],
  'annual-report.takeBackReport': [
    does((ctx, a) => {
      const { id, version } = a.reports.accepted
      return annualReport.takeBackReport(ctx, id, { version })
    }, 'head'),
  ],
}

/** All numbers in it, however deep. */
function sumOf(value: unknown): number {
  if (typeof value === 'number') return value
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce<number>((sum, each) => sum + sumOf(each), 0)
}
