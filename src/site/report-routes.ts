import { z } from 'zod'
import type { Ctx } from '../lib/ctx.ts'
import { Answer, attachedFile, route } from '../lib/http.ts'
import { NotFound } from '../lib/refusal.ts'
import {
  findPublishedReport,
  REPORT_FILES,
  REPORT_SCHEMA,
  type ReportFormat,
  reportFile,
} from '../modules/annual-report/index.ts'
import { findPublished } from '../modules/documents/index.ts'

const FORMATS = Object.keys(REPORT_FILES) as ReportFormat[]

/** A published report as files, made from its frozen figures: gone with its page. */
export const reportPages = [
  route({
    method: 'GET',
    url: '/documents/:id/report.:format',
    permission: 'public',
    perMinute: 60,
    params: z.object({
      id: z.coerce.number().int().positive('没有这个编号'),
      format: z.enum(FORMATS, '没有这种格式'),
    }),
    handle: (ctx, { params: { id, format } }) => sendReport(ctx, id, format),
  }),
  route({
    method: 'GET',
    url: '/annual-report.schema.json',
    permission: 'public',
    cached: true,
    handle: async () =>
      new Answer(JSON.stringify(REPORT_SCHEMA, null, 2), {
        headers: { 'content-type': 'application/schema+json; charset=utf-8' },
      }),
  }),
]

async function sendReport(ctx: Ctx, id: number, format: ReportFormat): Promise<Answer> {
  const { title } = await findPublished(ctx, id)
  const report = await findPublishedReport(ctx, id)
  if (report === null) throw new NotFound('这个文件')
  const body = await reportFile(report, format)
  return attachedFile({ name: `${title}.${format}`, type: REPORT_FILES[format].type, body })
}

/** What the page of a report offers; nothing on the page of any other document. */
export async function reportDownloads(
  ctx: Ctx,
  { id, kind }: { id: number; kind: string },
): Promise<{ label: string; href: string }[]> {
  if (kind !== 'annualReport' || (await findPublishedReport(ctx, id)) === null) return []
  return FORMATS.map((format) => ({
    label: REPORT_FILES[format].label,
    href: `/documents/${id}/report.${format}`,
  }))
}
