/** Phrases that are found without a look at the texts, and how frequent pairs and phrases are. */
export interface Dictionary {
  version: number
  /** The number of a phrase of three or more units among the marks; its share of the documents, in ten thousandths. */
  phrases: ReadonlyMap<string, { mark: number; share: number }>
}

export const NO_DICTIONARY: Dictionary = { version: 0, phrases: new Map() }

/** The longest phrase that is marked, in code units. */
export const LONGEST_PHRASE = 8

/**
 * All that a row of the index says of a text: each pair of code units as one integer (no two pairs share one), the
 * organ, the marked phrases, and the pairs of the numbers. Lines of `body` are parts: nothing reaches across.
 */
export function gramsOf(
  organ: number,
  { body, numbers }: { body: string; numbers: string },
  dictionary: Dictionary,
): number[] {
  const grams = new Set<number>([organMark(organ)])
  for (let at = 0; at + 1 < body.length; at++) {
    const gram = pairAt(body, at)
    if (gram === null) continue
    grams.add(gram)
    // Every beginning of a frequent phrase is frequent: the first that is none ends the search.
    for (let length = 3; length <= LONGEST_PHRASE && at + length <= body.length; length++) {
      const phrase = dictionary.phrases.get(body.slice(at, at + length))
      if (phrase === undefined) break
      grams.add(PHRASES + phrase.mark)
    }
  }
  for (const line of numbers.split('\n')) for (const gram of numberGrams(line)) grams.add(gram)
  return [...grams]
}

/** The pairs of a 文号 or 索引号, apart from those of the text; several pairs may share one. */
export function numberGrams(key: string): number[] {
  const grams = new Set<number>()
  for (let at = 0; at + 1 < key.length; at++) {
    const mixed = Math.imul((key.charCodeAt(at) << 16) | key.charCodeAt(at + 1), 0x9e3779b1)
    grams.add(NUMBERS + (mixed >>> 12))
  }
  return [...grams]
}

/** Below the pairs: no text holds a control character, with which every smaller integer would begin. */
const PHRASES = 0x80000
const NUMBERS = 0x100000

/** What to look up for words, and which of them that leaves to be looked for in the texts. */
export interface Lookup {
  grams: number[]
  left: string[]
}

/** Enough to be selective; more of them only cost time. */
const MOST_GRAMS = 12

/** The rarest grams of these normalised words. Decided without the texts: a word of one pair, and a marked phrase. */
export function lookupOf(organ: number, words: readonly string[], dictionary: Dictionary): Lookup {
  const found = new Map<number, number>()
  const left: string[] = []
  for (const word of words) {
    const whole = dictionary.phrases.get(word)
    if (word.length > 2 && whole !== undefined) {
      found.set(PHRASES + whole.mark, whole.share)
      continue
    }
    if (word.length !== 2) left.push(word)
    for (const [gram, share] of partsOf(word, dictionary)) found.set(gram, share)
  }
  const rarest = [...found].sort(([, a], [, b]) => a - b)
  // A word of one pair must keep it: nothing else decides.
  const kept = new Set(rarest.slice(0, MOST_GRAMS).map(([gram]) => gram))
  for (const word of words) {
    const only = word.length === 2 ? pairAt(word, 0) : null
    const whole = word.length > 2 ? dictionary.phrases.get(word) : undefined
    if (only !== null) kept.add(only)
    if (whole !== undefined) kept.add(PHRASES + whole.mark)
  }
  return { grams: [organMark(organ), ...kept], left }
}

/** The pairs of a word and the marked phrases inside it, with their shares. */
function partsOf(word: string, { phrases }: Dictionary): [gram: number, share: number][] {
  const parts: [number, number][] = []
  for (let at = 0; at + 1 < word.length; at++) {
    const gram = pairAt(word, at)
    if (gram !== null) parts.push([gram, phrases.get(word.slice(at, at + 2))?.share ?? 0])
    for (let length = LONGEST_PHRASE; length > 2; length--) {
      const phrase = at + length > word.length ? undefined : phrases.get(word.slice(at, at + length))
      if (phrase === undefined) continue
      parts.push([PHRASES + phrase.mark, phrase.share])
      break
    }
  }
  return parts
}

function organMark(organ: number): number {
  if (organ >= PHRASES) throw new Error('more organs than the index can mark')
  return organ
}

/** Null where a part ends. */
function pairAt(text: string, at: number): number | null {
  const [first, second] = [text.charCodeAt(at), text.charCodeAt(at + 1)]
  return first === LINE || second === LINE ? null : (first << 16) | second
}

const LINE = 10
