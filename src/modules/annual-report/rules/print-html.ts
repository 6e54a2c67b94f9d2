import { type AnnualReport, SECTION_TITLES } from '../report.ts'
import { type LaidTable, layTables, type TableCell } from './table-layout.ts'

/**
 * The body of the report as a page carries it: six sections with real tables in the form of 国办公开办函〔2021〕30号,
 * every head cell with its scope.
 */
export function printHtml(report: AnnualReport): string {
  const tables = layTables(report)
  return SECTION_TITLES.map((title, at) => {
    // 表二 stands in section 二, 表三 in 三, 表四 in 四.
    const table = tables.find((each) => each.table === at + 1)
    const text = report.sections[at]?.text ?? ''
    return `<h2>${title}</h2>${paragraphs(text)}${table === undefined ? '' : printed(table)}`
  }).join('')
}

function paragraphs(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => `<p>${escaped(line)}</p>`)
    .join('')
}

function printed({ head, body }: LaidTable): string {
  const thead = head.length === 0 ? '' : `<thead>${rows(head)}</thead>`
  return `<table>${thead}<tbody>${rows(body)}</tbody></table>`
}

function rows(cells: readonly TableCell[][]): string {
  return cells.map((row) => `<tr>${row.map(cellHtml).join('')}</tr>`).join('')
}

/** Zero is printed, blank stays blank, 不适用 is "/". */
function cellHtml(cell: TableCell): string {
  if (cell.kind === 'head') {
    return `<th${spans(cell)} scope="${cell.scope}">${escaped(cell.text)}</th>`
  }
  const { value } = cell
  return `<td${spans(cell)}>${value === null ? '' : value === 'n/a' ? '/' : String(value)}</td>`
}

function spans({ colspan, rowspan = 1 }: { colspan: number; rowspan?: number }): string {
  return `${colspan > 1 ? ` colspan="${colspan}"` : ''}${rowspan > 1 ? ` rowspan="${rowspan}"` : ''}`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
