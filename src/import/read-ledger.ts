import { decodeCsv, readCsv } from '../lib/csv.ts'
import type { LedgerCase } from '../modules/requests/index.ts'
import {
  APPLICANT_KINDS,
  INTAKE_CHANNELS,
  type OpeningBalance,
  WAYS_TO_SERVE,
} from '../modules/requests/rules/index.ts'
import {
  codeOf,
  dayOf,
  LEDGER_COLUMNS,
  type LedgerColumn,
  type LedgerRow,
  OTHER_CHANNELS,
  OUTCOME_NAMES,
} from './ledger-columns.ts'

/** One line of the old ledger that can be used. */
export type LedgerEntry =
  | { kind: 'case'; line: number; of: LedgerCase }
  | { kind: 'carriedIn'; line: number; of: OpeningBalance & { year: number } }
  | { kind: 'inForce'; line: number; of: { kind: 'rule' | 'normativeDocument'; year: number; count: number } }

export interface LedgerProblem {
  line: number
  what: string
}

/** The lines of the file, and what of it cannot be read. `name` is put into each entry as where it comes from. */
export function readLedger(
  bytes: Uint8Array,
  name: string,
): { entries: LedgerEntry[]; problems: LedgerProblem[] } {
  const [head, ...rows] = readCsv(decodeCsv(bytes))
  const names = head?.cells ?? []
  const known = Object.keys(LEDGER_COLUMNS)
  const missing = ['收到日期', '申请人类型', '件数'].filter((each) => !names.includes(each))
  if (missing.length === 3) {
    return { entries: [], problems: [{ line: 1, what: `第一行应是列名：${known.join('、')}` }] }
  }
  const problems: LedgerProblem[] = names
    .filter((each) => each !== '' && !known.includes(each))
    .map((each) => ({ line: 1, what: `没有“${each}”这一列，其内容没有读取` }))
  const entries: LedgerEntry[] = []
  for (const { line, cells } of rows) {
    const cell = (column: LedgerColumn) => cells[names.indexOf(column)] ?? ''
    const row = Object.fromEntries(known.map((each) => [each, cell(each as LedgerColumn)])) as LedgerRow
    const read = readRow(row, line, `${name}:${line}`)
    if (Array.isArray(read)) problems.push(...read.map((what) => ({ line, what })))
    else entries.push(read)
  }
  return { entries, problems }
}

function readRow(row: LedgerRow, line: number, source: string): LedgerEntry | string[] {
  switch (row.类别) {
    case '':
    case '申请':
      return readCase(row, line, source)
    case '上年结转':
      return readCarriedIn(row, line)
    case '现行有效':
      return readInForce(row, line)
    default:
      return [`类别“${row.类别}”应是 申请、上年结转、现行有效 之一`]
  }
}

/** Collects what is wrong, column by column, so that all of a line is said at once. */
class Columns {
  readonly problems: string[] = []
  readonly #row: LedgerRow
  constructor(row: LedgerRow) {
    this.#row = row
  }
  need<T>(column: LedgerColumn, read: (text: string) => T | null): T {
    const text = this.#row[column]
    const value = text === '' ? null : read(text)
    if (value === null) {
      this.problems.push(
        text === '' ? `没有填${column}` : `${column}“${text}”无法识别，应是 ${LEDGER_COLUMNS[column]}`,
      )
    }
    return value as T
  }
  may<T>(column: LedgerColumn, read: (text: string) => T | null): T | null {
    return this.#row[column] === '' ? null : this.need(column, read)
  }
}

const applicantKind = (text: string) => codeOf(text, APPLICANT_KINDS)
const outcome = (text: string) => codeOf(text, OUTCOME_NAMES)
const wholeNumber = (text: string) => (/^\d{1,7}$/.test(text) ? Number(text) : null)
const year = (text: string) => (/^(20\d\d)年?$/.test(text) ? Number(text.slice(0, 4)) : null)

function readCase(row: LedgerRow, line: number, source: string): LedgerEntry | string[] {
  const columns = new Columns(row)
  const receivedOn = columns.need('收到日期', dayOf)
  const of: LedgerCase = {
    caseNumber: columns.need('登记编号', (text) => text.replace(/[[［【(（](20\d\d)[\]］】)）]/, '〔$1〕')),
    channel: columns.need('收到渠道', (text) => codeOf(text, INTAKE_CHANNELS, OTHER_CHANNELS)),
    submittedOn: columns.may('提交日期', dayOf) ?? receivedOn,
    receivedOn,
    applicantKind: columns.need('申请人类型', applicantKind),
    applicantName: row.申请人,
    information: columns.need('申请内容', (text) => text),
    extendedOn: columns.may('延期日期', dayOf),
    outcome: columns.may('办理结果', outcome),
    concludedOn: columns.may('办结日期', dayOf),
    servedOn: columns.may('送达日期', dayOf),
    serveBy: columns.may('送达方式', (text) => codeOf(text, WAYS_TO_SERVE)),
    source,
  }
  return columns.problems.length > 0 ? columns.problems : { kind: 'case', line, of }
}

function readCarriedIn(row: LedgerRow, line: number): LedgerEntry | string[] {
  if (row.办理结果 === '') {
    return ['尚未办结的结转件请按“申请”逐件填写，系统才能继续计算期限；已办结的请填办理结果']
  }
  const columns = new Columns(row)
  const of = {
    year: columns.need('年度', year),
    applicantKind: columns.need('申请人类型', applicantKind),
    outcome: columns.need('办理结果', outcome),
    count: columns.need('件数', wholeNumber),
  }
  return columns.problems.length > 0 ? columns.problems : { kind: 'carriedIn', line, of }
}

const DOCUMENT_KINDS = { rule: '规章', normativeDocument: '行政规范性文件' } as const

const documentKind = (text: string) =>
  codeOf<keyof typeof DOCUMENT_KINDS>(text, DOCUMENT_KINDS, { 规范性文件: 'normativeDocument' })

function readInForce(row: LedgerRow, line: number): LedgerEntry | string[] {
  const columns = new Columns(row)
  const of = {
    kind: columns.need('文件类型', documentKind),
    year: columns.need('年度', year),
    count: columns.need('件数', wholeNumber),
  }
  return columns.problems.length > 0 ? columns.problems : { kind: 'inForce', line, of }
}
