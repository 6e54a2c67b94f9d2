import { type Column, TABLE3_COLUMNS } from '../report.ts'
import type { Block, RowBlock } from './blocks.ts'
import { compact } from './cells.ts'

const MAX_COLUMNS = 60

/**
 * The order of the seven columns by the head of the table, whose cells are merged (自然人 over two rows, 法人
 * 或其他组织 over five columns). Null when they stand in the printed order, or
 * the head does not name all seven: then the printed order holds.
 */
export function columnOrder(blocks: readonly Block[], firstRow: number): Column[] | null {
  const table = (blocks[firstRow] as RowBlock).table
  const head: RowBlock[] = []
  for (let at = firstRow - 1; at >= 0 && head.length < 6; at--) {
    const block = blocks[at]
    if (block?.kind !== 'row' || block.table !== table) break
    head.unshift(block)
  }
  if (namesInOrder(head)) return null
  const lowest = lowestTexts(head)
  const order = lowest.flatMap((text) => TABLE3_COLUMNS.filter(({ label }) => label === text))
  const columns = order.map(({ column }) => column)
  return columns.length === TABLE3_COLUMNS.length && new Set(columns).size === columns.length ? columns : null
}

/** Heads are often merged wrongly; where the names stand in the printed order, the spans do not matter. */
function namesInOrder(head: readonly RowBlock[]): boolean {
  const names = head.flatMap(({ cells }) => cells.map((cell) => compact(cell.text)))
  const within = TABLE3_COLUMNS.slice(1, -1).map(({ label }) => names.indexOf(label))
  return within.every((at, index) => index === 0 || at > (within[index - 1] ?? 0))
}

/** Per column of the grid, the text of the lowest head cell. */
function lowestTexts(head: readonly RowBlock[]): string[] {
  const lowest: string[] = []
  const occupied: number[] = []
  for (const { cells } of head) {
    let column = 0
    for (const cell of cells) {
      while ((occupied[column] ?? 0) > 0) column++
      for (let end = column + cell.colspan; column < end && column < MAX_COLUMNS; column++) {
        lowest[column] = compact(cell.text)
        occupied[column] = cell.rowspan
      }
    }
    for (let at = 0; at < occupied.length; at++) occupied[at] = Math.max(0, (occupied[at] ?? 0) - 1)
  }
  return Array.from(lowest, (text) => text ?? '')
}
