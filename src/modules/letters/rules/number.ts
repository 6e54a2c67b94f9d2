import { LETTER_KINDS, type LetterKind } from '../letter.ts'

/** 《党政机关公文处理工作条例》: 发文字号 has six-angle brackets, the full year and no leading zero: 襄招公开告〔2024〕1号. */
export function letterNumber(of: { prefix: string; kind: LetterKind; year: number; count: number }): string {
  return `${of.prefix}${LETTER_KINDS[of.kind].series}${caseNumber(of.year, of.count)}`
}

/** 〔2024〕1号: the number of a case inside its organ. */
export function caseNumber(year: number, count: number): string {
  return `〔${year}〕${count}号`
}
