import type { Day } from '../../lib/day.ts'
import type { Category, Entry, Severity } from './finding.ts'

/** An entry of an organ's own lexicon. One with the text of a starter entry stands in its place. */
export interface OwnEntry {
  text: string
  category: Category
  /** `off`: this text is no finding here, whatever the starter lexicon says. */
  severity: Severity | 'off'
  replacement: string
  source: string
  exceptions: readonly string[]
  wholeWord: boolean
  /** It counts from this day on; null: always. */
  validFrom: Day | null
  /** Its last day; null: for good. */
  validUntil: Day | null
}

/** Every change of an organ's lexicon makes a new version; none is ever changed. */
export interface LexiconVersion {
  version: number
  madeOn: Day
  madeBy: string
  /** Where it came from: a file, or one entry by hand. */
  source: string
  entries: number
}

export const CATEGORY_NAMES = {
  typo: '错别字',
  wording: '表述',
  secrecy: '涉密',
  personal: '个人信息',
  reference: '引用',
  date: '日期',
  punctuation: '标点',
  file: '文件',
} as const satisfies Record<Category, string>

export const SEVERITY_NAMES = {
  block: '必须处理',
  warn: '请核对',
  note: '提示',
  off: '停用',
} as const satisfies Record<Severity | 'off', string>

/** What an entry is to the engine. */
export function engineEntry(own: OwnEntry & { severity: Severity }): Entry {
  const { text, category, severity, replacement, source, exceptions, wholeWord } = own
  return { text, category, severity, replacement, source, exceptions, ...(wholeWord ? { wholeWord } : {}) }
}
