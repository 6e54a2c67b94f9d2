import type { Day } from '../../../lib/day.ts'
import type { Finding } from '../finding.ts'

/** What a detector may know besides the text. */
export interface Surroundings {
  /** Years after this one are doubted. */
  today: Day
  /** Telephone and fax numbers and addresses that the organ itself publishes: no findings. */
  ownContacts?: readonly string[]
}

export type Detector = (text: string, surroundings: Surroundings) => Finding[]

/** What every finding of a detector has in common. */
export type Kind = Omit<Finding, 'start' | 'end' | 'text'>

/** Every match of a pattern that `judge` makes a finding of. `text` and `read` are of equal length. */
export function findAll(
  pattern: RegExp,
  { text, read = text }: { text: string; read?: string },
  judge: (match: RegExpExecArray) => Kind | null,
): Finding[] {
  const found: Finding[] = []
  for (const match of read.matchAll(pattern)) {
    const kind = judge(match)
    if (kind === null) continue
    const end = match.index + match[0].length
    found.push({ start: match.index, end, text: text.slice(match.index, end), ...kind })
  }
  return found
}

/** Full-width digits and letters as half-width ones: each stays in its place. */
export function withHalfWidth(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ＠．－＋]/g, (each) =>
    String.fromCharCode(each.charCodeAt(0) - 0xfee0),
  )
}

/** The characters just before a match: what it is said to be. */
export function wordsBefore(match: RegExpExecArray, count = 14): string {
  return match.input.slice(Math.max(0, match.index - count), match.index)
}
