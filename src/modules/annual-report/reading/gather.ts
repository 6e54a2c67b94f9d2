import { looksLikeCell, splitLine } from './cells.ts'

/** Cells that stand together, and all words since the cells before them. */
export interface Gathered {
  words: string
  cells: string[]
  /** The cells stand on several lines in pieces: one of them may be a page number, so none is certain. */
  broken: boolean
}

export interface Layout {
  /** How many cells a row has; 0 where that differs from row to row. */
  width: number
  /** True for a text that begins or continues a label, so that it cannot be a cell. */
  isLabel(text: string): boolean
  /** True when the row that these words name is the last one of the table. */
  isLast?(words: string): boolean
}

export interface Gathering {
  rows: Gathered[]
  /** Words that no cell followed. */
  rest: string
  /** The number of lines up to and including the last one with a cell. */
  used: number
}

const PAGE_NUMBER = /^[-—–‐]+\s*\d{1,4}\s*[-—–‐]+$|^第\s*\d{1,4}\s*页/
/** "12?", "约5", "无": what may stand in a cell and is no number. */
const MAY_BE_CELL = /^(?=.{1,12}$)(?:.|.*\d.*)$/u

/**
 * Puts the cells of a table in text together, whether a line holds a whole row or a single cell. What comes
 * out are words and the cells after them; whose row it is, and whether the number of cells is right, the
 * table says.
 */
export function gather(lines: readonly string[], layout: Layout): Gathering {
  const gathering: Gathering = { rows: [], rest: '', used: 0 }
  let row = new Row()
  for (const [at, line] of lines.entries()) {
    if (PAGE_NUMBER.test(line.trim())) continue
    const { label, cells } = splitLine(line)
    const mayBeCell = row.awaitsMore(layout.width) && MAY_BE_CELL.test(label) && !layout.isLabel(label)
    if (cells.length === 0 && mayBeCell) {
      row.add([label], layout.width)
      continue
    }
    if (label !== '') {
      if (row.cells.length > 0) {
        gathering.rows.push(row.done())
        // Only words end the last row: one number too many there must not pass for none.
        if (layout.isLast?.(row.words.slice(-20).join('\n')) === true) return gathering
        row = new Row()
      }
      row.words.push(label)
    }
    if (cells.length === 0) continue
    row.add(cells, layout.width)
    gathering.used = at + 1
  }
  if (row.cells.length > 0) gathering.rows.push(row.done())
  else gathering.rest = row.words.join('\n')
  return gathering
}

class Row {
  words: string[] = []
  cells: string[] = []
  private whole: string[] | null = null
  private oneALine = true
  private lines = 0
  /** The label between two rows was lost. */
  private twoRows = false

  add(cells: readonly string[], width: number): void {
    // A page number or the like may stand by the row; a line with all its cells is the row.
    if (width > 1 && cells.length === width) {
      this.twoRows = this.whole !== null
      this.whole = [...cells]
    }
    if (cells.length > 1) this.oneALine = false
    this.lines++
    for (const cell of cells) this.cells.push(cell)
  }

  /** Only where each cell has its own line can a word among them be a cell. */
  awaitsMore(width: number): boolean {
    return this.oneALine && this.cells.length > 0 && this.cells.length < width
  }

  done(): Gathered {
    const cells = this.whole ?? this.cells
    // A word after the last number may be anything: without it the row is short, and is said to be so.
    while (cells.length > 0 && !looksLikeCell(cells.at(-1) ?? '')) cells.pop()
    const broken = this.twoRows || (this.whole === null && !this.oneALine && this.lines > 1)
    return { words: this.words.join('\n'), cells, broken }
  }
}
