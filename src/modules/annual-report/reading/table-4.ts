import { REMEDY_COLUMNS, REMEDY_GROUPS, type Table4, type Unreadable } from '../report.ts'
import { emptyTable4 } from '../rules/index.ts'
import { type Block, spread, textOf } from './blocks.ts'
import { compact, looksLikeCell, readCell } from './cells.ts'
import { gather } from './gather.ts'
import { sectionTitle } from './titles.ts'

export interface ReadTable4 {
  table: Table4
  unreadable: Unreadable[]
  from: number
  to: number
}

const WIDTH = REMEDY_GROUPS.length * REMEDY_COLUMNS.length
const FIRST_LINE = /^行政复议(?:行政诉讼)?$|^行政复议\(?结果维持|^结果维持/
const WORDS = /行政|复议|诉讼|结果|维持|纠正|其他|尚未|审结|总计|起诉/

/** Reads table 4 (one row of fifteen) from what stands after table 3. Null when there is none. */
export function readTable4(blocks: readonly Block[], start: number): ReadTable4 | null {
  const from = blocks.findIndex((block, at) => at >= start && opens(block))
  if (from < 0) return null
  return fromRow(blocks, from) ?? fromLines(blocks, from)
}

function opens(block: Block): boolean {
  if (block.kind === 'row') return /结果维持/.test(compact(textOf(block).slice(0, 2000)))
  return block.text.length < 200 && FIRST_LINE.test(compact(block.text))
}

/** The head may stand in lines and the figures in a row, where a text has tabs. */
function fromRow(blocks: readonly Block[], from: number): ReadTable4 | null {
  for (let at = from; at < blocks.length; at++) {
    const block = blocks[at]
    if (block?.kind !== 'row') {
      if (block !== undefined && sectionTitle(block.text) !== null) break
      continue
    }
    if (block.cells.some((cell) => WORDS.test(cell.text))) continue
    const cells = spread(block.cells)
    while (cells.length > WIDTH && cells.at(-1) === '') cells.pop()
    return { ...fill(cells), from, to: at + 1 }
  }
  return blocks[from]?.kind === 'row' ? { ...fill([]), from, to: from } : null
}

function fromLines(blocks: readonly Block[], from: number): ReadTable4 {
  const titleAfter = blocks.findIndex(
    (block, at) => at > from && block.kind === 'line' && sectionTitle(block.text) !== null,
  )
  const end = titleAfter < 0 ? blocks.length : titleAfter
  const lines = blocks.slice(from, end).map((block) => (block.kind === 'line' ? block.text : ''))
  const gathering = gather(lines, { width: WIDTH, isLabel: (text) => WORDS.test(text), isLast: () => true })
  const cells = gathering.rows.flatMap((row) => row.cells)
  // Fifteen numbers in several pieces, with words between them, are not the printed row.
  const whole =
    cells.length !== WIDTH || gathering.rows.every((row) => row.cells.length === WIDTH && !row.broken)
  const used = gathering.used === 0 ? lines.length : gathering.used
  return { ...fill(whole ? cells : [...cells, '…']), from, to: from + used }
}

function fill(cells: readonly (string | undefined)[]): { table: Table4; unreadable: Unreadable[] } {
  const table = emptyTable4(null)
  const unreadable: Unreadable[] = []
  if (cells.length !== WIDTH) {
    const numbers = cells.filter((each) => each !== undefined && looksLikeCell(each))
    const text =
      cells.length === 0
        ? '整张表没有单元格'
        : `应有 ${WIDTH} 格，读到 ${cells.length} 格：${numbers.join(' ')}`
    return { table, unreadable: [{ table: 4, row: '*', column: '*', text: text.slice(0, 200) }] }
  }
  const places = REMEDY_GROUPS.flatMap(({ group }) => REMEDY_COLUMNS.map(({ column }) => ({ group, column })))
  for (const [at, { group, column }] of places.entries()) {
    const text = cells[at]
    const value = text === undefined ? undefined : readCell(text)
    if (value === undefined) unreadable.push({ table: 4, row: group, column, text: text ?? '（合并单元格）' })
    else table[group][column] = value
  }
  return { table, unreadable }
}
