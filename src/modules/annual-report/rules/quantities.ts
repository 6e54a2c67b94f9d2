import type { AnnualReport, ApplicantKind, DocumentCounts, RowCode, Table2Code } from '../report.ts'
import { OUTCOME_CODES, REMEDY_GROUPS, type RemedyGroup } from '../report.ts'
import { cell3, type Figure, figure } from './cells.ts'

/** A thing that the text may count, how it says so, and the cells that may be meant. */
export interface Quantity {
  id: string
  label: string
  patterns: readonly RegExp[]
  /** A gap between word and number that means something else. */
  not?: RegExp
  /** Each reading is a set of cells to add up; the first is the usual one. */
  readings: (report: AnnualReport) => Figure[][]
}

const N = '(?<n>\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)'
const GAP = '[^\\d。;,、:]'
const NONE = '(?:无(?!法|正当)|没有|未发生|未收到|未产生|未出现|不存在)'
const NOT_A_TOTAL = /维持|纠|撤|审结|其他|终止|驳回|办结|胜诉|败诉/
const NOT_A_REQUEST = /复议|诉讼|更正|意见|建议|提案|咨询/

function outcome(id: string, label: string, word: string, codes: readonly RowCode[]): Quantity {
  return {
    id,
    label,
    patterns: [new RegExp(`${word}(?:的|申请|共|有|\\([^()\\d]{0,30}\\)){0,3}${N}[件宗]`, 'g')],
    readings: (report) => [codes.map((code) => cell3(report, code, 'total'))],
  }
}

function group(name: string): RowCode[] {
  return OUTCOME_CODES.filter((code) => code.startsWith(`${name}.`))
}

function remedies(report: AnnualReport, groups: readonly RemedyGroup[]): Figure[][] {
  return [groups.map((each) => figure(report, 4, each, 'total', report.table4[each].total))]
}

function documents(id: string, label: string, word: string, column: keyof DocumentCounts): Quantity {
  return {
    id,
    label,
    patterns: [new RegExp(`${word}(?:的)?行政规范性文件${N}[件份]`, 'g')],
    // The 2019 format does not count what is in force.
    readings: (report) =>
      report.format === '2019' && column !== 'made'
        ? []
        : [[figure(report, 2, 'normativeDocuments', column, report.table2.normativeDocuments[column])]],
  }
}

function decisions(id: Table2Code & ('licences' | 'penalties' | 'coercion'), label: string): Quantity {
  return {
    id,
    label,
    patterns: [new RegExp(`${label}(?:处理)?决定(?:数量)?(?:共)?${N}[件宗项]`, 'g')],
    readings: (report) => [[figure(report, 2, id, 'decisions', report.table2[id].decisions)]],
  }
}

const ORGANISATIONS: ApplicantKind[] = ['business', 'research', 'publicInterest', 'legalServices', 'other']
const SUITS: RemedyGroup[] = ['suitDirect', 'suitAfterReconsideration']

/** “收到/受理 N 件” may mean row 一 or rows 一 and 二 together: both are honest readings. */
export const QUANTITIES: readonly Quantity[] = [
  {
    id: 'received',
    label: '收到申请',
    patterns: [
      new RegExp(
        `(?:收到|受理|收办|接收|接到|新收)(?<gap>${GAP}{0,24}?)申请(?:案件|数量)?(?:共计|共|总计|合计|为)?${N}[件宗条份]`,
        'g',
      ),
      new RegExp(
        `(?:收到|受理|收办|接收|接到|新收)${GAP}{0,12}?${N}[件宗条份](?<gap>${GAP}{0,12}?)申请`,
        'g',
      ),
      new RegExp(`(?:未收到|没有收到|未接到|未受理)(?<gap>${GAP}{0,16}?)信息公开申请`, 'g'),
    ],
    not: NOT_A_REQUEST,
    readings: (report) => [
      [cell3(report, 'received', 'total')],
      [cell3(report, 'received', 'total'), cell3(report, 'carriedIn', 'total')],
    ],
  },
  {
    id: 'received.naturalPerson',
    label: '自然人申请',
    patterns: [new RegExp(`自然人(?:提出)?申请(?:共)?${N}[件宗条份]`, 'g')],
    readings: (report) => [
      [cell3(report, 'received', 'naturalPerson')],
      [cell3(report, 'received', 'naturalPerson'), cell3(report, 'carriedIn', 'naturalPerson')],
    ],
  },
  {
    id: 'received.organisations',
    label: '法人或其他组织申请',
    patterns: [new RegExp(`法人(?:或者?|和)?其他组织(?:提出)?申请(?:共)?${N}[件宗条份]`, 'g')],
    readings: (report) => [
      ORGANISATIONS.map((kind) => cell3(report, 'received', kind)),
      ORGANISATIONS.flatMap((kind) => [cell3(report, 'received', kind), cell3(report, 'carriedIn', kind)]),
    ],
  },
  {
    id: 'carriedIn',
    label: '上年结转',
    patterns: [
      new RegExp(
        `(?:(?:上一?年度?|去年)结转|结转上一?年度?)(?:的|政府信息公开|申请|案件|数量){0,4}${N}[件宗]`,
        'g',
      ),
    ],
    readings: (report) => [[cell3(report, 'carriedIn', 'total')]],
  },
  outcome('granted', '予以公开', '予以公开', ['granted']),
  outcome('partlyGranted', '部分公开', '部分公开', ['partlyGranted']),
  outcome('refused', '不予公开', '不予公开', group('refused')),
  outcome('unavailable', '无法提供', '无法提供', group('unavailable')),
  outcome('notProcessed', '不予处理', '不予处理', group('notProcessed')),
  outcome('other', '其他处理', '其他处理', group('other')),
  outcome('carriedOut', '结转下年度', '转(?:至|入)?下一?年度?(?:继续)?(?:办理)?', ['carriedOut']),
  {
    id: 'remedies',
    label: '行政复议、行政诉讼',
    patterns: [
      new RegExp(`行政复议(?:案件)?[、和及与]行政诉讼(?:案件)?(?:共计|共|合计){0,1}${N}[件起宗]`, 'g'),
    ],
    readings: (report) =>
      remedies(
        report,
        REMEDY_GROUPS.map(({ group: each }) => each),
      ),
  },
  {
    id: 'reconsideration',
    label: '行政复议',
    patterns: [
      new RegExp(`行政复议(?<gap>(?:(?!行政诉讼)${GAP}){0,8}?)${N}[件起宗]`, 'g'),
      new RegExp(`${NONE}(?<gap>(?:(?!行政复议)[^\\d。;,]){0,24})行政复议`, 'g'),
    ],
    not: NOT_A_TOTAL,
    readings: (report) => remedies(report, ['reconsideration']),
  },
  {
    id: 'litigation',
    label: '行政诉讼',
    patterns: [
      new RegExp(`(?<!行政复议(?:案件)?[、和及与])行政诉讼(?<gap>${GAP}{0,8}?)${N}[件起宗]`, 'g'),
      new RegExp(`${NONE}(?<gap>(?:(?!行政诉讼)[^\\d。;,]){0,24})行政诉讼`, 'g'),
    ],
    not: NOT_A_TOTAL,
    readings: (report) => remedies(report, SUITS),
  },
  documents('documents.made', '制发行政规范性文件', '制发', 'made'),
  documents('documents.inForce', '现行有效行政规范性文件', '现行有效', 'inForce'),
  decisions('licences', '行政许可'),
  decisions('penalties', '行政处罚'),
  decisions('coercion', '行政强制'),
]
