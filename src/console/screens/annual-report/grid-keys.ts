export interface Place {
  row: number
  cell: number
}

/** Where an arrow key leads in a grid of rows with so many cells each; null at the edge, or for another key. */
export function neighbour(lengths: readonly number[], at: Place, key: string): Place | null {
  const last = (row: number) => (lengths[row] ?? 0) - 1
  switch (key) {
    case 'ArrowLeft':
      return at.cell > 0 ? { row: at.row, cell: at.cell - 1 } : null
    case 'ArrowRight':
      return at.cell < last(at.row) ? { row: at.row, cell: at.cell + 1 } : null
    case 'ArrowUp':
      return at.row > 0 ? { row: at.row - 1, cell: Math.min(at.cell, last(at.row - 1)) } : null
    case 'ArrowDown':
      return at.row < lengths.length - 1
        ? { row: at.row + 1, cell: Math.min(at.cell, last(at.row + 1)) }
        : null
    case 'Home':
      return { row: at.row, cell: 0 }
    case 'End':
      return { row: at.row, cell: last(at.row) }
    default:
      return null
  }
}
