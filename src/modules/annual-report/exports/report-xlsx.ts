import type { Cell, SheetData } from 'write-excel-file/node'
import type { AnnualReport } from '../report.ts'
import { type LaidTable, layTables, type TableCell } from '../rules/index.ts'
import { figuresOf } from './figures-of.ts'

const SHEETS = {
  2: '表二 主动公开',
  3: '表三 依申请公开',
  4: '表四 复议诉讼',
} as const
const BORDER = { borderStyle: 'thin', borderColor: '#8896a5' } as const

/** The three tables as printed, a sheet each, and every figure on a line of the last sheet. */
export async function reportXlsx(report: AnnualReport): Promise<Uint8Array> {
  // Only whoever downloads a report waits for the library.
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const sheets = layTables(report).map((laid) => ({
    sheet: SHEETS[laid.table],
    data: gridOf(laid),
    columns: widthsOf(laid),
    orientation: 'landscape' as const,
  }))
  const flat = {
    sheet: '数据',
    data: [
      ['表', '行代码', '列代码', '项目', '数值'].map(headCell),
      ...figuresOf(report).map(({ table, row, column, name, value }) => [
        SHEETS[table].slice(0, 2),
        row,
        column,
        name,
        value === 'n/a' ? '/' : value,
      ]),
    ],
    columns: [{ width: 8 }, { width: 28 }, { width: 16 }, { width: 60 }, { width: 14 }],
  }
  return new Uint8Array(
    await writeExcelFile([...sheets, flat], { fontFamily: '宋体', fontSize: 10 }).toBuffer(),
  )
}

/** Rows of the grid; a place that a merged cell covers is null. */
function gridOf({ head, body }: LaidTable): SheetData {
  const covered = new Set<string>()
  return [...head, ...body].map((row, at) => {
    const cells: Cell[] = []
    for (const cell of row) {
      while (covered.has(`${at} ${cells.length}`)) cells.push(null)
      const rows = cell.kind === 'head' ? cell.rowspan : 1
      for (let below = 1; below < rows; below += 1) {
        for (let right = 0; right < cell.colspan; right += 1)
          covered.add(`${at + below} ${cells.length + right}`)
      }
      cells.push(cellOf(cell, rows), ...Array.from({ length: cell.colspan - 1 }, () => null))
    }
    return cells
  })
}

function cellOf(cell: TableCell, rowSpan: number): Cell {
  const spans = {
    ...(cell.colspan > 1 ? { columnSpan: cell.colspan } : {}),
    ...(rowSpan > 1 ? { rowSpan } : {}),
  }
  if (cell.kind === 'head') {
    const align = cell.scope === 'row' ? 'left' : 'center'
    return { ...headCell(cell.text), align, ...spans }
  }
  const value = cell.value === 'n/a' ? '/' : cell.value
  return {
    ...(value === null ? {} : { value }),
    align: 'center',
    alignVertical: 'center',
    ...BORDER,
    ...spans,
  }
}

function headCell(value: string) {
  return { value, wrap: true, alignVertical: 'center', backgroundColor: '#eef4fb', ...BORDER } as const
}

function widthsOf({ table, head, body }: LaidTable): { width: number }[] {
  if (table === 3) return [8, 14, 44, ...Array.from({ length: 7 }, () => 11)].map((width) => ({ width }))
  const columns = (head[0] ?? body[0] ?? []).reduce((sum, { colspan }) => sum + colspan, 0)
  return Array.from({ length: columns }, (_, at) => ({ width: table === 2 ? (at === 0 ? 26 : 20) : 9 }))
}
