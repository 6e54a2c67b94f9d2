import type { Day } from '../lib/day.ts'
import type { FileUse } from '../modules/documents/index.ts'

/** One text of the system before, as far as it could be read. */
export interface Entry {
  /** Of the page in the folder, or of the line in index.csv: names it in the report and for ever after. */
  path: string
  title: string
  /** As the system before called it; empty when it did not say. */
  columnName: string
  publishedOn: Day | null
  indexNumber: string | null
  documentNumber: string
  issuedOn: Day | null
  theme: string
  source: string
  summary: string
  validity: 'valid' | 'expired' | 'repealed' | 'amended'
  kind: 'general' | 'rule' | 'normativeDocument' | 'interpretation' | 'annualReport'
  bodyHtml: string
  oldAddresses: string[]
  files: EntryFile[]
}

/** A file of the folder that the text leads to; its body names it by its place in this list. */
export interface EntryFile {
  use: FileUse
  /** In the folder. */
  path: string
  name: string
}

/** What could not be read, or was left out. */
export interface Problem {
  path: string
  what: string
}

const VALIDITIES: Record<string, Entry['validity']> = {
  有效: 'valid',
  失效: 'expired',
  废止: 'repealed',
  修改: 'amended',
  已修改: 'amended',
}

const KINDS: Record<string, Entry['kind']> = {
  规章: 'rule',
  行政规范性文件: 'normativeDocument',
  规范性文件: 'normativeDocument',
  政策解读: 'interpretation',
  解读: 'interpretation',
}

/** What an office writes of a text's being in force; what it does not write is in force. */
export function validityIn(words: string): Entry['validity'] {
  return VALIDITIES[words.replace(/\s/g, '')] ?? 'valid'
}

export function kindOf(words: string, title: string): Entry['kind'] {
  if (/政府信息公开(工作)?年度报告/.test(title)) return 'annualReport'
  return KINDS[words.replace(/\s/g, '')] ?? 'general'
}
