import {
  type AnnualReport,
  APPLICANT_KINDS,
  type Cell,
  REMEDY_COLUMNS,
  REMEDY_GROUPS,
  ROW_GROUPS,
  type RowCode,
  TABLE2_COLUMNS,
  TABLE2_ROWS,
  TABLE3_COLUMNS,
  TABLE3_ROWS,
  type Table2Code,
} from '../report.ts'

export interface HeadCell {
  kind: 'head'
  text: string
  scope: 'col' | 'row' | 'colgroup' | 'rowgroup'
  colspan: number
  rowspan: number
}

export interface FigureCell {
  kind: 'figure'
  /** Its codes in `report.ts`. */
  row: string
  column: string
  /** Row and column in words, for whoever does not see the heads around it. */
  name: string
  value: Cell
  colspan: number
}

export type TableCell = HeadCell | FigureCell

/** A table as the law prints it: rows of heads, then rows of heads and figures. */
export interface LaidTable {
  table: 2 | 3 | 4
  head: TableCell[][]
  body: TableCell[][]
}

const APPLICANT_HEAD = '申请人情况'
const ORGANISATIONS = '法人或其他组织'
const RESULTS_HEAD = '三、本年度办理结果'
const BALANCE_NOTE = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）'

/** The three tables in the form of 国办公开办函〔2021〕30号, for the page of the public and the screen of the compiler. */
export function layTables(report: Pick<AnnualReport, 'table2' | 'table3' | 'table4'>): LaidTable[] {
  return [table2(report), table3(report), table4(report)]
}

/** Table 2 prints a head for each item of 第二十条: the columns differ. */
function table2({ table2: figures }: Pick<AnnualReport, 'table2'>): LaidTable {
  const items = [...new Set(TABLE2_ROWS.map(({ item }) => item))]
  const body = items.flatMap((item) => {
    const rows = TABLE2_ROWS.filter((row) => row.item === item)
    const columns = rows[0]?.columns ?? []
    const heads = ['信息内容', ...columns.map((column) => TABLE2_COLUMNS[column])]
    const colspan = columns.length === 1 ? 3 : 1
    return [
      [head(`第二十条第${item}项`, { colspan: 4, scope: 'colgroup' })],
      heads.map((text, at) => head(text, at === 0 ? {} : { colspan })),
      ...rows.map(({ code, label, columns }) => [
        head(label, { scope: 'row' }),
        ...columns.map((column): FigureCell => {
          const name = `${label}，${TABLE2_COLUMNS[column]}`
          return { kind: 'figure', row: code, column, name, value: cell2(figures, code, column), colspan }
        }),
      ]),
    ]
  })
  return { table: 2, head: [], body }
}

function cell2(figures: AnnualReport['table2'], code: Table2Code, column: string): Cell {
  return (figures[code] as unknown as Record<string, Cell>)[column] ?? null
}

function table3({ table3: figures }: Pick<AnnualReport, 'table3'>): LaidTable {
  const inner = APPLICANT_KINDS.slice(1)
  const heads = [
    [
      head(BALANCE_NOTE, { colspan: 3, rowspan: 3 }),
      head(APPLICANT_HEAD, { colspan: TABLE3_COLUMNS.length, scope: 'colgroup' }),
    ],
    [
      head(APPLICANT_KINDS[0].label, { rowspan: 2 }),
      head(ORGANISATIONS, { colspan: inner.length, scope: 'colgroup' }),
      head('总计', { rowspan: 2 }),
    ],
    inner.map(({ label }) => head(label)),
  ]
  const body = TABLE3_ROWS.map(({ code, label, group }, at) => {
    const name = `${group === null ? '' : ROW_GROUPS[group]}${label}`
    const cells = TABLE3_COLUMNS.map(
      ({ column, label: kind }): FigureCell => ({
        kind: 'figure',
        row: code,
        column,
        name: `${name}，${kind}`,
        value: figures[code][column],
        colspan: 1,
      }),
    )
    return [...labelsOf(at), ...cells]
  })
  return { table: 3, head: heads, body }
}

const RESULTS_FROM = TABLE3_ROWS.findIndex(({ code }) => code === 'granted')
const RESULTS_TO = TABLE3_ROWS.findIndex(({ code }) => code === 'concluded')

/** 三、本年度办理结果 spans its rows, and each group in it spans its own. */
function labelsOf(at: number): HeadCell[] {
  const row = TABLE3_ROWS[at] as (typeof TABLE3_ROWS)[number]
  const isResult = at >= RESULTS_FROM && at <= RESULTS_TO
  const label = row.group === null ? { colspan: isResult ? 2 : 3 } : {}
  const results =
    at === RESULTS_FROM
      ? [head(RESULTS_HEAD, { rowspan: RESULTS_TO - RESULTS_FROM + 1, scope: 'rowgroup' })]
      : []
  return [...results, ...groupHead(at), head(row.label, { ...label, scope: 'row' })]
}

function groupHead(at: number): HeadCell[] {
  const group = TABLE3_ROWS[at]?.group ?? null
  if (group === null || TABLE3_ROWS[at - 1]?.group === group) return []
  const rows: RowCode[] = TABLE3_ROWS.filter((row) => row.group === group).map(({ code }) => code)
  return [head(ROW_GROUPS[group], { rowspan: rows.length, scope: 'rowgroup' })]
}

function table4({ table4: figures }: Pick<AnnualReport, 'table4'>): LaidTable {
  const heads = [
    [
      head('行政复议', { colspan: 5, rowspan: 2, scope: 'colgroup' }),
      head('行政诉讼', { colspan: 10, scope: 'colgroup' }),
    ],
    [
      head('未经复议直接起诉', { colspan: 5, scope: 'colgroup' }),
      head('复议后起诉', { colspan: 5, scope: 'colgroup' }),
    ],
    REMEDY_GROUPS.flatMap(() => REMEDY_COLUMNS.map(({ label }) => head(label))),
  ]
  const row = REMEDY_GROUPS.flatMap(({ group, label }) =>
    REMEDY_COLUMNS.map(
      ({ column, label: result }): FigureCell => ({
        kind: 'figure',
        row: group,
        column,
        name: `${label}，${result}`,
        value: figures[group][column],
        colspan: 1,
      }),
    ),
  )
  return { table: 4, head: heads, body: [row] }
}

function head(
  text: string,
  { scope = 'col', colspan = 1, rowspan = 1 }: Partial<Omit<HeadCell, 'kind' | 'text'>> = {},
): HeadCell {
  return { kind: 'head', text, scope, colspan, rowspan }
}
