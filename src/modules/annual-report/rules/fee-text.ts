import type { AnnualReport, CheckResult, Verdict } from '../report.ts'
import { cell3 } from './cells.ts'
import { type FlatText, flatSections, sentenceAround, statements } from './sentences.ts'
import { count } from './totals.ts'

const NO_NOTICE = /收费通知[^。;]{0,40}?(?:均?为(?:0|零)|(?<!\d)0[件份])|未发出[^。;]{0,8}收费通知/
const NOTICES = /收费通知(?:单|书)?(?:的?件数)?(?:共计|共|为)?(?<n>\d{1,6})[件份]/g
const NOTHING_CHARGED = /(?:未|没有)收取[^。;]{0,10}(?:信息处理费|费用)|无[^。;]{0,6}信息处理费/
const CHARGED =
  /(?<cases>\d{1,6})件[^\d。;]{0,30}(?:收取|收费)[^\d。;]{0,12}信息处理费(?<yuan>\d[\d,]{0,12}(?:\.\d{1,2})?)元/
const PART = /(?<cases>\d{1,6})件[、,]收取(?<yuan>\d[\d,]{0,12}(?:\.\d{1,2})?)元/g

/**
 * The text on 信息处理费 (国办函〔2020〕109号: the report states 收费通知件数、总金额、实际收取总金额)
 * against row （六）2 逾期不缴费, and the parts of an amount against its whole.
 */
export function feeChecks(report: AnnualReport): CheckResult[] {
  const texts = flatSections(report.sections)
  return [...unpaid(report, texts), ...parts(texts)]
}

function unpaid(report: AnnualReport, texts: readonly FlatText[]): CheckResult[] {
  const quote = firstSentence(texts, /信息处理费|收费通知/)
  if (quote === null) return []
  const cell = cell3(report, 'other.feeUnpaid', 'total')
  const rows = count(cell.value)
  const make = (verdict: Verdict, left: number | null, message: string): CheckResult => ({
    id: 'narrative.fees',
    kind: 'narrative',
    verdict,
    left,
    right: cell.readable && report.format === '2021' ? rows : null,
    difference: left === null ? null : left - rows,
    cells: [cell.at],
    message,
  })
  if (!cell.readable || report.format === '2019')
    return [make('notAssessable', null, '表三没有可核对的逾期不缴费件数')]
  const inTable = `表三（六）2 逾期不缴费 ${rows} 件`
  const none = firstSentence(texts, NO_NOTICE)
  if (none !== null) {
    return [make(rows === 0 ? 'pass' : 'fail', 0, `正文称没有发出收费通知，${inTable}。“${none}”`)]
  }
  const stated = statements(texts, NOTICES)[0]
  if (stated !== undefined) {
    const verdict = rows <= stated.number ? 'pass' : 'fail'
    return [
      make(verdict, stated.number, `正文发出收费通知 ${stated.number} 件，${inTable}。“${stated.sentence}”`),
    ]
  }
  const nothing = firstSentence(texts, NOTHING_CHARGED)
  if (nothing !== null && rows === 0) return [make('pass', 0, `正文称没有收费，${inTable}。“${nothing}”`)]
  return [make('unclear', null, `正文没有写明发出收费通知的件数，${inTable}。“${nothing ?? quote}”`)]
}

/** 3件…收取信息处理费2230元。其中…1件，收取880元；…: the parts add up to the whole. */
function parts(texts: readonly FlatText[]): CheckResult[] {
  for (const text of texts) {
    const whole = CHARGED.exec(text.plain)
    if (whole === null) continue
    const total = amount(whole.groups?.yuan)
    const listed = [...text.plain.slice(whole.index + whole[0].length).matchAll(PART)]
    if (listed.length < 2) return []
    const left = listed.reduce((sum, each) => sum + amount(each.groups?.yuan), 0)
    const difference = Math.round((left - total) * 100) / 100
    const cases = listed.reduce((sum, each) => sum + amount(each.groups?.cases), 0)
    const same = difference === 0 && cases === amount(whole.groups?.cases)
    const quote = sentenceAround(text, whole.index, whole.index + whole[0].length)
    const message = `信息处理费：所列各项合计 ${cases} 件 ${left} 元，正文总数 ${whole.groups?.cases} 件 ${total} 元。“${quote}”`
    return [
      {
        id: 'narrative.fees.parts',
        kind: 'narrative',
        verdict: same ? 'pass' : 'fail',
        left,
        right: total,
        difference,
        cells: [],
        message,
      },
    ]
  }
  return []
}

function amount(text: string | undefined): number {
  return Number((text ?? '0').replace(/,/g, ''))
}

function firstSentence(texts: readonly FlatText[], pattern: RegExp): string | null {
  for (const text of texts) {
    const match = pattern.exec(text.plain)
    if (match !== null) return sentenceAround(text, match.index, match.index + match[0].length)
  }
  return null
}
