/** What a report consists of, in reading order, whatever file it came from. */
export type Block = LineBlock | RowBlock

export interface LineBlock {
  kind: 'line'
  text: string
}

/** A row of a table whose cells are told apart for certain (HTML, tabs, pipes). */
export interface RowBlock {
  kind: 'row'
  /** Rows of the same table share it. */
  table: number
  cells: GridCell[]
}

export interface GridCell {
  text: string
  colspan: number
  rowspan: number
}

export function textOf(block: Block): string {
  return block.kind === 'line' ? block.text : block.cells.map((cell) => cell.text).join(' ')
}

/** A merged cell stands once with its text, then as undefined: what it covers is not known. */
export function spread(cells: readonly GridCell[]): (string | undefined)[] {
  return cells.flatMap((cell) => {
    const covered = Array.from({ length: Math.min(cell.colspan, 60) - 1 }, () =>
      cell.text.trim() === '' ? '' : undefined,
    )
    return [covered.length > 0 && cell.text.trim() !== '' ? undefined : cell.text, ...covered]
  })
}
