import { type Refusal, refusal } from '../../../lib/refusal.ts'
import type { RemedyPath } from '../../letters/rules/index.ts'
import { OUTCOME_CODES, OUTCOMES, type OutcomeCode } from '../outcome.ts'

/** A part of the information that is not disclosed, while the rest is. */
export interface WithheldPart {
  /** Which part, as the applicant can find it. */
  part: string
  /** The row of table 3 in which it would stand alone: its article. */
  basis: OutcomeCode
  reason: string
}

/** What a part can be withheld for: 不予公开 or 无法提供, each with its article. */
export const WITHHOLDING_BASES: readonly OutcomeCode[] = OUTCOME_CODES.filter(
  (code) => code.startsWith('refused.') || code.startsWith('unavailable.'),
)

const PARTIAL = { article: '条例第三十七条' } as const
const MOST_PARTS = 50

/**
 * 条例第三十七条：申请公开的信息中含有不应当公开或者不属于政府信息的内容，但是能够作区分处理的，行政机关应当向申请人提供可以公开的
 * 政府信息内容，并对不予公开的内容说明理由. Null when each part has its article and reason.
 */
export function whyNotWithhold(parts: readonly WithheldPart[]): Refusal | null {
  const field = { ...PARTIAL, field: 'withheld' }
  if (parts.length === 0) {
    return refusal('withheld-missing', '请逐项填写不予公开的部分、依据和理由', field)
  }
  if (parts.length > MOST_PARTS)
    return refusal('withheld-many', `不予公开的部分最多${MOST_PARTS}项，请合并`, field)
  const index = parts.findIndex(({ part, reason }) => part.trim() === '' || reason.trim() === '')
  if (index >= 0) return refusal('withheld-unexplained', `第${index + 1}项请写明不予公开的部分和理由`, field)
  const strange = parts.findIndex(({ basis }) => !WITHHOLDING_BASES.includes(basis))
  if (strange < 0) return null
  return refusal('withheld-basis', `第${strange + 1}项请选择不予公开的依据`, field)
}

/** The lines of the letter, one a part: what is withheld, under which article, why. */
export function withheldLines(parts: readonly WithheldPart[]): string[] {
  return parts.map(({ part, basis, reason }, index) => {
    const { label, article } = OUTCOMES[basis]
    const under =
      article === null ? '' : `，依据《中华人民共和国政府信息公开条例》${article.replaceAll('条例', '')}`
    return `${index + 1}.${part.trim()}：${label}${under}。理由：${reason.trim()}`
  })
}

/** 行政复议法第二十三条第一款第四项: 复议 first for the parts withheld under 条例第十四条 to 第十六条, if there are any. */
export function remedyOf(outcome: OutcomeCode, parts: readonly WithheldPart[]): RemedyPath {
  if (outcome !== 'partlyGranted' || parts.length === 0) return OUTCOMES[outcome].remedy
  const first = parts.filter(({ basis }) => OUTCOMES[basis].remedy === 'reconsiderationFirst')
  if (first.length === 0) return 'either'
  return first.length === parts.length ? 'reconsiderationFirstForWithheld' : 'reconsiderationFirstForSome'
}
