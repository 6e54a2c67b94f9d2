import { csvText } from '../../../lib/csv.ts'
import type { AnnualReport } from '../report.ts'
import { figuresOf, printed } from './figures-of.ts'

export const CSV_HEAD = ['机关', '年度', '表', '行代码', '列代码', '项目', '数值'] as const
const TABLE_NAMES = { 2: '表二', 3: '表三', 4: '表四' } as const

/** Every figure on a line. */
export function reportCsv(report: AnnualReport): string {
  const lines = figuresOf(report).map(({ table, row, column, name, value }) => [
    report.organ ?? '',
    String(report.year ?? ''),
    TABLE_NAMES[table],
    row,
    column,
    name,
    printed(value),
  ])
  return csvText([CSV_HEAD, ...lines])
}
