import type { CheckedFile } from './check-folder.ts'
import {
  type AnnualReport,
  type Cell,
  type CheckKind,
  type CheckResult,
  REMEDY_COLUMNS,
  REMEDY_GROUPS,
  ROW_GROUPS,
  TABLE2_COLUMNS,
  TABLE2_ROWS,
  TABLE3_COLUMNS,
  TABLE3_ROWS,
  type Verdict,
} from './report.ts'
import type { LikelyCause, Tables } from './rules/index.ts'

const KIND_NAMES: Readonly<Record<CheckKind, string>> = {
  hard: '硬性勾稽关系',
  acrossYears: '跨年核对（提示）',
  narrative: '正文与表格（提示）',
  form: '格式（提示）',
}
const VERDICT_NAMES: Readonly<Record<Verdict, string>> = {
  pass: '通过',
  fail: '不符',
  unclear: '待定',
  notAssessable: '不能核对',
}
const MAX_LABEL = 44

/** The three tables as a terminal shows them, aligned, a Chinese character counting two. */
export function printReport(report: AnnualReport): string[] {
  return [
    `${report.organ ?? '（机关名称未识别）'} ${report.year ?? '（年份未识别）'}年 政府信息公开工作年度报告（${report.format} 年格式）`,
    ...printTables(report),
    ...otherLines(report),
    ...unreadableLines(report),
  ]
}

/** The tables without whose they are. */
export function printTables(tables: Tables): string[] {
  return [
    ...table('表二 主动公开政府信息情况', table2Lines(tables)),
    ...table('表三 收到和处理政府信息公开申请情况', table3Lines(tables)),
    ...table('表四 行政复议、行政诉讼情况', table4Lines(tables)),
  ]
}

/** What failed or is in doubt, each on a line; what passed, as a number. */
export function printChecks(checks: readonly CheckResult[]): string[] {
  const kinds = Object.keys(KIND_NAMES) as CheckKind[]
  const lines = kinds.flatMap((kind) => {
    const own = checks.filter((each) => each.kind === kind)
    if (own.length === 0) return []
    const passed = own.filter(({ verdict }) => verdict === 'pass')
    const shown = kind === 'hard' || kind === 'form' ? own.filter(({ verdict }) => verdict !== 'pass') : own
    const items = shown.map((each) => `  [${VERDICT_NAMES[each.verdict]}] ${each.message}`)
    return ['', `${KIND_NAMES[kind]}：${own.length} 项，通过 ${passed.length} 项`, ...items]
  })
  const failed = checks.filter(({ kind, verdict }) => kind === 'hard' && verdict === 'fail').length
  const unassessed = checks.filter(
    ({ kind, verdict }) => kind === 'hard' && verdict === 'notAssessable',
  ).length
  const result = failed > 0 ? `结论：有 ${failed} 项硬性错误` : '结论：没有发现硬性错误'
  return [...lines, '', unassessed > 0 ? `${result}，另有 ${unassessed} 项不能核对` : result]
}

/** Hints at what to look at first. */
export function printCauses(causes: readonly LikelyCause[]): string[] {
  return causes.length === 0
    ? []
    : ['', '可能的原因（供核对，未作改动）', ...causes.map(({ message }) => `  ${message}`)]
}

/** A line a file: whose report, how many checks failed and which; or why it was not read. */
export function printFolder(files: readonly CheckedFile[]): string[] {
  const lines = files.flatMap((each) => {
    if ('problem' in each) return [`[无法读取] ${each.problem}`]
    const failed = each.checks.filter(({ verdict }) => verdict === 'fail')
    const hard = failed.filter(({ kind }) => kind === 'hard')
    const head = `${hard.length > 0 ? '[不符]' : '[通过]'} ${each.file}：${each.report.organ ?? '（机关名称未识别）'} ${each.report.year ?? '（年份未识别）'}年`
    const cells = each.report.unreadable.length
    return [
      [
        head,
        `硬性错误 ${hard.length} 项`,
        `提示 ${failed.length - hard.length} 项`,
        ...(cells === 0 ? [] : [`无法识读 ${cells} 处`]),
        ...(each.previous === null ? [] : [`与 ${each.previous} 核对了结转`]),
      ].join('，'),
      ...failed.map(({ message }) => `  ${message}`),
    ]
  })
  const read = files.filter((each) => 'report' in each)
  return [...lines, '', `共 ${files.length} 份文件，读出 ${read.length} 份报告`]
}

function table2Lines({ table2 }: Tables): string[][] {
  return TABLE2_ROWS.map((row) => {
    const cells = table2[row.code] as Record<string, Cell>
    return [
      row.label,
      row.columns.map((column) => `${TABLE2_COLUMNS[column]} ${inWords(cells[column] ?? null)}`).join('　'),
    ]
  })
}

function table3Lines({ table3 }: Tables): string[][] {
  const head = ['', ...TABLE3_COLUMNS.map(({ label }) => label)]
  const rows = TABLE3_ROWS.map(({ code, label, group }) => [
    cut(group === null ? label : `${ROW_GROUPS[group].slice(0, 3)}${label}`),
    ...TABLE3_COLUMNS.map(({ column }) => inWords(table3[code][column])),
  ])
  return [head, ...rows]
}

function table4Lines({ table4 }: Tables): string[][] {
  const head = ['', ...REMEDY_COLUMNS.map(({ label }) => label)]
  const rows = REMEDY_GROUPS.map(({ group, label }) => [
    label,
    ...REMEDY_COLUMNS.map(({ column }) => inWords(table4[group][column])),
  ])
  return [head, ...rows]
}

function otherLines({ otherFigures }: AnnualReport): string[] {
  if (otherFigures.length === 0) return []
  return table(
    '2019 年格式的其他数据',
    otherFigures.map(({ row, column, value }) => [row, column, inWords(value)]),
  )
}

/** The cells that could not be read, by their place in words, with what stands there. */
export function unreadablePlaces({ unreadable }: AnnualReport): { place: string; text: string }[] {
  return unreadable.map(({ table: at, row, column, text }) => ({
    place: `表${'一二三四'[at - 1]} ${labelOf(at, row)}${column === '*' ? '' : ` · ${columnLabel(at, column)}`}`,
    text,
  }))
}

function unreadableLines(report: AnnualReport): string[] {
  if (report.unreadable.length === 0) return []
  const lines = unreadablePlaces(report).map(({ place, text }) => `  ${place}：${text}`)
  return ['', '无法识读的单元格（没有猜测，相关核对不作结论）', ...lines]
}

function labelOf(table: 2 | 3 | 4, row: string): string {
  if (row === '*') return '整张表'
  const rows: Record<2 | 3 | 4, readonly { key: string; label: string }[]> = {
    2: TABLE2_ROWS.map(({ code, label }) => ({ key: code, label })),
    3: TABLE3_ROWS.map(({ code, label, group }) => ({
      key: code,
      label: `${group === null ? '' : ROW_GROUPS[group]}${label}`,
    })),
    4: REMEDY_GROUPS.map(({ group, label }) => ({ key: group, label })),
  }
  return rows[table].find(({ key }) => key === row)?.label ?? row
}

function columnLabel(table: 2 | 3 | 4, column: string): string {
  if (table === 2) return (TABLE2_COLUMNS as Record<string, string>)[column] ?? column
  const columns: readonly { column: string; label: string }[] = table === 3 ? TABLE3_COLUMNS : REMEDY_COLUMNS
  return columns.find((each) => each.column === column)?.label ?? column
}

/** Blank, "/" and 0 are three different values, on the screen too. */
export function inWords(cell: Cell): string {
  if (cell === null) return '（空）'
  return cell === 'n/a' ? '/' : `${cell}`
}

function table(title: string, rows: readonly string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => width(row[at] ?? ''))))
  const lines = rows.map((row) => {
    const cells = row.map((cell, at) => {
      const fill = ' '.repeat(Math.max(0, (widths[at] ?? 0) - width(cell)))
      return at === 0 || row.length === 2 ? cell + fill : fill + cell
    })
    return `  ${cells.join('  ')}`.trimEnd()
  })
  return ['', title, ...lines]
}

function cut(text: string): string {
  if (width(text) <= MAX_LABEL) return text
  let short = ''
  for (const character of text) {
    if (width(short + character) > MAX_LABEL - 2) break
    short += character
  }
  return `${short}…`
}

/** Columns of a terminal: East Asian wide characters and the quotation marks among them take two. */
function width(text: string): number {
  let columns = 0
  for (const character of text)
    columns +=
      /[\u1100-\u115f\u2018-\u201d\u2026\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(
        character,
      )
        ? 2
        : 1
  return columns
}
