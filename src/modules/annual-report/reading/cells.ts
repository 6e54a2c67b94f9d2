import type { Cell } from '../report.ts'

/** What a column may hold: whole counts; amounts of money with decimals; changes with a sign (2019). */
export type CellKind = 'count' | 'amount' | 'change'

const NUMBER = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d{1,15})(\.\d{1,8})?$/
const UNIT = /(?:件|条|项|份|个|宗|次|起)$/
const AMOUNT_UNIT = /万元?$/
/** 22（其中修订16件）: the number stands, the note is left out. */
const NOTE = /\([^()]{0,200}\)$/
const NOT_APPLICABLE = new Set(['/', '\\', '∕', '⁄', '-', '--', '—', '——', '–', '―', '不适用', 'n/a', 'na'])

/** Full-width to half-width, no white space: the form in which texts are compared. */
export function compact(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200b\ufeff]+/g, '')
}

/**
 * Reads one cell: a number, null for a blank, 'n/a' for "/". Undefined when it cannot be read: a doubtful
 * cell is never guessed.
 */
export function readCell(text: string, kind: CellKind = 'count'): Cell | undefined {
  if (text.length > 400) return undefined
  const plain = compact(text).toLowerCase()
  if (plain === '') return null
  if (NOT_APPLICABLE.has(plain)) return 'n/a'
  const bare = plain.replace(NOTE, '').replace(kind === 'amount' ? AMOUNT_UNIT : UNIT, '')
  const match = NUMBER.exec(bare)
  if (match === null) return undefined
  const [, sign, whole = '', fraction = ''] = match
  if (sign !== '' && kind !== 'change') return undefined
  const value = Number(`${sign}${whole.replace(/,/g, '')}${fraction}`)
  if (kind === 'count' && !Number.isInteger(value)) return undefined
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER ? value + 0 : undefined
}

/** True for a token that stands in a table as a cell, not as a part of a label. */
export function looksLikeCell(token: string): boolean {
  return (
    readCell(token, 'amount') !== undefined ||
    readCell(token, 'change') !== undefined ||
    readCell(token) !== undefined
  )
}

/** A line of a table in text: its words, then the cells at its end. */
export function splitLine(line: string): { label: string; cells: string[] } {
  // A note belongs to the number before it, also where the line has a space between them.
  const joined = line
    .normalize('NFKC')
    .replace(/(?<=\d)[ \t]{0,4}\([^()\n]{0,60}\)/g, (note) => note.replace(/\s/g, ''))
  const tokens = joined.split(/\s+/).filter((token) => token !== '')
  let from = tokens.length
  while (from > 0 && looksLikeCell(tokens[from - 1] ?? '')) from--
  return { label: tokens.slice(0, from).join(' '), cells: tokens.slice(from) }
}
