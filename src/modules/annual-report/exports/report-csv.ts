import type { AnnualReport } from '../report.ts'
import { figuresOf, printed } from './figures-of.ts'

export const CSV_HEAD = ['机关', '年度', '表', '行代码', '列代码', '项目', '数值'] as const
const TABLE_NAMES = { 2: '表二', 3: '表三', 4: '表四' } as const

/** Every figure on a line, RFC 4180, with the mark by which Excel knows UTF-8. */
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
  return `\ufeff${[CSV_HEAD, ...lines].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')}`
}

/** A spreadsheet would take =, +, - and @ at the beginning for a formula. */
function quoted(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
