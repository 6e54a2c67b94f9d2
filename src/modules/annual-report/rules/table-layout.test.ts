import { describe, expect, it } from 'vitest'
import { type LaidTable, layTables, type TableCell } from './table-layout.ts'
import { emptyTable2, emptyTable3, emptyTable4 } from './totals.ts'

const TABLES = layTables({ table2: emptyTable2('n/a'), table3: emptyTable3(0), table4: emptyTable4(null) })

/** How many columns each row fills, spans from above counted. */
function widthsOf({ head, body }: LaidTable): number[] {
  const rows = [...head, ...body]
  const widths = rows.map(() => 0)
  for (const [at, row] of rows.entries()) {
    for (const cell of row) {
      const rowspan = cell.kind === 'head' ? cell.rowspan : 1
      for (let below = 0; below < rowspan; below += 1) {
        widths[at + below] = (widths[at + below] ?? 0) + cell.colspan
      }
    }
  }
  return widths
}

const figuresOf = ({ body }: LaidTable) =>
  body.flat().filter((cell): cell is Extract<TableCell, { kind: 'figure' }> => cell.kind === 'figure')

describe('国办公开办函〔2021〕30号: the layout of the tables', () => {
  it.each([
    [2, 4],
    [3, 10],
    [4, 15],
  ])('table %i fills a rectangle of %i columns', (table, columns) => {
    const laid = TABLES.find((each) => each.table === table)
    if (laid === undefined) throw new Error('no such table')
    const widths = widthsOf(laid)
    expect(widths).toEqual(widths.map(() => columns))
  })

  it('holds every figure once, under a name of its own', () => {
    for (const laid of TABLES) {
      const figures = figuresOf(laid)
      expect(new Set(figures.map(({ row, column }) => `${row} ${column}`)).size).toBe(figures.length)
      expect(new Set(figures.map(({ name }) => name)).size).toBe(figures.length)
    }
  })

  it('names a figure of a group with its group', () => {
    const refused = figuresOf(TABLES[1] as LaidTable).find(({ row }) => row === 'refused.stateSecret')
    expect(refused?.name).toBe('（三）不予公开1.属于国家秘密，自然人')
  })

  it('keeps zero, blank and 不适用 apart', () => {
    expect(TABLES.map((laid) => figuresOf(laid).find(({ row }) => row !== 'rules')?.value)).toEqual([
      'n/a',
      0,
      null,
    ])
  })
})
