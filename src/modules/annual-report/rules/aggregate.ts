import type { AnnualReport, Cell } from '../report.ts'
import { type LaidTable, layTables } from './table-layout.ts'

/** The three tables alone. */
export type Tables = Pick<AnnualReport, 'table2' | 'table3' | 'table4'>

/** A figure of the superior's report that is not the sum of the parts. */
export interface Gap {
  table: LaidTable['table']
  /** Row and column in words. */
  name: string
  parent: Cell
  sum: Cell
  /** parent − sum; where either is blank it counts as 0. */
  difference: number
}

/**
 * The tables of several reports added up, cell by cell: blank only where all are blank, 不适用 only where all are. Totals
 * are the sums of totals: where a part does not balance, its sum does not either, and says so.
 */
export function addUp(parts: readonly Tables[]): Tables {
  const [first] = parts
  if (first === undefined) throw new Error('nothing to add up')
  return {
    table2: added(parts.map(({ table2 }) => table2)),
    table3: added(parts.map(({ table3 }) => table3)),
    table4: added(parts.map(({ table4 }) => table4)),
  }
}

/** Where the superior's own figures are not what its parts come to; in the order of the tables. */
export function gapsTo(parent: Tables, sum: Tables): Gap[] {
  const sums = new Map(figuresOf(sum).map(({ key, value }) => [key, value]))
  return figuresOf(parent).flatMap(({ key, table, name, value }) => {
    const whole = sums.get(key) ?? null
    const difference = exact(amount(value) - amount(whole))
    return difference === 0 ? [] : [{ table, name, parent: value, sum: whole, difference }]
  })
}

function figuresOf(tables: Tables) {
  return layTables(tables).flatMap(({ table, body }) =>
    body
      .flat()
      .flatMap((each) =>
        each.kind === 'figure' ? [{ ...each, table, key: `${table}.${each.row}.${each.column}` }] : [],
      ),
  )
}

function added<T extends object>(tables: readonly T[]): T {
  const shapes = tables as unknown as readonly Record<string, Record<string, Cell>>[]
  const rows = Object.entries(shapes[0] ?? {}).map(([row, columns]) => [
    row,
    Object.fromEntries(
      Object.keys(columns).map((column) => [
        column,
        addedCells(shapes.map((each) => each[row]?.[column] ?? null)),
      ]),
    ),
  ])
  return Object.fromEntries(rows)
}

function addedCells(cells: readonly Cell[]): Cell {
  if (cells.every((each) => each === null)) return null
  if (cells.every((each) => each === 'n/a')) return 'n/a'
  return exact(cells.reduce<number>((total, each) => total + amount(each), 0))
}

function amount(cell: Cell): number {
  return typeof cell === 'number' ? cell : 0
}

/** Amounts are in 万元 with up to four places, which binary fractions do not keep. */
function exact(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
