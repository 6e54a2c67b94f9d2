import { type OtherFigure, TABLE2_ROWS, type Table2, type Table2Code, type Unreadable } from '../report.ts'
import { emptyTable2 } from '../rules/index.ts'
import { type Block, type RowBlock, spread, textOf } from './blocks.ts'
import { compact, readCell } from './cells.ts'
import { gather } from './gather.ts'
import { type HeadColumn, headColumns, type Table2Label, table2RowOf } from './labels.ts'
import { sectionTitle } from './titles.ts'

export interface ReadTable2 {
  table: Table2
  unreadable: Unreadable[]
  otherFigures: OtherFigure[]
  /** By its own heads; null when they say nothing. */
  format: '2021' | '2019' | null
  from: number
  to: number
}

const LABELS_2019: Readonly<Record<string, string>> = {
  otherServices: '其他对外管理服务事项',
  procurement: '政府集中采购',
}

/** Reads table 2 from what stands before `end`, where table 3 begins. Null when there is none. */
export function readTable2(blocks: readonly Block[], start: number, end: number): ReadTable2 | null {
  const reader = new Table2Reader()
  const all = blocks.slice(start, end)
  if (all.some((block) => block.kind === 'row' && labelAt(block) >= 0)) {
    for (const block of all) {
      if (block.kind === 'row') reader.row(block)
      else if (isHead(block.text)) reader.words(block.text)
    }
    return reader.result(start, start)
  }
  const from = blocks.findIndex((block, at) => at >= start && at < end && opens(block))
  if (from < 0) return null
  const stop = blocks.findIndex(
    (block, at) => at > from && block.kind === 'line' && sectionTitle(block.text) !== null,
  )
  const lines = blocks.slice(from, stop < 0 ? end : Math.min(stop, end)).map(textOf)
  const gathering = gather(lines, { width: 0, isLabel: () => true })
  for (const { words, cells, broken } of gathering.rows) {
    reader.words(words)
    if (broken) reader.uncertain(cells)
    else reader.cells(cells)
  }
  reader.words(gathering.rest)
  return reader.result(from, from + Math.max(gathering.used, 1))
}

function opens(block: Block): boolean {
  return (
    block.kind === 'line' &&
    (/^第二十条第\(一\)项$/.test(compact(block.text)) || /^规章(?:$|\s+[\d/])/.test(block.text))
  )
}

/** Where a text has tabs, a head of one field is a line between the rows. */
function isHead(text: string): boolean {
  return text.length < 40 && /^(?:第二十条|信息内容)/.test(text)
}

function labelAt(row: RowBlock): number {
  return row.cells.findLastIndex((cell) => table2RowOf(cell.text) !== null)
}

class Table2Reader {
  private readonly table = emptyTable2(null)
  private readonly unreadable: Unreadable[] = []
  private readonly otherFigures: OtherFigure[] = []
  private readonly seen = new Set<Table2Label>()
  private columns: HeadColumn[] = []
  private head = ''
  private current: Table2Label | null = null
  private anyCell = false
  private format: '2021' | '2019' | null = null

  row(block: RowBlock): void {
    const at = labelAt(block)
    if (at < 0) {
      this.words(block.cells.map((cell) => cell.text).join('\n'))
      return
    }
    this.words(block.cells[at]?.text ?? '')
    const own = block.cells.slice(at + 1)
    // The one value of 行政许可 is merged below its head, as the prescribed form prints it.
    const cells = own.length === this.width() ? own.map(({ text }) => text) : spread(own)
    while (cells.length > this.width() && cells.at(-1) === '') cells.pop()
    this.cells(cells)
  }

  words(text: string): void {
    let above = ''
    for (const line of text.split('\n')) {
      // A narrow column breaks the longer labels: 行政规范性 | 文件.
      const label = table2RowOf(line) ?? table2RowOf(above + line)
      above = line
      if (label !== null) {
        this.current = label
        this.seen.add(label)
        continue
      }
      if (/第二十条|信息内容/.test(line)) this.head = ''
      this.head = `${this.head} ${line}`.slice(-400)
      const columns = headColumns(this.head)
      if (columns.length > 0) this.columns = columns
      if (columns.some((each) => each.startsWith('2019:'))) this.format = '2019'
      else if (columns.includes('repealed') || columns.includes('inForce')) this.format = '2021'
    }
  }

  cells(texts: readonly (string | undefined)[]): void {
    const label = this.current
    this.current = null
    if (label === null) return
    this.anyCell = true
    const columns = this.columnsOf(label)
    if (texts.length !== columns.length) {
      this.fail(label, '*', texts.join(' '))
      return
    }
    for (const [at, column] of columns.entries()) this.cell(label, column, texts[at])
  }

  uncertain(texts: readonly string[]): void {
    if (this.current === null) return
    this.anyCell = true
    this.fail(this.current, '*', `这一行的单元格断在几行里：${texts.join(' ')}`)
    this.current = null
  }

  result(from: number, to: number): ReadTable2 | null {
    if (this.seen.size < 2) return null
    if (!this.anyCell) this.unreadable.push({ table: 2, row: '*', column: '*', text: '整张表没有单元格' })
    for (const { code } of TABLE2_ROWS) if (!this.seen.has(code)) this.fail(code, '*', '没有找到这一行')
    const { table, unreadable, otherFigures, format } = this
    return { table, unreadable, otherFigures, format, from, to }
  }

  private width(): number {
    return this.current === null ? 0 : this.columnsOf(this.current).length
  }

  private columnsOf(label: Table2Label): readonly HeadColumn[] {
    const own: readonly HeadColumn[] = TABLE2_ROWS.find(({ code }) => code === label)?.columns ?? []
    // The head above may be another block's, where this block has none.
    const fits = this.columns.some(
      (each) => own.includes(each) || each.startsWith('2019:') || each === 'wrongUnit',
    )
    return fits ? this.columns : own
  }

  private cell(label: Table2Label, column: HeadColumn, text: string | undefined): void {
    const money = column === 'amount' || column.endsWith('金额')
    const kind = money ? 'amount' : column.startsWith('2019:') ? 'change' : 'count'
    const value = text === undefined ? undefined : readCell(text, kind)
    if (value === undefined) {
      this.fail(label, column, text ?? '（合并单元格）')
      return
    }
    if (column === 'wrongUnit') {
      this.fail(label, 'amount', `${text}（单位不是万元）`)
      return
    }
    const row = this.table[label as Table2Code] as Record<string, unknown> | undefined
    if (row !== undefined && column in row) row[column] = value
    else this.otherFigures.push({ row: printed(label), column: column.replace('2019:', ''), value })
  }

  private fail(row: string, column: string, text: string): void {
    this.unreadable.push({ table: 2, row, column, text })
  }
}

function printed(label: Table2Label): string {
  return LABELS_2019[label] ?? TABLE2_ROWS.find(({ code }) => code === label)?.label ?? label
}
