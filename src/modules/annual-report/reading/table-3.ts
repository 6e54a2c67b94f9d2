import {
  type Column,
  ROW_CODES,
  type RowCode,
  TABLE3_COLUMNS,
  type Table3,
  type Unreadable,
} from '../report.ts'
import { emptyTable3 } from '../rules/index.ts'
import { type Block, type RowBlock, spread } from './blocks.ts'
import { compact, readCell } from './cells.ts'
import { columnOrder } from './column-order.ts'
import { type Gathered, gather } from './gather.ts'
import { isGroupHead, table3RowsIn, withoutPieces } from './labels.ts'
import { sectionTitle } from './titles.ts'

export interface ReadTable3 {
  table: Table3
  unreadable: Unreadable[]
  /** One row for all of （六）, as in the 2019 format. */
  singleOther: boolean
  from: number
  to: number
}

const WIDTH = TABLE3_COLUMNS.length
const STANDARD: readonly Column[] = TABLE3_COLUMNS.map(({ column }) => column)
const FIRST_LINE = /^一[、.]本年度?新收|^本年度?新收政府信息公开申请/
/** Rows that the 2019 format does not tell apart. */
const FOLDED: readonly RowCode[] = ['other.notSupplemented', 'other.feeUnpaid']
const HEAD = /勾稽|申请人情况|自然人|法人|总计|商业|企业|科研|机构|公益|组织|法律服务|其他/

/** The block with row 一 of table 3; -1 when there is none. */
export function table3Start(blocks: readonly Block[]): number {
  return blocks.findIndex((block) =>
    block.kind === 'line'
      ? block.text.length < 200 && FIRST_LINE.test(compact(block.text))
      : block.cells.some((cell) => cell.text.length < 200 && FIRST_LINE.test(compact(cell.text))),
  )
}

/** Reads table 3 from its row 一 on. Null when hardly a row of it is there. */
export function readTable3(blocks: readonly Block[], start: number): ReadTable3 | null {
  const reader = new Table3Reader()
  if (blocks[start]?.kind === 'row') return fromRows(reader, blocks, start)
  const titleAfter = blocks.findIndex(
    (block, at) => at > start && block.kind === 'line' && (sectionTitle(block.text)?.at ?? 0) > 2,
  )
  const end = titleAfter < 0 ? blocks.length : titleAfter
  const lines = blocks.slice(start, end).map((block) => (block.kind === 'line' ? block.text : ''))
  const gathering = gather(lines, {
    width: WIDTH,
    isLabel: (text) => isGroupHead(text) || HEAD.test(text) || table3RowsIn(text).length > 0,
    isLast: (words) => table3RowsIn(words).at(-1) === 'carriedOut',
  })
  for (const gathered of gathering.rows) reader.gathered(gathered)
  reader.blank(table3RowsIn(gathering.rest))
  const used = gathering.rest === '' ? gathering.used : lines.length
  return reader.result(headStart(blocks, start), start + used)
}

function fromRows(reader: Table3Reader, blocks: readonly Block[], start: number): ReadTable3 | null {
  const order = columnOrder(blocks, start) ?? STANDARD
  let at = start
  for (; at < blocks.length && !reader.has('carriedOut'); at++) {
    const block = blocks[at]
    if (block?.kind === 'row') reader.row(block, order)
    else if (block !== undefined && (sectionTitle(block.text)?.at ?? 0) > 2) break
  }
  return reader.result(headStart(blocks, start), at)
}

/** The head of the table stands above its first row, in lines that are no narrative. */
function headStart(blocks: readonly Block[], start: number): number {
  for (let at = start - 1; at >= Math.max(0, start - 40); at--) {
    const block = blocks[at]
    if (block?.kind !== 'line') continue
    if (/勾稽关系/.test(block.text)) return at
    if (/^申请人情况$/.test(compact(block.text)) && !/勾稽/.test(beforeText(blocks, at))) return at
  }
  return start
}

function beforeText(blocks: readonly Block[], at: number): string {
  const before = blocks[at - 1]
  return before?.kind === 'line' ? before.text : ''
}

class Table3Reader {
  private readonly table = emptyTable3(null)
  private readonly unreadable: Unreadable[] = []
  private readonly seen = new Set<RowCode>()
  private readonly filled = new Set<RowCode>()
  private singleOther = false

  has(code: RowCode): boolean {
    return this.seen.has(code)
  }

  row(block: RowBlock, order: readonly Column[]): void {
    const at = block.cells.findLastIndex(({ text }) => text.length < 200 && table3RowsIn(text).length > 0)
    const code = at < 0 ? undefined : table3RowsIn(block.cells[at]?.text ?? '').at(-1)
    if (code === undefined) return
    this.noteSingle(code, block.cells[at]?.text ?? '')
    const cells = spread(block.cells.slice(at + 1))
    while (cells.length > WIDTH && cells.at(-1) === '') cells.pop()
    this.take(code, cells, order)
  }

  gathered({ words, cells, broken }: Gathered): void {
    const label = words.split('\n').map(withoutPieces).join('')
    const named = table3RowsIn(label)
    const codes = named.filter((each) => !this.filled.has(each))
    const code = codes.pop() ?? named.at(-1)
    if (code === undefined) {
      if (cells.length >= WIDTH) this.fail('?', '*', `${label} ${cells.join(' ')}`.trim())
      return
    }
    this.blank(codes)
    this.noteSingle(code, label)
    if (broken) this.uncertain(code, cells)
    else this.take(code, cells, STANDARD)
  }

  /** Labels with no cell at all: the row was left blank. */
  blank(codes: readonly RowCode[]): void {
    for (const code of codes) this.seen.add(code)
  }

  result(from: number, to: number): ReadTable3 | null {
    if (this.seen.size < 5) return null
    const singleOther = this.singleOther && !FOLDED.some((code) => this.seen.has(code))
    if (this.filled.size === 0) this.fail('*', '*', '整张表没有单元格')
    for (const code of ROW_CODES) {
      const folded = singleOther && FOLDED.includes(code)
      if (!this.seen.has(code) && !folded) this.fail(code, '*', '没有找到这一行')
    }
    const { table, unreadable } = this
    return { table, unreadable, singleOther, from, to }
  }

  private noteSingle(code: RowCode, label: string): void {
    if (code === 'other.other' && /\(六\)其他处理$/.test(compact(label))) this.singleOther = true
  }

  private take(code: RowCode, cells: readonly (string | undefined)[], order: readonly Column[]): void {
    this.seen.add(code)
    if (this.filled.has(code)) {
      this.repeated(code, cells, order)
      return
    }
    this.filled.add(code)
    if (cells.length !== WIDTH) {
      this.fail(
        code,
        '*',
        `应有 ${WIDTH} 格，读到 ${cells.length} 格：${cells.map((each) => each ?? '（合并单元格）').join(' ')}`,
      )
      return
    }
    for (const [at, column] of order.entries()) {
      const text = cells[at]
      const value = text === undefined ? undefined : readCell(text)
      if (value === undefined) this.fail(code, column, text ?? '（合并单元格）')
      else this.table[code][column] = value
    }
  }

  private uncertain(code: RowCode, cells: readonly string[]): void {
    this.seen.add(code)
    this.filled.add(code)
    this.fail(code, '*', `这一行的单元格断在几行里：${cells.join(' ')}`)
  }

  /** A row printed twice is fine when it says the same, and unreadable when it does not. */
  private repeated(code: RowCode, cells: readonly (string | undefined)[], order: readonly Column[]): void {
    const same = order.every((column, at) => readCell(cells[at] ?? '?') === this.table[code][column])
    if (same) return
    for (const column of order) this.table[code][column] = null
    this.fail(code, '*', `这一行出现两次，数字不同：${cells.join(' ')}`)
  }

  private fail(row: string, column: string, text: string): void {
    this.unreadable.push({ table: 3, row, column, text: text.slice(0, 200) })
  }
}
