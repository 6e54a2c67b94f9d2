import { type Day, isDay } from '../lib/day.ts'

/** The fields in the head of a public document, under the names that systems give them. */
const LABELS = {
  indexNumber: ['索引号', '信息索引号'],
  theme: ['主题分类', '信息分类', '分类'],
  publisher: ['发布机构', '发文机关', '发布机关'],
  issuedOn: ['发文日期', '成文日期', '生成日期'],
  documentNumber: ['发文字号', '文号'],
  validity: ['效力状态', '有效性', '时效性'],
  publishedOn: ['发布日期', '发布时间', '公开日期'],
  title: ['标题', '信息名称', '名称'],
  source: ['信息来源', '来源'],
} as const

export type HeadField = keyof typeof LABELS
export type Head = Partial<Record<HeadField, string>>

const NAMES = new Map(
  (Object.keys(LABELS) as HeadField[]).flatMap((field) =>
    LABELS[field].map((name): [string, HeadField] => [name, field]),
  ),
)
/** Longest first, each however its characters are spread over the line. */
const LABEL = new RegExp(
  `(?<=^|[\\s|｜\\[【])(${[...NAMES.keys()]
    .toSorted((a, b) => b.length - a.length)
    .map((name) => [...name].join('[\\s\\u3000]*'))
    .join('|')})[\\s\\u3000]*[:：]`,
  'gm',
)

/** Reads `索  引 号: 011158671/2025-01487 分      类: 其他`; the first of each field counts. */
export function readHead(text: string): Head {
  const head: Head = {}
  const found = [...text.matchAll(LABEL)]
  for (const [index, match] of found.entries()) {
    const field = NAMES.get((match[1] ?? '').replace(/[\s\u3000]/g, ''))
    if (field === undefined || head[field] !== undefined) continue
    const start = match.index + match[0].length
    const line = text.slice(start, found[index + 1]?.index ?? text.length)
    head[field] = (line.split('\n')[0] ?? '')
      .replace(/[\s\u3000]+/g, ' ')
      .replace(/[|｜【[]\s*$/, '')
      .trim()
  }
  return head
}

/** Whether a cell is nothing but the name of a field: then the next cell is its value. */
export function isLabel(text: string): boolean {
  return NAMES.has(text.replace(/[\s\u3000:：]/g, ''))
}

/** Whether a line holds fields of the head and nothing before them. */
export function isHeadLine(text: string): boolean {
  return text.trim().search(LABEL) === 0
}

/** The day in `2025-01-14 09:30`, `2025年1月14日` or `2025/1/14`; null when there is none that exists. */
export function dayIn(text: string | undefined): Day | null {
  const [, year, month, date] = /(\d{4})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})/.exec(text ?? '') ?? []
  const day = `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`
  return isDay(day) ? day : null
}
