import { type KeyboardEvent, useState } from 'react'
import { lookOf } from './cell-words.ts'
import { neighbour } from './grid-keys.ts'
import type { CellPlace, Laid } from './use-reports.ts'

type Row = Laid['body'][number]
type LaidCell = Row[number]
type Figure = Extract<LaidCell, { kind: 'figure' }>

interface Props {
  laid: Laid
  /** Keys of cells that the chosen check reads. */
  marked: ReadonlySet<string>
  /** Codes of table 2 that nobody has entered. */
  missing: ReadonlySet<string>
  open: (place: CellPlace) => void
}

/** One table in the prescribed form. One stop for the Tab key; arrow keys go from figure to figure, Enter opens. */
export function ReportTable({ laid, marked, missing, open }: Props) {
  const first = laid.body.flat().find((each) => each.kind === 'figure')
  const [stop, setStop] = useState<string | null>(first === undefined ? null : keyOf(laid, first))
  const figure = (cell: Figure) => {
    const key = keyOf(laid, cell)
    const look = lookOf(cell.value, laid.table === 2 && missing.has(cell.row))
    return (
      <td key={key} colSpan={cell.colspan} className={marked.has(key) ? 'cell-marked' : undefined}>
        <button
          type="button"
          id={`cell-${key}`}
          className={`report-cell cell-${look.kind}`}
          aria-label={`${cell.name}：${look.spoken}`}
          tabIndex={key === stop ? 0 : -1}
          onFocus={() => setStop(key)}
          onClick={() => open({ table: laid.table, row: cell.row, column: cell.column, name: cell.name })}
        >
          {look.text}
        </button>
      </td>
    )
  }
  const row = (cells: Row, at: number) => (
    <tr key={at}>
      {cells.map((cell, index) =>
        cell.kind === 'figure' ? (
          figure(cell)
        ) : (
          <th
            // The cells of a form never move.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above.
            key={index}
            scope={cell.scope}
            colSpan={cell.colspan}
            rowSpan={cell.rowspan}
          >
            {cell.text}
          </th>
        ),
      )}
    </tr>
  )
  return (
    <div className="report-scroll">
      <table className={`report-table report-table-${laid.table}`} onKeyDown={move}>
        {laid.head.length > 0 && <thead>{laid.head.map(row)}</thead>}
        <tbody>{laid.body.map(row)}</tbody>
      </table>
    </div>
  )
}

function keyOf({ table }: Laid, { row, column }: Pick<Figure, 'row' | 'column'>): string {
  return `table${table}.${row}.${column}`
}

function move(event: KeyboardEvent<HTMLTableElement>): void {
  const rows = [...event.currentTarget.rows]
    .map((row) => [...row.querySelectorAll('button')])
    .filter((buttons) => buttons.length > 0)
  const row = rows.findIndex((buttons) => buttons.includes(event.target as HTMLButtonElement))
  if (row < 0) return
  const cell = (rows[row] ?? []).indexOf(event.target as HTMLButtonElement)
  const next = neighbour(
    rows.map(({ length }) => length),
    { row, cell },
    event.key,
  )
  if (next === null) return
  event.preventDefault()
  rows[next.row]?.[next.cell]?.focus()
}
