import type { Day } from '../../lib/day.ts'

/** What a visitor can say is wrong, with its name on the form. */
export const NOTE_KINDS = {
  wording: '错别字或者表述不规范',
  content: '内容有误',
  link: '链接打不开',
  outdated: '内容过时',
  access: '无法阅读或者使用',
  other: '其他',
} as const
export type NoteKind = keyof typeof NOTE_KINDS

/** What became of it. */
export const NOTE_RESULTS = {
  corrected: '已更正',
  unfounded: '经核实无误',
  later: '属实，将在后续工作中改进',
  elsewhere: '不属于本机关，已告知向谁反映',
} as const
export type NoteResult = keyof typeof NOTE_RESULTS

/** 找错: what a visitor says is wrong in a page. Nobody is asked who they are: the answer waits under number and code. */
export interface PageNote {
  id: number
  /** Like 找错〔2025〕12号. */
  number: string
  /** The page, from its first slash on. */
  path: string
  kind: NoteKind
  /** What the visitor marked, with what stood around it in the public text; empty where nothing was marked or found. */
  place: { before: string; quoted: string; after: string }
  description: string
  /** The public document that the page shows, with the edition that was public then; null for every other page. */
  document: { id: number; editionNo: number } | null
  receivedOn: Day
  /** By when it has to be answered: so many working days after it came. */
  dueOn: Day
  answer: { result: NoteResult; text: string; on: Day } | null
  version: number
}

/** A year of notes, for the accounts. */
export interface NoteCounts {
  year: number
  received: number
  answered: number
  /** Of those answered: by the day they were due. */
  inTime: number
  byResult: Record<NoteResult, number>
}
