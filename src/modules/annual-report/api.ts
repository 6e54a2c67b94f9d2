import { z } from 'zod'
import { type Day, isDay } from '../../lib/day.ts'
import { route } from '../../lib/http.ts'
import { presentFindings } from '../documents/index.ts'
import { beginReport } from './actions/begin-report.ts'
import { decideReport } from './actions/decide-report.ts'
import { disposeReportFinding } from './actions/dispose-report-finding.ts'
import { editNarrative } from './actions/edit-narrative.ts'
import { enterFigure } from './actions/enter-figure.ts'
import { makeReportDocument } from './actions/make-report-document.ts'
import { publishReport } from './actions/publish-report.ts'
import { submitReport } from './actions/submit-report.ts'
import { takeBackReport } from './actions/take-back-report.ts'
import { ENTERED_FIGURES, type EnteredCode } from './compilation.ts'
import { viewOf } from './presented.ts'
import { reportList } from './presented-list.ts'
import { presentRecords } from './presented-records.ts'
import { findCompilation, listRecords } from './queries/index.ts'

export type { CompilationState, EnteredCode } from './compilation.ts'
export type { EnteredView, ReportCan, ReportView } from './presented.ts'
export type { ListedReport, ReportList } from './presented-list.ts'
export type { RecordsView } from './presented-records.ts'
export type { AnnualReport, Cell, CheckResult } from './report.ts'
export type { FigureCell, HeadCell, LaidTable } from './rules/index.ts'

const params = z.object({ id: z.coerce.number('编号应为数字').int('编号应为整数').positive('编号应为正数') })
const version = z.number('请刷新页面后重试').int('请刷新页面后重试')
const versioned = z.object({ version })
const YEAR = '年份应为 2008 至 2100 之间的整数'
const cell = z.union([z.number().finite(), z.null(), z.literal('n/a')], '请填写数字，或者选“不适用”')
const figure = z.object({
  figure: z.enum(Object.keys(ENTERED_FIGURES) as EnteredCode[], '没有这个数字'),
  value: cell,
  source: z.string('请写明来源').max(200, '来源不超过 200 字'),
  version: version.nullable(),
})
const address = z.object({
  table: z.coerce.number().pipe(z.union([z.literal(2), z.literal(3), z.literal(4)], '表号应为 2、3 或 4')),
  row: z.string('请指明行'),
  column: z.string('请指明列'),
})

const STALE = '请刷新页面后重试'
const decision = z.object({
  key: z.string(STALE).length(64, STALE),
  detector: z.string(STALE).min(1, STALE).max(50, STALE),
  entry: z.string(STALE).min(1, STALE).max(100, STALE),
  kind: z.enum(['ignored', 'reopened'], '请选择忽略或重新处理'),
  reason: z.string('请写明理由').trim().max(500, '理由不超过 500 字').default(''),
})

export const annualReportRoutes = [
  route({
    method: 'GET',
    url: '/api/reports',
    permission: 'report.read',
    handle: (ctx) => reportList(ctx),
  }),
  route({
    method: 'POST',
    url: '/api/reports',
    permission: 'report.compile',
    body: z.object({ year: z.number('请填写年份').int(YEAR).min(2008, YEAR).max(2100, YEAR) }),
    handle: (ctx, { body }) => beginReport(ctx, body),
  }),
  route({
    method: 'GET',
    url: '/api/reports/:id',
    permission: 'report.read',
    params,
    handle: async (ctx, { params: { id } }) => viewOf(ctx, await findCompilation(ctx, id)),
  }),
  route({
    method: 'GET',
    url: '/api/reports/:id/records',
    permission: 'report.read',
    params,
    query: address,
    handle: async (ctx, { params: { id }, query }) =>
      presentRecords(await listRecords(ctx, (await findCompilation(ctx, id)).year, query)),
  }),
  route({
    method: 'PUT',
    url: '/api/reports/:id/narrative',
    permission: 'report.compile',
    params,
    body: z.object({
      version,
      narrative: z
        .array(z.string('请填写正文').max(20_000, '每部分不超过 20000 字'))
        .length(6, '应有六个部分'),
    }),
    handle: (ctx, { params: { id }, body }) => editNarrative(ctx, id, body),
  }),
  route({
    method: 'PUT',
    url: '/api/reports/:id/figure',
    permission: 'report.compile',
    params,
    body: figure,
    handle: (ctx, { params: { id }, body }) => enterFigure(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/reports/:id/submission',
    permission: 'report.compile',
    params,
    body: versioned,
    handle: (ctx, { params: { id }, body }) => submitReport(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/reports/:id/decision',
    permission: 'report.decide',
    params,
    body: z.object({
      version,
      verdict: z.enum(['accept', 'return'], '请选择审定或退回'),
      opinion: z.string().max(2000, '意见不超过 2000 字').default(''),
    }),
    handle: (ctx, { params: { id }, body }) => decideReport(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/reports/:id/take-back',
    permission: 'report.compile',
    params,
    body: versioned,
    handle: (ctx, { params: { id }, body }) => takeBackReport(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/reports/:id/document',
    permission: 'report.compile',
    params,
    body: z.object({
      version,
      columnId: z.number('请选择栏目').int('请选择栏目').positive('请选择栏目'),
      issuedOn: z.custom<Day>((value) => isDay(value), '请填写发文日期，例如 2026-01-14'),
      chainName: z.string('请选择审核流程').min(1, '请选择审核流程'),
    }),
    handle: (ctx, { params: { id }, body }) => makeReportDocument(ctx, id, body),
  }),
  route({
    method: 'GET',
    url: '/api/reports/:id/findings',
    permission: 'report.read',
    params,
    async handle(ctx, { params: { id } }) {
      const { documentId } = await findCompilation(ctx, id)
      return documentId === null ? [] : presentFindings(ctx, documentId)
    },
  }),
  route({
    method: 'POST',
    url: '/api/reports/:id/findings',
    permission: 'report.compile',
    params,
    body: decision,
    handle: (ctx, { params: { id }, body }) => disposeReportFinding(ctx, id, body),
  }),
  route({
    method: 'POST',
    url: '/api/reports/:id/publication',
    permission: 'report.compile',
    params,
    body: versioned,
    handle: (ctx, { params: { id }, body }) => publishReport(ctx, id, body),
  }),
]
