import { type Refusal, refusal } from '../../lib/refusal.ts'

/** 政府网站发展指引 asks for quick answers; how quick an organ promises to be it says itself. */
export const DEFAULT_DAYS = 3
export const MOST_DAYS = 20

export const MOST_QUOTED = 200
export const MOST_DESCRIPTION = 1000
const AROUND = 40

/** A page of the site: a path of its own, nothing that leads elsewhere. Null for anything else. */
export function pathOnSite(given: string): string | null {
  const path = given.trim()
  if (!/^\/(?!\/)[\w\-./%?=&~:]*$/.test(path) || path.length > 300) return null
  return path
}

/** The number of the document that a page shows; null for every other page. */
export function documentAt(path: string): number | null {
  const [, id] = /^\/documents\/(\d{1,15})(?:[/?].*)?$/.exec(path) ?? []
  return id === undefined ? null : Number(id)
}

/** Where the marked words stand in a text, with so many characters around them; what is not found stands alone. */
export function placeOf(text: string, quoted: string): { before: string; quoted: string; after: string } {
  const words = quoted.replace(/\s+/g, ' ').trim().slice(0, MOST_QUOTED)
  const plain = text.replace(/\s+/g, ' ')
  const at = words === '' ? -1 : plain.indexOf(words)
  if (at < 0) return { before: '', quoted: words, after: '' }
  const end = at + words.length
  return {
    before: plain.slice(Math.max(0, at - AROUND), at),
    quoted: words,
    after: plain.slice(end, end + AROUND),
  }
}

/** An answer says something, and says it once. */
export function whyNotAnswer(
  note: { answer: unknown; version: number },
  text: string,
  seen: number,
): Refusal[] {
  const reasons: Refusal[] = []
  if (note.answer !== null) reasons.push(refusal('note-answered', '这条找错已经答复'))
  else if (note.version !== seen) reasons.push(refusal('stale', '这条找错已被他人修改，请刷新后重试'))
  if (text.trim() === '') reasons.push(refusal('note-answer', '请写明核查和处理的情况', { field: 'text' }))
  return reasons
}
