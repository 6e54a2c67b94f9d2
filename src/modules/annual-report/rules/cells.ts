import type { AnnualReport, Cell, CheckKind, CheckResult, Column, RowCode } from '../report.ts'
import { count } from './totals.ts'

/** A cell with its address: what a check reads. */
export interface Figure {
  at: string
  value: Cell
  readable: boolean
}

export function cell3(report: AnnualReport, row: RowCode, column: Column): Figure {
  return figure(report, 3, row, column, report.table3[row][column])
}

/** Any cell of table 2 or 4; for table 3 use `cell3`. */
export function figure(
  report: AnnualReport,
  table: 2 | 3 | 4,
  row: string,
  column: string,
  value: Cell,
): Figure {
  const readable = !report.unreadable.some(
    (each) =>
      each.table === table &&
      (each.row === row || each.row === '*') &&
      (each.column === column || each.column === '*'),
  )
  return { at: `table${table}.${row}.${column}`, value, readable }
}

export function sumOf(figures: readonly Figure[]): number {
  return round(figures.reduce((total, each) => total + count(each.value), 0))
}

/** Compares two sums. A cell that could not be read makes the check not assessable: nothing is guessed. */
export function equality(
  id: string,
  kind: CheckKind,
  sides: { left: readonly Figure[]; right: readonly Figure[]; rightMinus?: readonly Figure[] },
  sentence: string,
): CheckResult {
  const all = [...sides.left, ...sides.right, ...(sides.rightMinus ?? [])]
  const cells = all.map((each) => each.at)
  if (all.some((each) => !each.readable)) {
    const message = `${sentence}：有单元格无法识读，不能核对`
    return { id, kind, verdict: 'notAssessable', left: null, right: null, difference: null, cells, message }
  }
  const left = sumOf(sides.left)
  const right = round(sumOf(sides.right) - sumOf(sides.rightMinus ?? []))
  const difference = round(left - right)
  const verdict = difference === 0 ? 'pass' : 'fail'
  const message =
    difference === 0
      ? `${sentence}：${left} = ${right}`
      : `${sentence}：左边 ${left}，右边 ${right}，相差 ${difference}`
  return { id, kind, verdict, left, right, difference, cells, message }
}

/** Amounts carry at most four or so decimals; binary fractions must not look like a difference. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6
}
