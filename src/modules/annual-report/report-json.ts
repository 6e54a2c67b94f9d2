import { z } from 'zod'
import {
  type AnnualReport,
  REMEDY_COLUMNS,
  REMEDY_GROUPS,
  ROW_CODES,
  type RowCode,
  SECTION_TITLES,
  TABLE2_ROWS,
  TABLE3_COLUMNS,
} from './report.ts'

const cell = z
  .union([z.number(), z.null(), z.literal('n/a')])
  .describe('数字；null 为空白（按 0 计）；"n/a" 为不适用（印作“/”）')

const table2 = z
  .object(
    Object.fromEntries(
      TABLE2_ROWS.map(({ code, label, columns }) => [
        code,
        z.object(Object.fromEntries(columns.map((column) => [column, cell]))).describe(label),
      ]),
    ),
  )
  .describe('表二：主动公开政府信息情况；收费金额以万元计')

const table3 = z
  .object(
    Object.fromEntries(
      ROW_CODES.map((code) => [
        code,
        z.object(
          Object.fromEntries(TABLE3_COLUMNS.map(({ column, label }) => [column, cell.describe(label)])),
        ),
      ]),
    ) as Record<RowCode, z.ZodObject>,
  )
  .describe('表三：收到和处理政府信息公开申请情况，25 行 7 列')

const table4 = z
  .object(
    Object.fromEntries(
      REMEDY_GROUPS.map(({ group, label }) => [
        group,
        z
          .object(
            Object.fromEntries(
              REMEDY_COLUMNS.map(({ column, label: name }) => [column, cell.describe(name)]),
            ),
          )
          .describe(label),
      ]),
    ),
  )
  .describe('表四：政府信息公开行政复议、行政诉讼情况')

const report = z.object({
  format: z.enum(['2021', '2019']).describe('国办公开办函〔2021〕30号或者〔2019〕60号的格式'),
  organ: z.string().nullable().describe('行政机关名称'),
  year: z.number().int().nullable().describe('年度'),
  sections: z
    .array(z.object({ title: z.string(), text: z.string() }))
    .describe(`六个部分的正文，不含表格：${SECTION_TITLES.join('；')}`),
  table2,
  table3,
  table4,
})

/** The published JSON Schema (2020-12) of a report, for whoever reads ours by machine. */
export const REPORT_SCHEMA = {
  title: '政府信息公开工作年度报告',
  ...z.toJSONSchema(report),
}

/** The report as JSON, in the form of `REPORT_SCHEMA`. */
export function reportJson({ format, organ, year, sections, table2, table3, table4 }: AnnualReport): string {
  return JSON.stringify({ format, organ, year, sections, table2, table3, table4 }, null, 2)
}

/** A report from its JSON; null when it is none. */
export function reportFromJson(text: string): AnnualReport | null {
  const read = report.safeParse(parsed(text))
  if (!read.success) return null
  return { ...(read.data as unknown as AnnualReport), unreadable: [], otherFigures: [] }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (failure) {
    if (failure instanceof SyntaxError) return null
    throw failure
  }
}
