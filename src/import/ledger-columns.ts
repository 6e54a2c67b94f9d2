import { type Day, isDay } from '../lib/day.ts'
import {
  APPLICANT_KINDS,
  INTAKE_CHANNELS,
  OUTCOME_CODES,
  OUTCOMES,
  WAYS_TO_SERVE,
} from '../modules/requests/rules/index.ts'

/** The columns of the old ledger's file, in the order of the template, with what may stand in them. */
export const LEDGER_COLUMNS = {
  类别: '申请（不填即申请）、上年结转、现行有效',
  登记编号: '例如〔2023〕12号；新登记的申请在本年最大编号之后接着编',
  收到渠道: Object.values(INTAKE_CHANNELS).join('、'),
  提交日期: '例如 2023-05-06；不填即与收到日期相同',
  收到日期: '收到申请之日（条例第三十一条）',
  申请人类型: Object.values(APPLICANT_KINDS).join('、'),
  申请人: '可以不填；加密保存',
  申请内容: '所需信息的名称、文号或者其他特征',
  延期日期: '延期答复告知书的日期；没有延期的不填',
  办理结果: '年度报告表三第三项的名称，例如 予以公开；未办结的不填',
  办结日期: '答复日期；未办结的不填',
  送达日期: '可以不填',
  送达方式: Object.values(WAYS_TO_SERVE).join('、'),
  年度: '上年结转、现行有效两类填写，例如 2024',
  文件类型: '现行有效填写：规章、行政规范性文件',
  件数: '上年结转、现行有效两类填写',
} as const

export type LedgerColumn = keyof typeof LEDGER_COLUMNS
export type LedgerRow = Record<LedgerColumn, string>

/** A header with three examples, in UTF-8 with its mark, so that an office's spreadsheet opens it as Chinese. */
export function ledgerTemplate(): string {
  const names = Object.keys(LEDGER_COLUMNS) as LedgerColumn[]
  const lines = EXAMPLES.map((row) => names.map((name) => row[name] ?? '').join(','))
  return `\ufeff${[names.join(','), ...lines].join('\r\n')}`
}

const EXAMPLES: Partial<LedgerRow>[] = [
  {
    类别: '申请',
    登记编号: '〔2023〕12号',
    收到渠道: '互联网',
    提交日期: '2023-05-05',
    收到日期: '2023-05-06',
    申请人类型: '自然人',
    申请人: '张某',
    申请内容: '2022年度部门决算',
    办理结果: '予以公开',
    办结日期: '2023-05-24',
    送达日期: '2023-05-25',
    送达方式: '邮寄',
  },
  { 类别: '上年结转', 申请人类型: '自然人', 办理结果: '予以公开', 年度: '2024', 件数: '2' },
  { 类别: '现行有效', 年度: '2024', 文件类型: '行政规范性文件', 件数: '18' },
]

/** 2023-05-06, 2023/5/6, 2023.5.6, 20230506 or 2023年5月6日; null for anything else. */
export function dayOf(text: string): Day | null {
  const found =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (found === null) return null
  const [, year, month = '', date = ''] = found
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isDay(day) ? day : null
}

/** The code of a name; also under other names that offices use. Null for a strange one. */
export function codeOf<C extends string>(
  text: string,
  names: Readonly<Record<C, string>>,
  others: Readonly<Record<string, C>> = {},
): C | null {
  const asked = plain(text)
  const codes = Object.keys(names) as C[]
  return codes.find((code) => plain(names[code]) === asked) ?? others[asked] ?? null
}

export const OUTCOME_NAMES = Object.fromEntries(
  OUTCOME_CODES.map((code) => [code, OUTCOMES[code].label]),
) as Record<(typeof OUTCOME_CODES)[number], string>

/** What offices call the five channels. */
export const OTHER_CHANNELS = {
  现场: 'inPerson',
  窗口: 'inPerson',
  当面: 'inPerson',
  挂号信: 'registeredPost',
  快递: 'registeredPost',
  邮寄签收: 'registeredPost',
  平信: 'ordinaryPost',
  网上: 'internet',
  网络: 'internet',
  网站: 'internet',
  电子邮件: 'internet',
} as const

/** Without number of the row, brackets and quotation marks, which each office writes in its own way. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/^[(\d一二三四五六.、)\s]+(?=\p{Script=Han})/u, '')
    .replace(/["'“”‘’\s]/g, '')
}
