/**
 * Finds every occurrence of every word of a list, overlapping ones too, in one pass over UTF-16 code units:
 * Aho–Corasick over the states from depth three on. Two filters stand before it, for in real text hardly any three units
 * begin a word: there the automaton is at its root, and only the filters are asked.
 */
export interface Matcher {
  /** One bit for each hash of the first three units of a longer word. */
  begins: Uint32Array
  beginsShift: number
  /** One bit for each hash of a word of two units. */
  pairs: Uint32Array
  pairsShift: number
  /** State after one unit; 0 where no word begins with it. */
  first: Int32Array
  /** Hashed transitions, three numbers each: state, unit, next; next 0 is an empty place. */
  table: Int32Array
  tableShift: number
  fail: Int32Array
  /** The nearest state at or behind this one in the chain of suffixes that ends a word; 0 for none. */
  ends: Int32Array
  /** The next such state behind this one. */
  more: Int32Array
  /** The word that ends at a state, plus one. */
  word: Int32Array
  lengths: Int32Array
  /** States from here on have three units or more behind them. */
  deep: number
  /** The shortest word has one unit, two, or more. */
  shortest: number
}

/** Start and end in code units, and the word's place in the list. */
export type OnMatch = (start: number, end: number, word: number) => void

/** Builds the automaton. Empty and repeated words are passed over: the first of equals is reported. */
export function buildMatcher(words: readonly string[]): Matcher {
  const trie = trieOf(words)
  const { count, parent, unit, word, depth } = inBreadth(trie)
  const tableBits = bitsFor(count * 2)
  const table = new Int32Array(3 << tableBits)
  const first = new Int32Array(65536)
  const matcher: Matcher = {
    ...beginsOf(words),
    ...pairsOf(words),
    first,
    table,
    tableShift: 32 - tableBits,
    fail: new Int32Array(count),
    ends: new Int32Array(count),
    more: new Int32Array(count),
    word,
    lengths: Int32Array.from(words, (each) => each.length),
    deep: count,
    shortest: words.reduce((least, { length }) => (length === 0 ? least : Math.min(least, length)), 3),
  }
  for (let state = 1; state < count; state++) {
    const from = parent[state] as number
    if (from === 0) first[unit[state] as number] = state
    else put(matcher, from, unit[state] as number, state)
    if ((depth[state] as number) > 2 && state < matcher.deep) matcher.deep = state
  }
  linkSuffixes(matcher, { count, parent, unit })
  return matcher
}

/** Calls `onMatch` for every occurrence, in the order of their ends; of those that end together, the longest first. */
export function scan(matcher: Matcher, units: Uint16Array, onMatch: OnMatch): void {
  const { begins, beginsShift, fail, deep, ends, shortest } = matcher
  const length = units.length
  for (let at = 0; at < Math.min(2, length); at++) reportShort(matcher, units, at, onMatch)
  let at = 2
  while (at < length) {
    const hash =
      threeHash(units[at - 2] as number, units[at - 1] as number, units[at] as number) >>> beginsShift
    let state = 0
    if (((begins[hash >>> 5] as number) >>> (hash & 31)) & 1) state = stateAfterThree(matcher, units, at)
    if (state === 0) {
      if (shortest < 3) reportShort(matcher, units, at, onMatch)
      at++
      continue
    }
    at++
    if (ends[state] !== 0) report(matcher, ends[state] as number, at, onMatch)
    while (at < length) {
      const next = follow(matcher, state, units[at] as number)
      if (next === 0) {
        state = fail[state] as number
        if (state < deep) break
        continue
      }
      state = next
      at++
      if (ends[state] !== 0) report(matcher, ends[state] as number, at, onMatch)
    }
  }
}

/** The code units of a text; the same memory order on every machine that runs Node. */
export function codeUnits(text: string): Uint16Array {
  const units = new Uint16Array(text.length)
  if (text.length > 64 && typeof Buffer !== 'undefined') {
    Buffer.from(units.buffer).write(text, 'utf16le')
    return units
  }
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at)
  return units
}

function report(matcher: Matcher, found: number, end: number, onMatch: OnMatch): void {
  for (let state = found; state !== 0; state = matcher.more[state] as number) {
    const word = (matcher.word[state] as number) - 1
    onMatch(end - (matcher.lengths[word] as number), end, word)
  }
}

/** Words of one or two units that end with the unit at `at`. */
function reportShort(matcher: Matcher, units: Uint16Array, at: number, onMatch: OnMatch): void {
  const { pairs, pairsShift, first, ends, shortest } = matcher
  const unit = units[at] as number
  if (at > 0) {
    const before = units[at - 1] as number
    const hash = pairHash(before, unit) >>> pairsShift
    if (((pairs[hash >>> 5] as number) >>> (hash & 31)) & 1) {
      const begun = first[before] as number
      const state = begun === 0 ? 0 : follow(matcher, begun, unit)
      if (state !== 0) {
        report(matcher, ends[state] as number, at + 1, onMatch)
        return
      }
    }
  }
  if (shortest === 1) report(matcher, ends[first[unit] as number] as number, at + 1, onMatch)
}

function stateAfterThree(matcher: Matcher, units: Uint16Array, at: number): number {
  const one = matcher.first[units[at - 2] as number] as number
  if (one === 0) return 0
  const two = follow(matcher, one, units[at - 1] as number)
  return two === 0 ? 0 : follow(matcher, two, units[at] as number)
}

function pairHash(before: number, unit: number): number {
  return Math.imul((before << 16) ^ unit ^ (before << 5), 0x9e3779b1)
}

function threeHash(one: number, two: number, three: number): number {
  return Math.imul(Math.imul((one << 16) ^ two, 0x85ebca6b) ^ (three << 8) ^ three, 0x9e3779b1)
}

function placeOf(state: number, unit: number, shift: number): number {
  return Math.imul(Math.imul(state, 0x85ebca6b) ^ unit, 0x9e3779b1) >>> shift
}

/** The state after `unit`; 0 where no word goes on like this. */
function follow({ table, tableShift }: Matcher, state: number, unit: number): number {
  const size = table.length
  let place = placeOf(state, unit, tableShift) * 3
  for (;;) {
    const next = table[place + 2] as number
    if (next === 0 || (table[place] === state && table[place + 1] === unit)) return next
    place += 3
    if (place === size) place = 0
  }
}

function put({ table, tableShift }: Matcher, state: number, unit: number, next: number): void {
  let place = placeOf(state, unit, tableShift) * 3
  while (table[place + 2] !== 0) {
    place += 3
    if (place === table.length) place = 0
  }
  table[place] = state
  table[place + 1] = unit
  table[place + 2] = next
}

function beginsOf(words: readonly string[]): { begins: Uint32Array; beginsShift: number } {
  const long = words.filter((each) => each.length > 2)
  const { bits, shift } = filterOf(
    long.map((each) => threeHash(each.charCodeAt(0), each.charCodeAt(1), each.charCodeAt(2))),
  )
  return { begins: bits, beginsShift: shift }
}

function pairsOf(words: readonly string[]): { pairs: Uint32Array; pairsShift: number } {
  const short = words.filter((each) => each.length === 2)
  const { bits, shift } = filterOf(short.map((each) => pairHash(each.charCodeAt(0), each.charCodeAt(1))))
  return { pairs: bits, pairsShift: shift }
}

/** 16 bits for each hash: one piece of running text in 16 is looked up in vain. At most half a megabyte. */
function filterOf(hashes: readonly number[]): { bits: Uint32Array; shift: number } {
  const size = Math.min(22, Math.max(12, bitsFor(new Set(hashes).size * 16)))
  const bits = new Uint32Array(1 << (size - 5))
  for (const each of hashes) {
    const hash = each >>> (32 - size)
    bits[hash >>> 5] = ((bits[hash >>> 5] as number) | (1 << (hash & 31))) >>> 0
  }
  return { bits, shift: 32 - size }
}

interface Trie {
  parent: number[]
  unit: number[]
  word: number[]
  depth: number[]
}

function trieOf(words: readonly string[]): Trie {
  const trie: Trie = { parent: [0], unit: [0], word: [0], depth: [0] }
  const next = new Map<number, number>()
  words.forEach((each, index) => {
    let state = 0
    for (let at = 0; at < each.length; at++) {
      const key = state * 65536 + each.charCodeAt(at)
      let to = next.get(key)
      if (to === undefined) {
        to = trie.parent.length
        next.set(key, to)
        trie.parent.push(state)
        trie.unit.push(each.charCodeAt(at))
        trie.word.push(0)
        trie.depth.push(at + 1)
      }
      state = to
    }
    if (state !== 0 && trie.word[state] === 0) trie.word[state] = index + 1
  })
  return trie
}

/** Numbers the states by depth, so that one comparison tells the deep ones. */
function inBreadth(trie: Trie) {
  const count = trie.parent.length
  const order = Array.from({ length: count }, (_, state) => state)
  order.sort((a, b) => (trie.depth[a] as number) - (trie.depth[b] as number) || a - b)
  const renamed = new Int32Array(count)
  order.forEach((old, now) => {
    renamed[old] = now
  })
  const taken = (list: readonly number[]) => Int32Array.from(order, (old) => list[old] as number)
  const parent = Int32Array.from(order, (old) => renamed[trie.parent[old] as number] as number)
  return { count, parent, unit: taken(trie.unit), word: taken(trie.word), depth: taken(trie.depth) }
}

function linkSuffixes(
  matcher: Matcher,
  { count, parent, unit }: { count: number; parent: Int32Array; unit: Int32Array },
): void {
  const { first, fail, ends, more, word } = matcher
  for (let state = 1; state < count; state++) {
    const last = unit[state] as number
    let behind = parent[state] as number
    let suffix = 0
    while (behind !== 0 && suffix === 0) {
      behind = fail[behind] as number
      suffix = behind === 0 ? (first[last] as number) : follow(matcher, behind, last)
    }
    fail[state] = suffix
    more[state] = ends[suffix] as number
    ends[state] = word[state] === 0 ? (ends[suffix] as number) : state
  }
}

function bitsFor(atLeast: number): number {
  return Math.max(4, 32 - Math.clz32(Math.max(1, atLeast - 1)))
}
