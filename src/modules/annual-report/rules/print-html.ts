import {
  type AnnualReport,
  APPLICANT_KINDS,
  type Cell,
  REMEDY_COLUMNS,
  ROW_GROUPS,
  type RowCode,
  SECTION_TITLES,
  TABLE2_COLUMNS,
  TABLE2_ROWS,
  TABLE3_COLUMNS,
  TABLE3_ROWS,
  type Table2Code,
} from '../report.ts'

const APPLICANT_HEAD = '申请人情况'
const ORGANISATIONS = '法人或其他组织'
const BALANCE_NOTE = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）'

/**
 * The body of the report as a page carries it: six sections with real tables in the form of 国办公开办函〔2021〕30号,
 * every head cell with its scope.
 */
export function printHtml(report: AnnualReport): string {
  const tables: Record<number, string> = {
    1: table2(report),
    2: table3(report),
    3: table4(report),
  }
  return SECTION_TITLES.map((title, at) => {
    const section = report.sections[at]
    return `<h2>${title}</h2>${paragraphs(section?.text ?? '')}${tables[at] ?? ''}`
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

/** Table 2 prints a head for each item of 第二十条: the columns differ. */
function table2({ table2: figures }: AnnualReport): string {
  const blocks = [...new Set(TABLE2_ROWS.map(({ item }) => item))].map((item) => {
    const rows = TABLE2_ROWS.filter((row) => row.item === item)
    const columns = rows[0]?.columns ?? []
    const head = ['信息内容', ...columns.map((column) => TABLE2_COLUMNS[column])]
    const span = columns.length === 1 ? 3 : 1
    return [
      `<tr><th colspan="4" scope="colgroup">第二十条第${item}项</th></tr>`,
      tr(head.map((text, at) => th(text, at === 0 ? {} : { colspan: span }))),
      ...rows.map(({ code, label }) =>
        tr([
          th(label, { scope: 'row' }),
          ...columns.map((column) => td(cell2(figures, code, column), { colspan: span })),
        ]),
      ),
    ].join('')
  })
  return `<table><tbody>${blocks.join('')}</tbody></table>`
}

function cell2(figures: AnnualReport['table2'], code: Table2Code, column: string): Cell {
  return (figures[code] as unknown as Record<string, Cell>)[column] ?? null
}

function table3({ table3: figures }: AnnualReport): string {
  const inner = APPLICANT_KINDS.slice(1)
  const head = [
    tr([th(BALANCE_NOTE, { colspan: 3, rowspan: 3 }), th(APPLICANT_HEAD, { colspan: 7, scope: 'colgroup' })]),
    tr([
      th(APPLICANT_KINDS[0].label, { rowspan: 2 }),
      th(ORGANISATIONS, { colspan: inner.length, scope: 'colgroup' }),
      th('总计', { rowspan: 2 }),
    ]),
    tr(inner.map(({ label }) => th(label))),
  ]
  const body = TABLE3_ROWS.map((row, at) => {
    const cells = TABLE3_COLUMNS.map(({ column }) => td(figures[row.code][column]))
    return tr([...labelsOf(at), ...cells])
  })
  return `<table><thead>${head.join('')}</thead><tbody>${body.join('')}</tbody></table>`
}

const RESULTS_FROM = TABLE3_ROWS.findIndex(({ code }) => code === 'granted')
const RESULTS_TO = TABLE3_ROWS.findIndex(({ code }) => code === 'concluded')

/** 三、本年度办理结果 spans its rows, and each group in it spans its own. */
function labelsOf(at: number): string[] {
  const row = TABLE3_ROWS[at] as (typeof TABLE3_ROWS)[number]
  const isResult = at >= RESULTS_FROM && at <= RESULTS_TO
  const label = row.group === null ? { colspan: isResult ? 2 : 3 } : {}
  const results =
    at === RESULTS_FROM
      ? [th('三、本年度办理结果', { rowspan: RESULTS_TO - RESULTS_FROM + 1, scope: 'rowgroup' })]
      : []
  return [...results, ...groupHead(at), th(row.label, { ...label, scope: 'row' })]
}

function groupHead(at: number): string[] {
  const group = TABLE3_ROWS[at]?.group ?? null
  if (group === null || TABLE3_ROWS[at - 1]?.group === group) return []
  const rows: RowCode[] = TABLE3_ROWS.filter((row) => row.group === group).map(({ code }) => code)
  return [th(ROW_GROUPS[group], { rowspan: rows.length, scope: 'rowgroup' })]
}

function table4({ table4: figures }: AnnualReport): string {
  const columns = REMEDY_COLUMNS
  const head = [
    tr([
      th('行政复议', { colspan: 5, rowspan: 2, scope: 'colgroup' }),
      th('行政诉讼', { colspan: 10, scope: 'colgroup' }),
    ]),
    tr([
      th('未经复议直接起诉', { colspan: 5, scope: 'colgroup' }),
      th('复议后起诉', { colspan: 5, scope: 'colgroup' }),
    ]),
    tr([1, 2, 3].flatMap(() => columns.map(({ label }) => th(label)))),
  ]
  const groups = [figures.reconsideration, figures.suitDirect, figures.suitAfterReconsideration]
  const row = tr(groups.flatMap((group) => columns.map(({ column }) => td(group[column]))))
  return `<table><thead>${head.join('')}</thead><tbody>${row}</tbody></table>`
}

interface Span {
  colspan?: number
  rowspan?: number
  scope?: 'col' | 'row' | 'colgroup' | 'rowgroup'
}

function tr(cells: readonly string[]): string {
  return `<tr>${cells.join('')}</tr>`
}

function th(text: string, { scope = 'col', ...spans }: Span = {}): string {
  return `<th${attributes(spans)} scope="${scope}">${escaped(text)}</th>`
}

/** Zero is printed, blank stays blank, 不适用 is "/". */
function td(cell: Cell, spans: Span = {}): string {
  return `<td${attributes(spans)}>${cell === null ? '' : cell === 'n/a' ? '/' : String(cell)}</td>`
}

function attributes({ colspan = 1, rowspan = 1 }: Span): string {
  return `${colspan > 1 ? ` colspan="${colspan}"` : ''}${rowspan > 1 ? ` rowspan="${rowspan}"` : ''}`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
