import type { Matcher } from './matcher.ts'

const MAGIC = 0x474b4d32
/** Little-endian Int32: magic, check sum, then lengths of the parts, then the parts. */
const HEADER = 12
const PARTS = 9

/** A built matcher as bytes, for a file: read back in milliseconds where building takes a second. */
export function saveMatcher(matcher: Matcher): Uint8Array {
  const { begins, pairs, first, table, fail, ends, more, word, lengths } = matcher
  const parts = [signed(begins), signed(pairs), first, table, fail, ends, more, word, lengths]
  const sizes = parts.map((part) => part.length)
  const all = new Int32Array(HEADER + sizes.length + sizes.reduce((sum, size) => sum + size, 0))
  const { beginsShift, pairsShift, tableShift, deep, shortest } = matcher
  all.set([MAGIC, 0, beginsShift, pairsShift, tableShift, deep, shortest])
  all.set(sizes, HEADER)
  let at = HEADER + sizes.length
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  all[1] = checkSum(all)
  return new Uint8Array(all.buffer)
}

/** Throws on bytes that `saveMatcher` did not write, or that were damaged since. */
export function loadMatcher(bytes: Uint8Array): Matcher {
  if (bytes.length < 4 * (HEADER + PARTS) || bytes.length % 4 !== 0) throw new Error('not a saved matcher')
  // A copy: a slice of a file need not begin at a multiple of four.
  const all = new Int32Array(bytes.slice().buffer)
  const found = all[1]
  all[1] = 0
  if (all[0] !== MAGIC || found !== checkSum(all)) throw new Error('not a saved matcher, or damaged')
  let at = HEADER + PARTS
  let taken = 0
  const next = () => {
    const size = all[HEADER + taken++] as number
    at += size
    return all.slice(at - size, at)
  }
  const [, , beginsShift = 0, pairsShift = 0, tableShift = 0, deep = 0, shortest = 0] = all
  return {
    begins: new Uint32Array(next().buffer),
    pairs: new Uint32Array(next().buffer),
    first: next(),
    table: next(),
    fail: next(),
    ends: next(),
    more: next(),
    word: next(),
    lengths: next(),
    beginsShift,
    pairsShift,
    tableShift,
    deep,
    shortest,
  }
}

function signed(bits: Uint32Array): Int32Array {
  return new Int32Array(bits.buffer, 0, bits.length)
}

function checkSum(all: Int32Array): number {
  let sum = 0x811c9dc5
  for (let at = 2; at < all.length; at++) sum = Math.imul(sum ^ (all[at] as number), 0x01000193)
  return sum | 0
}
