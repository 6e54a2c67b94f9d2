/**
 * The annual report as the law prints it. Layout: 国办公开办函〔2021〕30号 (format "2021"), before it
 * 国办公开办函〔2019〕60号 (format "2019"). Every label and every order of rows stands here, once.
 */

/** A number; null = left blank (counts as 0); 'n/a' = "/" or 不适用 (counts as 0, but is not zero). */
export type Cell = number | null | 'n/a'

/** 申请人情况: the six kinds of applicant, in the printed order of table 3. */
export const APPLICANT_KINDS = [
  { kind: 'naturalPerson', label: '自然人' },
  { kind: 'business', label: '商业企业' },
  { kind: 'research', label: '科研机构' },
  { kind: 'publicInterest', label: '社会公益组织' },
  { kind: 'legalServices', label: '法律服务机构' },
  { kind: 'other', label: '其他' },
] as const

export type ApplicantKind = (typeof APPLICANT_KINDS)[number]['kind']
export type Column = ApplicantKind | 'total'

/** The seven columns of table 3. */
export const TABLE3_COLUMNS: readonly { column: Column; label: string }[] = [
  ...APPLICANT_KINDS.map(({ kind, label }) => ({ column: kind, label })),
  { column: 'total', label: '总计' },
]

/** The 25 rows of table 3, with the article of the 条例 that each outcome rests on. */
export const TABLE3_ROWS = [
  row('received', '一、本年新收政府信息公开申请数量', null, null),
  row('carriedIn', '二、上年结转政府信息公开申请数量', null, null),
  row('granted', '（一）予以公开', null, '第三十六条第（一）、（二）项'),
  row('partlyGranted', '（二）部分公开（区分处理的，只计这一情形，不计其他情形）', null, '第三十七条'),
  row('refused.stateSecret', '1.属于国家秘密', 'refused', '第十四条'),
  row('refused.forbiddenByLaw', '2.其他法律行政法规禁止公开', 'refused', '第十四条'),
  row('refused.endangersSafety', '3.危及“三安全一稳定”', 'refused', '第十四条'),
  row('refused.thirdPartyRights', '4.保护第三方合法权益', 'refused', '第十五条、第三十二条'),
  row('refused.internalAffairs', '5.属于三类内部事务信息', 'refused', '第十六条第一款'),
  row('refused.deliberative', '6.属于四类过程性信息', 'refused', '第十六条第二款'),
  row('refused.enforcementFile', '7.属于行政执法案卷', 'refused', '第十六条第二款'),
  row('refused.administrativeQuery', '8.属于行政查询事项', 'refused', '第三十六条第（七）项'),
  row('unavailable.notHeld', '1.本机关不掌握相关政府信息', 'unavailable', '第三十六条第（四）、（五）项'),
  row('unavailable.needsCreation', '2.没有现成信息需要另行制作', 'unavailable', '第三十八条'),
  row('unavailable.stillUnclear', '3.补正后申请内容仍不明确', 'unavailable', '第三十条'),
  row('notProcessed.petition', '1.信访举报投诉类申请', 'notProcessed', '第三十九条第一款'),
  row('notProcessed.duplicate', '2.重复申请', 'notProcessed', '第三十六条第（六）项'),
  row('notProcessed.publication', '3.要求提供公开出版物', 'notProcessed', '第三十九条第二款'),
  row('notProcessed.excessive', '4.无正当理由大量反复申请', 'notProcessed', '第三十五条'),
  row('notProcessed.reissue', '5.要求行政机关确认或重新出具已获取信息', 'notProcessed', null),
  row(
    'other.notSupplemented',
    '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    'other',
    '第三十条',
  ),
  row(
    'other.feeUnpaid',
    '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    'other',
    '第四十二条',
  ),
  row('other.other', '3.其他', 'other', null),
  row('concluded', '（七）总计', null, null),
  row('carriedOut', '四、结转下年度继续办理', null, null),
] as const

export type RowCode = (typeof TABLE3_ROWS)[number]['code']
export type RowGroup = NonNullable<(typeof TABLE3_ROWS)[number]['group']>

/** The printed head of each group of rows, in order. */
export const ROW_GROUPS: Readonly<Record<RowGroup, string>> = {
  refused: '（三）不予公开',
  unavailable: '（四）无法提供',
  notProcessed: '（五）不予处理',
  other: '（六）其他处理',
}

const NOT_OUTCOMES: readonly RowCode[] = ['received', 'carriedIn', 'concluded', 'carriedOut']

export const ROW_CODES: readonly RowCode[] = TABLE3_ROWS.map((row) => row.code)

/** The 21 rows whose sum is （七）总计: one concluded application stands in exactly one of them. */
export const OUTCOME_CODES: readonly RowCode[] = ROW_CODES.filter((code) => !NOT_OUTCOMES.includes(code))

export type Table3Row = Record<Column, Cell>
export type Table3 = Record<RowCode, Table3Row>

export interface DocumentCounts {
  /** 本年制发件数 */
  made: Cell
  /** 本年废止件数 */
  repealed: Cell
  /** 现行有效件数 */
  inForce: Cell
}

export interface Table2 {
  /** 规章 */
  rules: DocumentCounts
  /** 行政规范性文件 */
  normativeDocuments: DocumentCounts
  licences: { decisions: Cell }
  penalties: { decisions: Cell }
  coercion: { decisions: Cell }
  /** 行政事业性收费, 万元 */
  fees: { amount: Cell }
}

/** The rows of table 2: the block of 第二十条 they stand in, and their columns. */
export const TABLE2_ROWS = [
  { code: 'rules', label: '规章', item: '（一）', columns: ['made', 'repealed', 'inForce'] },
  {
    code: 'normativeDocuments',
    label: '行政规范性文件',
    item: '（一）',
    columns: ['made', 'repealed', 'inForce'],
  },
  { code: 'licences', label: '行政许可', item: '（五）', columns: ['decisions'] },
  { code: 'penalties', label: '行政处罚', item: '（六）', columns: ['decisions'] },
  { code: 'coercion', label: '行政强制', item: '（六）', columns: ['decisions'] },
  { code: 'fees', label: '行政事业性收费', item: '（八）', columns: ['amount'] },
] as const

export type Table2Code = (typeof TABLE2_ROWS)[number]['code']
export type Table2Column = (typeof TABLE2_ROWS)[number]['columns'][number]

export const TABLE2_COLUMNS: Readonly<Record<Table2Column, string>> = {
  made: '本年制发件数',
  repealed: '本年废止件数',
  inForce: '现行有效件数',
  decisions: '本年处理决定数量',
  amount: '本年收费金额（单位：万元）',
}

/** The three groups of table 4. */
export const REMEDY_GROUPS = [
  { group: 'reconsideration', label: '行政复议' },
  { group: 'suitDirect', label: '行政诉讼·未经复议直接起诉' },
  { group: 'suitAfterReconsideration', label: '行政诉讼·复议后起诉' },
] as const

/** The five columns of each group of table 4. */
export const REMEDY_COLUMNS = [
  { column: 'upheld', label: '结果维持' },
  { column: 'overturned', label: '结果纠正' },
  { column: 'other', label: '其他结果' },
  { column: 'pending', label: '尚未审结' },
  { column: 'total', label: '总计' },
] as const

export type RemedyGroup = (typeof REMEDY_GROUPS)[number]['group']
export type RemedyColumn = (typeof REMEDY_COLUMNS)[number]['column']
export type RemedyCounts = Record<RemedyColumn, Cell>
export type Table4 = Record<RemedyGroup, RemedyCounts>

/** The six sections, exact titles of 国办公开办函〔2021〕30号. */
export const SECTION_TITLES = [
  '一、总体情况',
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
  '五、存在的主要问题及改进情况',
  '六、其他需要报告的事项',
] as const

export interface Section {
  /** As printed. */
  title: string
  /** The narrative, without the tables. */
  text: string
}

/** A cell (or, with column '*', a whole row; with row '*', a whole table) that could not be read. */
export interface Unreadable {
  table: 2 | 3 | 4
  row: string
  column: string
  text: string
}

/** A figure of the 2019 format that has no place in the tables of 2021: kept as printed, not converted. */
export interface OtherFigure {
  row: string
  column: string
  value: Cell
}

export interface AnnualReport {
  organ: string | null
  year: number | null
  format: '2021' | '2019'
  sections: Section[]
  table2: Table2
  table3: Table3
  table4: Table4
  unreadable: Unreadable[]
  otherFigures: OtherFigure[]
}

export type CheckKind = 'hard' | 'acrossYears' | 'narrative' | 'form'
export type Verdict = 'pass' | 'fail' | 'unclear' | 'notAssessable'

export interface CheckResult {
  /** Stable, e.g. `balance.naturalPerson`. */
  id: string
  kind: CheckKind
  verdict: Verdict
  left: number | null
  right: number | null
  /** left − right */
  difference: number | null
  /** The cells it read, e.g. `table3.received.naturalPerson`; `previous.` in front for last year's. */
  cells: string[]
  /** In Chinese, for a person; narrative checks quote the sentence. */
  message: string
}

function row<Code extends string, Group extends string | null>(
  code: Code,
  label: string,
  group: Group,
  article: string | null,
) {
  return { code, label, group, article }
}
