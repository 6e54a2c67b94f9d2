import type { AnnualReport } from '../report.ts'
import type { Block } from './blocks.ts'
import { decode, MAX_BYTES } from './decode.ts'
import { blocksFromHtml } from './read-html.ts'
import { blocksFromText } from './read-text.ts'
import { bodyStart, sectionsOf } from './sections.ts'
import { readTable2 } from './table-2.ts'
import { readTable3, table3Start } from './table-3.ts'
import { readTable4 } from './table-4.ts'
import { titleIn } from './titles.ts'
import { UnreadableReport } from './unreadable-report.ts'

/**
 * Reads a published annual report, plain text (one cell a line, or a PDF's columns) or HTML. A cell that
 * cannot be read stands in `unreadable`, never guessed. Throws UnreadableReport, one line in Chinese, when
 * the file is no report or a whole table is missing.
 */
export function readReport(input: Uint8Array | string, source: { name: string }): AnnualReport {
  const { name } = source
  const text = typeof input === 'string' ? input : decode(input, name)
  if (text.length > MAX_BYTES) throw new UnreadableReport(`${name} 超过 8 MB，不是年度报告的文本或网页`)
  const { blocks, title } = isHtml(text)
    ? blocksFromHtml(text, name)
    : { blocks: blocksFromText(text), title: '' }
  return reportFrom(blocks, title, name)
}

function reportFrom(blocks: readonly Block[], pageTitle: string, name: string): AnnualReport {
  const at3 = table3Start(blocks)
  const body = bodyStart(blocks, at3)
  const title = titleIn(body < 0 ? blocks.slice(0, Math.max(at3, 0)) : blocks.slice(0, body), pageTitle)
  if (at3 < 0 && body < 0)
    throw new UnreadableReport(`${name} 不是政府信息公开工作年度报告：没有找到规定的标题和表格`)
  const table3 = at3 < 0 ? null : readTable3(blocks, at3)
  const table2 = readTable2(blocks, Math.max(body, 0), at3 < 0 ? blocks.length : at3)
  const table4 = readTable4(blocks, table3?.to ?? Math.max(body, 0))
  if (table2 === null) throw missing(name, '表二（主动公开政府信息情况）')
  if (table3 === null) throw missing(name, '表三（收到和处理政府信息公开申请情况）')
  if (table4 === null) throw missing(name, '表四（政府信息公开行政复议、行政诉讼情况）')
  const spans = [table2, table3, table4]
  const taken = (at: number) => spans.some(({ from, to }) => at >= from && at < to)
  return {
    organ: title.organ,
    year: title.year,
    format: table2.format ?? (table3.singleOther ? '2019' : '2021'),
    sections: sectionsOf(blocks, body, taken),
    table2: table2.table,
    table3: table3.table,
    table4: table4.table,
    unreadable: [...table2.unreadable, ...table3.unreadable, ...table4.unreadable],
    otherFigures: table2.otherFigures,
  }
}

function missing(name: string, table: string): UnreadableReport {
  return new UnreadableReport(`${name} 缺少${table}，无法核对`)
}

function isHtml(text: string): boolean {
  return /<(?:!doctype\s+html|html|head|body|table|tr|td|div|p|h[1-6]|br)[\s/>]/i.test(text)
}
