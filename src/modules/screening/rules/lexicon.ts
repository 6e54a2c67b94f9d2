import type { Entry, Finding } from '../finding.ts'
import { buildMatcher, type Matcher, scan } from './matcher.ts'
import { normalise, normalisedWord, type Tolerance } from './normalise.ts'

/** A lexicon made ready to read with. */
export interface Lexicon {
  entries: readonly Entry[]
  tolerance: Tolerance
  matcher: Matcher
  /** For each word of the matcher: which entry it reports, or which entries it excuses. */
  reports: Int32Array
  excuses: (readonly number[] | undefined)[]
}

/**
 * Entries and the innocent phrases around them, in one automaton. Where two entries are the same text the first
 * reports.
 */
export function compileLexicon(entries: readonly Entry[], tolerance: Tolerance = 'forms'): Lexicon {
  const places = new Map<string, number>()
  const placeOf = (text: string) => {
    const word = normalisedWord(text, tolerance)
    const place = places.get(word) ?? places.size
    places.set(word, place)
    return place
  }
  const reports: number[] = []
  const excuses: number[][] = []
  entries.forEach((entry, index) => {
    const place = placeOf(entry.text)
    reports[place] ??= index
    for (const phrase of entry.exceptions ?? []) {
      const at = placeOf(phrase)
      excuses[at] ??= []
      excuses[at].push(index)
    }
  })
  return {
    entries,
    tolerance,
    matcher: buildMatcher([...places.keys()]),
    reports: Int32Array.from({ length: places.size }, (_, place) => reports[place] ?? -1),
    excuses: Array.from({ length: places.size }, (_, place) => excuses[place]),
  }
}

/** Every place of the text that an entry names and no longer innocent phrase covers, in the order of the text. */
export function findEntries(lexicon: Lexicon, text: string): Finding[] {
  const { units, places } = normalise(text, lexicon.tolerance)
  const hits: Hit[] = []
  const innocent: Innocent[] = []
  scan(lexicon.matcher, units, (start, end, word) => {
    const entry = lexicon.reports[word] as number
    if (entry >= 0) hits.push({ start, end, entry })
    const entries = lexicon.excuses[word]
    if (entries !== undefined) innocent.push({ start, end, entries })
  })
  const isInnocent = excuserOf(innocent)
  return hits
    .filter((hit) => !isInnocent(hit))
    .map((hit) => {
      const entry = lexicon.entries[hit.entry] as Entry
      return findingOf(entry, text, places[hit.start] as number, (places[hit.end - 1] as number) + 1)
    })
    .filter(({ whole, finding }) => !whole || standsAlone(text, finding))
    .map(({ finding }) => finding)
    .sort((a, b) => a.start - b.start || a.end - b.end)
}

interface Hit {
  start: number
  end: number
  entry: number
}

interface Innocent {
  start: number
  end: number
  entries: readonly number[]
}

/** Whether an innocent phrase covers a hit. The phrases come in the order of their ends, as `scan` reports them. */
function excuserOf(innocent: readonly Innocent[]): (hit: Hit) => boolean {
  const longest = innocent.reduce((most, { start, end }) => Math.max(most, end - start), 0)
  return ({ start, end, entry }) => {
    for (let at = firstEndingAt(innocent, end); at < innocent.length; at++) {
      const phrase = innocent[at] as Innocent
      if (phrase.end > start + longest) return false
      if (phrase.start <= start && phrase.entries.includes(entry)) return true
    }
    return false
  }
}

/** The place of the first phrase that ends at `end` or behind it. */
function firstEndingAt(innocent: readonly Innocent[], end: number): number {
  let [low, high] = [0, innocent.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((innocent[middle] as Innocent).end < end) low = middle + 1
    else high = middle
  }
  return low
}

const WORDS = new Intl.Segmenter('zh', { granularity: 'word' })

/** Whether both ends are ends of words, by the segmentation of the line in which it stands. */
function standsAlone(text: string, { start, end }: Finding): boolean {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const until = text.indexOf('\n', end)
  const line = text.slice(from, until === -1 ? text.length : until)
  const ends = new Set([line.length, ...[...WORDS.segment(line)].map((each) => each.index)])
  return ends.has(start - from) && ends.has(end - from)
}

function findingOf(entry: Entry, text: string, start: number, end: number) {
  const { category, severity, replacement: suggestion } = entry
  const said = { text: text.slice(start, end), entry: entry.text, category, severity, suggestion }
  return { whole: entry.wholeWord ?? false, finding: { start, end, ...said, detector: 'lexicon' } }
}
