/** For tests only: prints a report as organs publish it, so that what is read can be compared with what was meant. */
import {
  type AnnualReport,
  type Cell,
  REMEDY_COLUMNS,
  REMEDY_GROUPS,
  ROW_CODES,
  ROW_GROUPS,
  SECTION_TITLES,
  TABLE2_COLUMNS,
  TABLE2_ROWS,
  TABLE3_COLUMNS,
  TABLE3_ROWS,
} from '../report.ts'
import { emptyTable2, emptyTable3, emptyTable4 } from '../rules/index.ts'

export type TextLayout = 'cellALine' | 'columns' | 'tabs' | 'pipes'

/** A report of zeros with plausible words in each section. */
export function sampleReport(changes: Partial<AnnualReport> = {}): AnnualReport {
  return {
    organ: '襄阳市招商局',
    year: 2024,
    format: '2021',
    sections: SECTION_TITLES.map((title) => ({ title, text: `2024年，本机关${title.slice(2)}的说明。` })),
    table2: emptyTable2(),
    table3: emptyTable3(),
    table4: emptyTable4(),
    unreadable: [],
    otherFigures: [],
    ...changes,
  }
}

export function printText(report: AnnualReport, layout: TextLayout): string {
  const row = (label: string, cells: readonly Cell[]) => line(label, cells.map(printCell), layout)
  const tables: Record<number, string[]> = {
    1: TABLE2_ROWS.flatMap(({ code, label, item, columns }, at) => [
      ...(TABLE2_ROWS[at - 1]?.item === item
        ? []
        : [
            `第二十条第${item}项`,
            line(
              '信息内容',
              columns.map((each) => TABLE2_COLUMNS[each]),
              layout,
            ),
          ]),
      row(
        label,
        columns.map((each) => (report.table2[code] as Record<string, Cell>)[each] ?? null),
      ),
    ]),
    2: [
      '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
      '申请人情况',
      ...[
        '自然人',
        '法人或其他组织',
        '总计',
        '商业',
        '企业',
        '科研',
        '机构',
        '社会公益组织',
        '法律服务机构',
        '其他',
      ],
      ...TABLE3_ROWS.flatMap(({ code, label, group }, at) => [
        ...(code === 'granted' ? ['三、本年度办理结果'] : []),
        ...(group === null || TABLE3_ROWS[at - 1]?.group === group ? [] : [ROW_GROUPS[group]]),
        row(
          label,
          TABLE3_COLUMNS.map(({ column }) => report.table3[code][column]),
        ),
      ]),
    ],
    3: [
      ...['行政复议', '行政诉讼', ...HEAD4, '未经复议直接起诉', '复议后起诉', ...HEAD4, ...HEAD4],
      row('', remedyCells(report)),
    ],
  }
  const body = report.sections.flatMap(({ title, text }, at) => [title, text, ...(tables[at] ?? [])])
  return [`${report.organ}${report.year}年政府信息公开工作年度报告`, ...body].join('\n')
}

const HEAD4 = ['结果', '维持', '结果', '纠正', '其他', '结果', '尚未', '审结', '总计']

function line(label: string, cells: readonly string[], layout: TextLayout): string {
  const parts = label === '' ? cells : [label, ...cells]
  switch (layout) {
    case 'cellALine':
      return parts.join('\n\n')
    case 'columns':
      return parts.join(' ')
    case 'tabs':
      return parts.join('\t')
    case 'pipes':
      return `| ${parts.join(' | ')} |`
  }
}

export function printCell(cell: Cell): string {
  return cell === null ? '' : cell === 'n/a' ? '/' : `${cell}`
}

function remedyCells(report: AnnualReport): Cell[] {
  return REMEDY_GROUPS.flatMap(({ group }) =>
    REMEDY_COLUMNS.map(({ column }) => report.table4[group][column]),
  )
}

/** A page of a site: navigation around it, merged heads, paragraphs inside the cells. */
export function printHtml(report: AnnualReport, cell: (value: Cell) => string = printCell): string {
  const td = (text: string, spans = '') =>
    `<td ${spans}><p><span style="font-size:12pt">${text}</span></p></td>`
  const bodies = [
    '',
    table2Html(report, td, cell),
    table3Html(report, td, cell),
    table4Html(report, td, cell),
    '',
    '',
  ]
  const sections = report.sections.map(
    ({ title, text }, at) =>
      `<p style="text-indent:2em"><strong>${title}</strong></p><p>${text}</p>${bodies[at] ?? ''}`,
  )
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>年报_门户网站</title><style>td{}</style></head><body>
<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="#">一、总体情况</a></li><li><a>襄阳市招商局2019年政府信息公开工作年度报告</a></li></ul></div>
<h1>${report.organ}${report.year}年政府信息公开工作年度报告</h1><p>发布时间：2025-01-14 <a>打印</a></p>
<div id="content">${sections.join('\n')}</div>
<div>扫一扫在手机上查看当前页面</div><div>主办：某某办公室 鄂ICP备19012107号-4</div><footer>3745800</footer></body></html>`
}

type Td = (text: string, spans?: string) => string

function table2Html(report: AnnualReport, td: Td, cell: (value: Cell) => string): string {
  const rows = TABLE2_ROWS.flatMap(({ code, label, item, columns }, at) => [
    ...(TABLE2_ROWS[at - 1]?.item === item
      ? []
      : [
          td(`第二十条第${item}项`, 'colspan="4"'),
          td('信息内容') +
            columns.map((each) => td(TABLE2_COLUMNS[each], `colspan="${4 - columns.length}"`)).join(''),
        ]),
    td(label) +
      columns.map((each) => td(cell((report.table2[code] as Record<string, Cell>)[each] ?? null))).join(''),
  ])
  return tableOf(rows)
}

function table3Html(report: AnnualReport, td: Td, cell: (value: Cell) => string): string {
  const head = [
    td('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 'colspan="3" rowspan="3"') +
      td('申请人情况', 'colspan="7"'),
    td('自然人', 'rowspan="2"') + td('法人或其他组织', 'colspan="5"') + td('总计', 'rowspan="2"'),
    TABLE3_COLUMNS.slice(1, 6)
      .map(({ label }) =>
        td(label.length === 4 ? `${label.slice(0, 2)}</span></p><p><span>${label.slice(2)}` : label),
      )
      .join(''),
  ]
  const rows = TABLE3_ROWS.map(({ code, label, group }, at) => {
    const size = TABLE3_ROWS.filter((each) => each.group === group).length
    const first = group !== null && TABLE3_ROWS[at - 1]?.group !== group
    const outer = ROW_CODES.indexOf(code) === 2 ? td('三、本年度办理结果', 'rowspan="22"') : ''
    const inner = first ? td(ROW_GROUPS[group], `rowspan="${size}"`) : ''
    const wide =
      code === 'received' || code === 'carriedIn' || code === 'carriedOut'
        ? 'colspan="3"'
        : group === null
          ? 'colspan="2"'
          : ''
    return (
      outer +
      inner +
      td(label, wide) +
      TABLE3_COLUMNS.map(({ column }) => td(cell(report.table3[code][column]))).join('')
    )
  })
  return tableOf([...head, ...rows])
}

function table4Html(report: AnnualReport, td: Td, cell: (value: Cell) => string): string {
  const heads = REMEDY_COLUMNS.map(({ label }) => label)
  return tableOf([
    td('行政复议', 'colspan="5"') + td('行政诉讼', 'colspan="10"'),
    heads.map((each) => td(each, 'rowspan="2"')).join('') +
      td('未经复议直接起诉', 'colspan="5"') +
      td('复议后起诉', 'colspan="5"'),
    [...heads, ...heads].map((each) => td(each)).join(''),
    remedyCells(report)
      .map((each) => td(cell(each)))
      .join(''),
  ])
}

function tableOf(rows: readonly string[]): string {
  return `<table><tbody>${rows.map((row) => `<tr>${row}</tr>`).join('\n')}</tbody></table>`
}
