import type { Piece } from '../review/changes-between.ts'

/** A part of a paragraph, changed or not. */
export interface Part {
  text: string
  isChanged: boolean
}

/** One row of two texts beside each other; null where one side has nothing. */
export interface Row {
  place: string
  before: Part[] | null
  after: Part[] | null
}

/** Puts what was removed beside what took its place, and marks what differs within. */
export function sideBySide(pieces: readonly Piece[]): Row[] {
  const rows: Row[] = []
  for (let index = 0; index < pieces.length; ) {
    const piece = pieces[index] as Piece
    if (piece.kind === 'same') {
      const parts = [{ text: piece.text, isChanged: false }]
      rows.push({ place: piece.place, before: parts, after: parts })
      index += 1
      continue
    }
    const run = runFrom(pieces, index)
    rows.push(...pairs(run))
    index += run.length
  }
  return rows
}

/** Two paragraphs, each cut where they begin and cease to differ, outside of numbers. */
export function partsOf(before: string, after: string): { before: Part[]; after: Part[] } {
  const [a, b] = [[...before], [...after]]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  while (start > 0 && isWithinNumber(a, b, start)) start -= 1
  let end = 0
  const most = Math.min(a.length, b.length) - start
  while (end < most && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1
  while (end > 0 && isWithinNumber(a.toReversed(), b.toReversed(), end)) end -= 1
  const cut = (all: string[]) =>
    [
      { text: all.slice(0, start).join(''), isChanged: false },
      { text: all.slice(start, all.length - end).join(''), isChanged: true },
      { text: all.slice(all.length - end).join(''), isChanged: false },
    ].filter(({ text }) => text !== '')
  return { before: cut(a), after: cut(b) }
}

/** A date or a sum is read as a whole: 2024 and 2025 differ, not 4 and 5. */
function isWithinNumber(a: readonly string[], b: readonly string[], at: number): boolean {
  const isDigit = (text: string | undefined) => text !== undefined && /\d/.test(text)
  return isDigit(a[at - 1]) && (isDigit(a[at]) || isDigit(b[at]))
}

function runFrom(pieces: readonly Piece[], start: number): Piece[] {
  const end = pieces.findIndex((each, index) => index > start && each.kind === 'same')
  return pieces.slice(start, end === -1 ? pieces.length : end)
}

function pairs(run: readonly Piece[]): Row[] {
  const removed = run.filter(({ kind }) => kind === 'removed')
  const added = run.filter(({ kind }) => kind === 'added')
  return Array.from({ length: Math.max(removed.length, added.length) }, (_, index) => {
    const [old, now] = [removed[index], added[index]]
    const place = `${old?.place ?? ''} ${now?.place ?? ''}`
    if (old !== undefined && now !== undefined) return { place, ...partsOf(old.text, now.text) }
    const whole = (piece: Piece | undefined) => piece && [{ text: piece.text, isChanged: true }]
    return { place, before: whole(old) ?? null, after: whole(now) ?? null }
  })
}
