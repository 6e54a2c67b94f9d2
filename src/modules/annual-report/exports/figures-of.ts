import type { AnnualReport, Cell } from '../report.ts'
import { layTables } from '../rules/index.ts'

/** One cell of the report on a line of its own. */
export interface Figure {
  table: 2 | 3 | 4
  row: string
  column: string
  /** Row and column in words. */
  name: string
  value: Cell
}

/** Every figure of the three tables, in the printed order. */
export function figuresOf(report: AnnualReport): Figure[] {
  return layTables(report).flatMap(({ table, body }) =>
    body.flat().flatMap((cell) => (cell.kind === 'figure' ? [{ table, ...pick(cell) }] : [])),
  )
}

function pick({ row, column, name, value }: Omit<Figure, 'table'>) {
  return { row, column, name, value }
}

/** Zero is printed, blank stays blank, 不适用 is "/". */
export function printed(value: Cell): string {
  return value === null ? '' : value === 'n/a' ? '/' : String(value)
}
