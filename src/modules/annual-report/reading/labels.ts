import type { RowCode, Table2Code } from '../report.ts'
import { compact } from './cells.ts'

/**
 * How the rows are recognised in the wild: by the words that no other row has, or by the beginning of the
 * label, since a narrow column breaks it ("2.其他法律行政法规禁止公 | 开"). Short forms are real ones.
 */
const TABLE3_MARKS: Readonly<Record<RowCode, RegExp>> = {
  received: /一[、.]?本年度?新收|本年度?新收政府信息/g,
  carriedIn: /上一?年度?结转/g,
  granted: /予以公开/g,
  partlyGranted: /部分公开/g,
  'refused.stateSecret': /1[.、]?属于国家秘|属于国家秘密/g,
  'refused.forbiddenByLaw': /2[.、]?其他法律|法律、?行政法规禁止/g,
  'refused.endangersSafety': /3[.、]?危及|三安全一稳定/g,
  'refused.thirdPartyRights': /4[.、]?保护第|保护第三方/g,
  'refused.internalAffairs': /5[.、]?属于三类|三类内部事务/g,
  'refused.deliberative': /6[.、]?属于四类|四类过程性/g,
  'refused.enforcementFile': /7[.、]?属于行政执|属于行政执法案卷/g,
  'refused.administrativeQuery': /8[.、]?属于行政查|属于行政查询/g,
  'unavailable.notHeld': /1[.、]?本机关不|本机关不掌握/g,
  'unavailable.needsCreation': /2[.、]?没有现成|没有现成信息/g,
  'unavailable.stillUnclear': /3[.、]?补正后|补正后申请内容/g,
  'notProcessed.petition': /1[.、]?信访举|信访举报投诉/g,
  'notProcessed.duplicate': /2[.、]?重复申|重复申请/g,
  'notProcessed.publication': /3[.、]?要求提供公|提供公开出版物/g,
  'notProcessed.excessive': /4[.、]?无正当理由大|大量反复申请/g,
  'notProcessed.reissue': /5[.、]?要求行政机|确认或重新出具/g,
  'other.notSupplemented': /1[.、]?申请人无正|1[.、]?(?:无正当理由)?逾期不补|逾期不补正/g,
  'other.feeUnpaid': /2[.、]?申请人逾期|2[.、]?逾期[未不]|逾期未按收费|逾期不缴费/g,
  // The 2019 format has one row for all of （六）; nothing but （七） may follow.
  'other.other': /3[.、]?其他(?=$|\(七\))|\(六\)其他处理(?=$|\(七\))/g,
  concluded: /\(七\)总计/g,
  carriedOut: /结转下一?年度?/g,
}

/** Rows in the order in which their labels stand in `text` (white space and quotation marks ignored). */
export function table3RowsIn(text: string): RowCode[] {
  const plain = compact(text).replace(/["'“”‘’「」]/g, '')
  const found: { code: RowCode; at: number }[] = []
  for (const [code, mark] of Object.entries(TABLE3_MARKS) as [RowCode, RegExp][]) {
    let at = -1
    for (const match of plain.matchAll(mark)) at = match.index
    if (at >= 0) found.push({ code, at })
  }
  return found.sort((a, b) => a.at - b.at).map(({ code }) => code)
}

const PIECE =
  /^(?:[三、本年度办理结果]{1,3}|\([一二三四五六]\)|不予|公开|无法|提供|处理|其他|不予公开|无法提供|不予处理|其他处理)$/

/** Pieces of the upright labels that a PDF strews between the rows. */
export function withoutPieces(label: string): string {
  const tokens = label.normalize('NFKC').split(/\s+/)
  let from = 0
  while (from < tokens.length && PIECE.test(tokens[from] ?? '')) from++
  return tokens.slice(from).join(' ')
}

/** True when the table's third part, whose upright label spans 22 rows, or a head of a group stands here. */
export function isGroupHead(text: string): boolean {
  return /^(?:三、?本年度办理结果)?(?:\([三四五六]\)(?:不予公开|无法提供|不予处理|其他处理))?$/.test(
    compact(text),
  )
}

export type Table2Label = Table2Code | 'otherServices' | 'procurement'

const TABLE2_MARKS: readonly { label: Table2Label; mark: RegExp }[] = [
  { label: 'rules', mark: /^规章$/ },
  { label: 'normativeDocuments', mark: /^(?:行政)?规范性文件$/ },
  { label: 'licences', mark: /^行政许可$/ },
  { label: 'otherServices', mark: /^其他对外管理服务事项$/ },
  { label: 'penalties', mark: /^行政处罚$/ },
  { label: 'coercion', mark: /^行政强制(?:措施)?$/ },
  { label: 'fees', mark: /^行政事业性收费$/ },
  { label: 'procurement', mark: /^政府集中采购$/ },
]

export function table2RowOf(text: string): Table2Label | null {
  const plain = compact(text)
  return TABLE2_MARKS.find(({ mark }) => mark.test(plain))?.label ?? null
}

export type HeadColumn =
  | 'made'
  | 'repealed'
  | 'inForce'
  | 'decisions'
  | 'amount'
  | 'wrongUnit'
  | `2019:${string}`

const HEADS: readonly { mark: string; column: HeadColumn | null }[] = [
  { mark: '(?:本年)?制发(?:件数|数量)', column: 'made' },
  { mark: '(?:本年)?废止(?:件数|数量)', column: 'repealed' },
  { mark: '现行有效(?:件数|数量)', column: 'inForce' },
  { mark: '(?:本年)?处理决定数量', column: 'decisions' },
  { mark: '(?:本年)?收费金额(?:\\(单位:?[^()]{1,6}\\))?', column: 'amount' },
  { mark: '本年新制作数量', column: 'made' },
  { mark: '本年新公开数量', column: null },
  { mark: '对外公开总数量', column: null },
  { mark: '上一?年度?项目数量', column: null },
  { mark: '本年增/?减', column: null },
  { mark: '采购项目数量', column: null },
  { mark: '采购总金额', column: null },
]
const HEAD = new RegExp(HEADS.map(({ mark }) => `(${mark})`).join('|'), 'g')

/** The columns that a head of table 2 names, in order. Columns of 2019 without a successor keep their label. */
export function headColumns(text: string): HeadColumn[] {
  return [...compact(text).matchAll(HEAD)].map((match): HeadColumn => {
    const column = HEADS[match.slice(1).findIndex((each) => each !== undefined)]?.column ?? null
    if (column === 'amount' && /单位:?[^:万]/.test(match[0])) return 'wrongUnit'
    return column ?? `2019:${match[0]}`
  })
}
