import type { AnnualReport, CheckResult } from '../report.ts'
import { type Figure, sumOf } from './cells.ts'
import { QUANTITIES, type Quantity } from './quantities.ts'
import { flatSections, type Statement, statements } from './sentences.ts'

const MAX_STATEMENTS = 20

/**
 * The numbers of the text against the tables (warnings, with both numbers and the sentence). The scope of
 * a sentence may be narrower than the table's, so a second, different number beside a right one is unclear.
 */
export function narrativeChecks(report: AnnualReport): CheckResult[] {
  const texts = flatSections(report.sections)
  return QUANTITIES.flatMap((quantity) => {
    if (quantity.readings(report).length === 0) return []
    const stated = distinct(quantity.patterns.flatMap((pattern) => statements(texts, pattern, quantity.not)))
    const results = stated.map((each, at) => compare(report, quantity, each, at))
    const confirmed = results.some(({ verdict }) => verdict === 'pass')
    return results.map((each) => (confirmed && each.verdict === 'fail' ? unclear(each) : each))
  })
}

function compare(report: AnnualReport, quantity: Quantity, stated: Statement, at: number): CheckResult {
  const readings = quantity.readings(report)
  const cells = [...new Set(readings.flat().map((each) => each.at))]
  const id = at === 0 ? `narrative.${quantity.id}` : `narrative.${quantity.id}#${at + 1}`
  const base = { id, kind: 'narrative', cells } as const
  const quote = `“${stated.sentence}”`
  if (readings.flat().some((each) => !each.readable)) {
    const message = `${quantity.label}：表中有单元格无法识读，不能与正文 ${stated.number} 核对。${quote}`
    return { ...base, verdict: 'notAssessable', left: stated.number, right: null, difference: null, message }
  }
  const meant = readings.find((figures) => sumOf(figures) === stated.number)
  const figures = meant ?? readings[0] ?? []
  const right = sumOf(figures)
  const difference = stated.number - right
  const sides = { left: stated.number, right, difference }
  const table =
    readings.length > 1 && meant === undefined ? readings.map(inWords).join(' 或 ') : inWords(figures)
  return meant === undefined
    ? {
        ...base,
        ...sides,
        verdict: 'fail',
        message: `${quantity.label}：正文 ${stated.number}，表中 ${table}。${quote}`,
      }
    : {
        ...base,
        ...sides,
        verdict: 'pass',
        message: `${quantity.label}：正文 ${stated.number} = 表中 ${table}。${quote}`,
      }
}

function unclear(result: CheckResult): CheckResult {
  return { ...result, verdict: 'unclear', message: `${result.message}（口径可能不同，请人工判断）` }
}

/** 3525+121=3646: shows what was added up. */
function inWords(figures: readonly Figure[]): string {
  const values = figures.map(({ value }) => (typeof value === 'number' ? value : 0))
  return values.length > 1 && values.length <= 3
    ? `${values.join('+')}=${sumOf(figures)}`
    : `${sumOf(figures)}`
}

function distinct(all: readonly Statement[]): Statement[] {
  const seen = new Map(all.map((each) => [`${each.number} ${each.sentence}`, each]))
  return [...seen.values()].slice(0, MAX_STATEMENTS)
}
