import type { AnnualReport, CheckResult, Verdict } from '../report.ts'
import { flat, sentenceAround } from './sentences.ts'

const OPENING = /(?:^|[。;:])(?:\([一二三四五六七八九十]{1,3}\))?(?<n>20\d{2})年度?(?!底|末)/g

/**
 * The year of the title against the text: a sentence that opens with another year was perhaps copied from
 * another report. Section 五 looks back and ahead, so it is left out.
 */
export function yearCheck(report: AnnualReport): CheckResult[] {
  const { year } = report
  if (year === null) return []
  const texts = report.sections.filter(({ title }) => !title.includes('问题')).map(({ text }) => flat(text))
  const make = (verdict: Verdict, left: number | null, message: string): CheckResult[] => {
    const difference = left === null ? null : left - year
    return [
      { id: 'narrative.year', kind: 'narrative', verdict, left, right: year, difference, cells: [], message },
    ]
  }
  for (const text of texts) {
    for (const match of text.plain.matchAll(OPENING)) {
      const stated = Number(match.groups?.n)
      if (stated === year) continue
      const from = match.index + match[0].search(/\d/)
      const quote = sentenceAround(text, from, from + 5)
      return make('fail', stated, `正文年份 ${stated} 与标题年份 ${year} 不一致。“${quote}”`)
    }
  }
  const own = texts.some(({ plain }) => plain.includes(`${year}年`))
  if (!own) return make('unclear', null, `正文没有出现 ${year} 年，不能与标题核对`)
  return make('pass', year, `正文年份与标题年份 ${year} 一致`)
}
