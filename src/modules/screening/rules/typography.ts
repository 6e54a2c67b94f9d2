import type { Finding } from '../finding.ts'
import { type Detector, findAll, type Kind } from './detector.ts'

/** Repeated words, half-width marks, marks without their partner, and 截止 before a date. */
export const typographyDetectors: readonly Detector[] = [
  findRepeated,
  findHalfWidth,
  findUnpaired,
  findCutOffDates,
]

const HAN = '\\u4e00-\\u9fff'
const REPEATED = new RegExp(`([${HAN}]{2,6})\\1|(?:的的|和和|及及|为为|将将|与与|由由|被被)`, 'g')
/** Said twice on purpose: 逐条逐条, 研究研究, 一步一步, 许许多多 of whole words, days of the calendar. */
const ON_PURPOSE =
  /^([一逐各每层步次代家户天年月日时分点滴世方万千百两三四五六七八九十几某]|(研究|讨论|商量|考虑|学习|锻炼|休息|活动|宣传|动员|交流|调查|了解|检查|试验|尝试|打听|收拾|整理|表示|比较|非常|哈哈|呵呵|多多|常常|处处|人人|往往|渐渐|刚刚|仅仅|纷纷|种种|频频|谢谢|恰恰))/

function findRepeated(text: string): Finding[] {
  return findAll(REPEATED, { text }, (match) => {
    if (ON_PURPOSE.test(match[0]) || isNameWithin(match)) return null
    const suggestion = match[1] ?? match[0].slice(0, match[0].length / 2)
    return { ...kind('重复的字词', suggestion, 'repeated'), category: 'typo' }
  })
}

/** 和和美美, 为为民办实事: the pair belongs to a phrase. */
function isNameWithin({ 0: found, input, index }: RegExpExecArray): boolean {
  return /^(和和美|与与|将将就|为为民|对对联)/.test(input.slice(index, index + 4)) && found.length === 2
}

const FULL: Record<string, string> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
}

/** GB/T 15834: marks in Chinese text are full-width. A colon between numbers and marks of a list are none. */
function findHalfWidth(text: string): Finding[] {
  const pattern = new RegExp(
    `(?<=[${HAN}》”’）])[,;:?!](?=[${HAN}《“‘（\\n]|$)|(?<=[${HAN}])\\((?=[${HAN}])|(?<=[${HAN}])\\)(?=[${HAN}])`,
    'g',
  )
  return findAll(pattern, { text }, ([mark]) => ({
    ...kind('中文里的半角标点', FULL[mark] ?? '', 'half-width'),
    severity: 'note',
  }))
}

const PARTNERS: Record<string, string> = { '》': '《', '”': '“', '】': '【', '〕': '〔' }

/** 《》“”【】〔〕 without their partner. A quotation of several paragraphs opens each of them and is closed once. */
function findUnpaired(text: string): Finding[] {
  return placesUnpaired(text).map((start) => {
    const mark = text[start] ?? ''
    return { start, end: start + 1, text: mark, ...kind('不成对的标点', '补上另一半，或者删去', 'unpaired') }
  })
}

function placesUnpaired(text: string): number[] {
  const open: { mark: string; at: number }[] = []
  const counts: Record<string, number> = {}
  const alone: number[] = []
  const count = (mark: string, more: number) => {
    counts[mark] = (counts[mark] ?? 0) + more
  }
  for (const { 0: mark, index: at } of text.matchAll(/[《》“”【】〔〕]/g)) {
    const partner = PARTNERS[mark]
    if (partner === undefined) {
      if (mark === '“' && (counts[mark] ?? 0) > 0 && isFirstOfLine(text, at)) continue
      open.push({ mark, at })
      count(mark, 1)
    } else if ((counts[partner] ?? 0) === 0) {
      alone.push(at)
    } else {
      // What was opened inside and never closed stands alone.
      const [, ...inside] = open.splice(open.findLastIndex((each) => each.mark === partner))
      count(partner, -1)
      for (const each of inside) count(each.mark, -1)
      alone.push(...inside.map((each) => each.at))
    }
  }
  return [...alone, ...open.map((each) => each.at)].sort((a, b) => a - b)
}

function isFirstOfLine(text: string, at: number): boolean {
  let before = at - 1
  while (before >= 0 && /[ \t\u3000]/.test(text[before] ?? '')) before--
  return before < 0 || text[before] === '\n'
}

/** 截止 ends something (报名截止); up to a day is 截至. */
function findCutOffDates(text: string): Finding[] {
  const pattern =
    /(?<![\u4e00-\u9fff]{0,4}(?:报名|申报|受理|投标|提交|征集|缴费|登记|时间|日期|开标|投票))截止(?:到|至)?(?=\s?(?:\d{4}\s?年|\d{1,2}\s?月)[^。；\n]{0,12}?[，,](?!截止|逾期))/g
  return findAll(pattern, { text }, () => ({
    ...kind('截止＋日期', '截至', 'cut-off'),
    category: 'wording',
  }))
}

function kind(entry: string, suggestion: string, detector: string): Kind {
  return { entry, category: 'punctuation', severity: 'warn', detector, suggestion }
}
