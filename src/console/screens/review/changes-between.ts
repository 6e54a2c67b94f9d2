import type { Content } from '../../../modules/documents/api.ts'

export interface Piece {
  kind: 'same' | 'added' | 'removed'
  text: string
  /** Unique within the list. */
  place: string
}

type Text = Pick<Content, 'title' | 'bodyHtml'>

/** What changed from one text to the other, paragraph by paragraph (longest common subsequence). */
export function changesBetween(before: Text, after: Text): Piece[] {
  const old = paragraphsOf(before)
  const now = paragraphsOf(after)
  const start = sharedFrom(old, now)
  const common = commonLengths(old, now, start)
  const pieces: Piece[] = old
    .slice(0, start)
    .map((text, at) => ({ kind: 'same', text, place: `${at}-${at}` }))
  let i = start
  let j = start
  while (i < old.length || j < now.length) {
    const place = `${i}-${j}`
    if (i < old.length && j < now.length && old[i] === now[j]) {
      pieces.push({ kind: 'same', text: old[i] ?? '', place })
      i += 1
      j += 1
    } else if (
      i < old.length &&
      (j >= now.length || at(common, i + 1 - start, j - start) >= at(common, i - start, j + 1 - start))
    ) {
      pieces.push({ kind: 'removed', text: old[i] ?? '', place })
      i += 1
    } else {
      pieces.push({ kind: 'added', text: now[j] ?? '', place })
      j += 1
    }
  }
  return pieces
}

/** How many paragraphs are the same at the beginning. */
function sharedFrom(old: readonly string[], now: readonly string[]): number {
  const differs = old.findIndex((text, index) => text !== now[index])
  return differs === -1 ? Math.min(old.length, now.length) : differs
}

/** A table of thousands of rows against another: nobody waits for the finest answer. */
const MOST_PAIRS = 4_000_000

/** For every pair of tails after the shared beginning, how many paragraphs they share in order. */
function commonLengths(all: readonly string[], allNow: readonly string[], start: number): number[][] {
  const old = all.slice(start)
  const now = allNow.slice(start)
  if (old.length * now.length > MOST_PAIRS) return []
  const table = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0))
  for (let i = old.length - 1; i >= 0; i--) {
    const row = table[i] as number[]
    for (let j = now.length - 1; j >= 0; j--) {
      row[j] =
        old[i] === now[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), row[j + 1] ?? 0)
    }
  }
  return table
}

function at(table: readonly number[][], i: number, j: number): number {
  return table[i]?.[j] ?? 0
}

function paragraphsOf({ title, bodyHtml }: Text): string[] {
  const body = new DOMParser().parseFromString(bodyHtml, 'text/html').body
  const blocks = [...body.querySelectorAll('p, h2, h3, h4, li, th, td, caption, figcaption')]
    // A list item or a cell that holds paragraphs is counted by them.
    .filter((block) => block.querySelector('p, h2, h3, h4, li, th, td') === null)
    .map((block) => block.textContent.trim())
  return [title, ...(blocks.length > 0 ? blocks : [body.textContent.trim()])].filter((text) => text !== '')
}
