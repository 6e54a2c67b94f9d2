import { FILE_KINDS } from '../../../lib/file-kind.ts'
import { timelessZip } from '../../../lib/timeless-zip.ts'
import type { AnnualReport } from '../report.ts'
import { reportJson } from '../report-json.ts'
import { reportCsv } from './report-csv.ts'
import { reportDocx } from './report-docx.ts'
import { reportXlsx } from './report-xlsx.ts'

/** The files in which a published report is offered, with their media types and what they are called on the page. */
export const REPORT_FILES = {
  docx: { type: FILE_KINDS.docx.type, label: 'Word 文档（DOCX）' },
  xlsx: { type: FILE_KINDS.xlsx.type, label: '表格（XLSX）' },
  csv: { type: 'text/csv; charset=utf-8', label: '数据（CSV）' },
  json: { type: 'application/json; charset=utf-8', label: '数据（JSON）' },
} as const

export type ReportFormat = keyof typeof REPORT_FILES

/** A report in one of these forms, the same bytes each time; read back by `readReportFile`, DOCX and JSON give the same report. */
export async function reportFile(report: AnnualReport, format: ReportFormat): Promise<string | Uint8Array> {
  switch (format) {
    case 'docx':
      return timelessZip(await reportDocx(report))
    case 'xlsx':
      return timelessZip(await reportXlsx(report))
    case 'csv':
      return reportCsv(report)
    case 'json':
      return reportJson(report)
  }
}
