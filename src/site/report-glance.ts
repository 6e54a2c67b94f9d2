import type { Ctx } from '../lib/ctx.ts'
import { type AnnualReport, findPublishedReport } from '../modules/annual-report/index.ts'
import { glanceOf, YEAR_LINES } from '../modules/annual-report/rules/index.ts'
import { listOpen, type PublicDocument } from '../modules/documents/index.ts'
import type { GlanceView } from './parts/report-glance.tsx'

const MOST_YEARS = 5
const MOST_REPORTS = 200

/** The figures of an annual report as charts, beside those of other years that are public; null for any other document. */
export async function glanceAt(
  ctx: Ctx,
  { id, kind }: Pick<PublicDocument, 'id' | 'kind'>,
): Promise<GlanceView | null> {
  const report = kind === 'annualReport' ? await findPublishedReport(ctx, id) : null
  if (report === null) return null
  const { outcomes, applicants } = glanceOf(report)
  return {
    year: report.year,
    charts: [
      { title: '申请的办理结果', unit: '件', bars: outcomes },
      { title: '新收申请的申请人', unit: '件', bars: applicants },
    ],
    years: (await publicReports(ctx)).slice(0, MOST_YEARS).map((each) => ({
      year: each.year ?? 0,
      values: YEAR_LINES.map(({ of }) => shown(of(each))),
    })),
    lines: YEAR_LINES.map(({ label }) => label),
  }
}

/** Every public report that this program made, the newest year first. */
async function publicReports(ctx: Ctx): Promise<AnnualReport[]> {
  const documents = await listOpen(ctx, { after: 0, limit: MOST_REPORTS, kind: 'annualReport' })
  const reports: AnnualReport[] = []
  for (const { id } of documents) {
    const report = await findPublishedReport(ctx, id)
    if (report !== null) reports.push(report)
  }
  return reports.toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0))
}

function shown(cell: AnnualReport['table2']['fees']['amount']): string {
  if (cell === null) return '—'
  return cell === 'n/a' ? '不适用' : cell.toLocaleString('zh-CN')
}
