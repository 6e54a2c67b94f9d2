import { normalise, normaliseInPlace } from './normalise.ts'

/** A piece of the original text; `isHit` where it is what was looked for. */
export interface Piece {
  text: string
  isHit: boolean
}

const BEFORE = 24
const LONGEST = 120

/** The whole of a short text with every place of these normalised words marked. */
export function markWords(original: string, words: readonly string[]): Piece[] {
  return piecesOf(original, placesOf(original, words), 0, original.length)
}

/** What stands around the first place of one of these words, shortened at both ends; null where there is none. */
export function passageOf(original: string, words: readonly string[]): Piece[] | null {
  const places = placesOf(original, words)
  const first = places[0]
  if (first === undefined) return null
  const from = wholeAt(original, Math.max(0, first[0] - BEFORE))
  const to = wholeAt(original, Math.min(original.length, Math.max(from + LONGEST, first[1])))
  const pieces = piecesOf(original, places, from, to)
  if (from > 0) pieces.unshift({ text: '…', isHit: false })
  if (to < original.length) pieces.push({ text: '…', isHit: false })
  return pieces
}

type Place = [from: number, to: number]

/** In the original, in order, those that touch joined to one. */
function placesOf(original: string, words: readonly string[]): Place[] {
  const plain = normalise(original)
  if (!words.some((word) => plain.includes(word))) return []
  const { text, starts, ends } = normaliseInPlace(original)
  const places: Place[] = []
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0 && word !== ''; at = text.indexOf(word, at + word.length)) {
      places.push([starts[at] ?? 0, ends[at + word.length - 1] ?? 0])
    }
  }
  places.sort(([a], [b]) => a - b)
  const joined: Place[] = []
  for (const place of places) {
    const last = joined.at(-1)
    if (last !== undefined && place[0] <= last[1]) last[1] = Math.max(last[1], place[1])
    else joined.push([...place])
  }
  return joined
}

function piecesOf(original: string, places: readonly Place[], from: number, to: number): Piece[] {
  const pieces: Piece[] = []
  let at = from
  const add = (end: number, isHit: boolean) => {
    if (end > at) pieces.push({ text: original.slice(at, end), isHit })
    at = Math.max(at, end)
  }
  for (const [start, end] of places) {
    if (end <= from || start >= to) continue
    add(Math.min(start, to), false)
    add(Math.min(end, to), true)
  }
  add(to, false)
  return pieces
}

/** Not inside a surrogate pair. */
function wholeAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return at > 0 && at < text.length && code >= 0xdc00 && code <= 0xdfff ? at - 1 : at
}
