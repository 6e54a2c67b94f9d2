import type { Finding } from '../finding.ts'
import type { Detector } from './detector.ts'

const NUMBER = String.raw`\d[\d,，]*(?:\.\d+)?`
const UNIT = '(?:万元|亿元|万件|万人|[件条个项次份人起户元场期])'
/** 共收到申请36件，其中自然人20件、法人16件: the whole with its unit, and what follows 其中 up to the end of the sentence. */
const WHOLE = new RegExp(
  `(?:共计|总计|合计|总共|共)[^\\d，,。；;：:\\n（(]{0,14}(${NUMBER})(${UNIT})[^。；;\\n]{0,24}?其中[：:，,]?([^。；;\\n]{2,200})`,
  'g',
)
const PART = new RegExp(`([^\\d]{0,6})(${NUMBER})(${UNIT})`, 'g')
/** A change is no part of the whole. */
const CHANGE = /(增|减|升|降|同比|上年|去年|平均|每|约|人均)\D{0,4}$/

export const sumDetectors: readonly Detector[] = [findSums]

/**
 * 共…其中…: parts that together are more than the whole. Less is no error: 其中 names what is worth naming. What stands in
 * brackets is part of a part.
 */
function findSums(text: string): Finding[] {
  const read = text.replace(/（[^（）\n]*）|\([^()\n]*\)/g, (inner) => '　'.repeat(inner.length))
  const found: Finding[] = []
  for (const match of read.matchAll(WHOLE)) {
    const [all, number = '', unit = '', rest = ''] = match
    const whole = amountOf(number)
    const parts = [...rest.matchAll(PART)].filter(
      ([, before = '', , partUnit]) => partUnit === unit && !CHANGE.test(before),
    )
    const sum = parts.reduce((total, [, , part = '']) => total + amountOf(part), 0)
    // Of hundredths no binary fraction is exact.
    if (parts.length < 2 || sum - whole < 0.005) continue
    const start = match.index
    const end = start + all.length
    found.push({
      start,
      end,
      text: text.slice(start, end),
      entry: '合计与分项',
      category: 'reference',
      severity: 'warn',
      detector: 'sum',
      suggestion: `各分项之和 ${shown(sum)}${unit} 大于总数 ${shown(whole)}${unit}，请核对`,
    })
  }
  return found
}

function amountOf(number: string): number {
  return Number(number.replace(/[,，]/g, ''))
}

function shown(value: number): string {
  return String(Math.round(value * 10_000) / 10_000)
}
