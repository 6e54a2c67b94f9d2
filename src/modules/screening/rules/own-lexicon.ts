import { type Day, isDay } from '../../../lib/day.ts'
import { type Refusal, refusal } from '../../../lib/refusal.ts'
import type { Entry } from '../finding.ts'
import { CATEGORY_NAMES, engineEntry, type OwnEntry, SEVERITY_NAMES } from '../lexicon-entry.ts'

export const MOST_ENTRIES = 20_000
const LONGEST = 100

/** The columns of a lexicon as a table, in this order when it is written. */
export const LEXICON_COLUMNS = [
  '词条',
  '类别',
  '级别',
  '建议改为',
  '来源',
  '例外',
  '整词',
  '生效日期',
  '失效日期',
] as const
type LexiconColumn = (typeof LEXICON_COLUMNS)[number]

export interface LexiconProblem {
  line: number
  what: string
}

/** A table as entries, and line by line what cannot be used. The first row names the columns, in any order. */
export function lexiconOfTable(rows: readonly { line: number; cells: readonly string[] }[]): {
  entries: OwnEntry[]
  problems: LexiconProblem[]
} {
  const [head, ...lines] = rows
  const names = head?.cells ?? []
  if (!names.includes('词条')) {
    return {
      entries: [],
      problems: [{ line: 1, what: `第一行应是列名：${LEXICON_COLUMNS.join('、')}，至少要有“词条”` }],
    }
  }
  const problems: LexiconProblem[] = names
    .filter((each) => each !== '' && !(LEXICON_COLUMNS as readonly string[]).includes(each))
    .map((each) => ({ line: 1, what: `没有“${each}”这一列，其内容没有读取` }))
  const entries = new Map<string, OwnEntry>()
  for (const { line, cells } of lines) {
    const cell = (name: LexiconColumn) => cells[names.indexOf(name)]?.trim() ?? ''
    const read = entryOf(cell)
    if (Array.isArray(read)) problems.push(...read.map((what) => ({ line, what })))
    else if (entries.has(read.text)) problems.push({ line, what: `词条“${read.text}”前面已经有了` })
    else entries.set(read.text, read)
  }
  return { entries: [...entries.values()], problems }
}

/** The same back as a table, its head first. */
export function tableOfLexicon(entries: readonly OwnEntry[]): string[][] {
  return [
    [...LEXICON_COLUMNS],
    ...entries.map((each) => [
      each.text,
      CATEGORY_NAMES[each.category],
      SEVERITY_NAMES[each.severity],
      each.replacement,
      each.source,
      each.exceptions.join('|'),
      each.wholeWord ? '是' : '',
      each.validFrom ?? '',
      each.validUntil ?? '',
    ]),
  ]
}

function entryOf(cell: (name: LexiconColumn) => string): OwnEntry | string[] {
  const category = keyOf(CATEGORY_NAMES, cell('类别') || CATEGORY_NAMES.wording)
  const severity = keyOf(SEVERITY_NAMES, cell('级别') || SEVERITY_NAMES.warn)
  const whole = cell('整词')
  const from = dayOf(cell('生效日期'))
  const until = dayOf(cell('失效日期'))
  const wrong = [
    ...(category === null
      ? [`没有“${cell('类别')}”这个类别，应是 ${Object.values(CATEGORY_NAMES).join('、')} 之一`]
      : []),
    ...(severity === null
      ? [`没有“${cell('级别')}”这个级别，应是 ${Object.values(SEVERITY_NAMES).join('、')} 之一`]
      : []),
    ...(['', '是', '否'].includes(whole) ? [] : ['“整词”应填“是”或者“否”']),
    ...(from === undefined || until === undefined ? ['日期应为 YYYY-MM-DD，例如 2026-03-01'] : []),
  ]
  if (category === null || severity === null || from === undefined || until === undefined || wrong.length > 0)
    return wrong
  const entry: OwnEntry = {
    text: cell('词条'),
    category,
    severity,
    replacement: cell('建议改为'),
    source: cell('来源'),
    exceptions: cell('例外')
      .split(/[|｜、]/)
      .map((each) => each.trim())
      .filter((each) => each !== ''),
    wholeWord: whole === '是',
    validFrom: from,
    validUntil: until,
  }
  const reasons = whyNotEntry(entry)
  return reasons.length === 0 ? entry : reasons.map(({ message }) => message)
}

/** Why an entry cannot be kept as it is. */
export function whyNotEntry(entry: OwnEntry): Refusal[] {
  const { text, exceptions, validFrom, validUntil } = entry
  const outside = exceptions.filter((each) => !each.includes(text) || each === text)
  return [
    ...(text.trim() === '' ? [refusal('entry-text', '请填写词条', { field: 'text' })] : []),
    ...([text, ...exceptions].some((each) => each.length > LONGEST)
      ? [refusal('entry-long', `词条和例外各不超过 ${LONGEST} 字`, { field: 'text' })]
      : []),
    ...(/[\r\n|]/.test(text) ? [refusal('entry-line', '词条只能是一行，不能有竖线', { field: 'text' })] : []),
    ...(outside.length > 0
      ? [
          refusal('entry-exception', `例外“${outside[0]}”应是包含“${text}”的更长的词语`, {
            field: 'exceptions',
          }),
        ]
      : []),
    ...(validFrom !== null && validUntil !== null && validUntil < validFrom
      ? [refusal('entry-days', '失效日期不能早于生效日期', { field: 'validUntil' })]
      : []),
  ]
}

/** The starter lexicon with an organ's own over it, as it is read with on a day. */
export function lexiconOn(day: Day, starter: readonly Entry[], own: readonly OwnEntry[]): Entry[] {
  const now = own.filter(
    ({ validFrom, validUntil }) => (validFrom ?? day) <= day && day <= (validUntil ?? day),
  )
  const covered = new Set(now.map(({ text }) => text))
  return [
    ...starter.filter(({ text }) => !covered.has(text)),
    ...now.flatMap((each) =>
      each.severity === 'off' ? [] : [engineEntry({ ...each, severity: each.severity })],
    ),
  ]
}

/** What a new list changes in the one before, by the text of the entries. */
export function lexiconChange(
  before: readonly OwnEntry[],
  after: readonly OwnEntry[],
): { added: OwnEntry[]; changed: OwnEntry[]; removed: OwnEntry[] } {
  const old = new Map(before.map((each) => [each.text, each]))
  const kept = new Set(after.map(({ text }) => text))
  return {
    added: after.filter(({ text }) => !old.has(text)),
    changed: after.filter((each) => {
      const was = old.get(each.text)
      return was !== undefined && JSON.stringify(rowOf(was)) !== JSON.stringify(rowOf(each))
    }),
    removed: before.filter(({ text }) => !kept.has(text)),
  }
}

function rowOf(entry: OwnEntry): string[] | undefined {
  return tableOfLexicon([entry])[1]
}

function keyOf<K extends string>(names: Record<K, string>, name: string): K | null {
  return (Object.keys(names) as K[]).find((each) => names[each] === name || each === name) ?? null
}

/** Null where there is none, undefined where it is no day. */
function dayOf(text: string): Day | null | undefined {
  if (text === '') return null
  return isDay(text) ? text : undefined
}
