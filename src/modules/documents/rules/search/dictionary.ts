import { LONGEST_PHRASE } from './grams.ts'

/** A phrase is marked when it stands in this share of the documents; below, few candidates have to be looked at. */
const FREQUENT = 0.03
/** So few documents are looked at one by one without anybody noticing. */
const FEWEST = 1_000
const MOST_PHRASES = 60_000

/**
 * The phrases of two to eight units that are frequent in these normalised texts, a sample of `total`, with their shares in
 * ten thousandths. A phrase can only be frequent where both its shorter halves are: each length is counted among those.
 */
export function frequentPhrases(sample: readonly string[], total: number): [phrase: string, share: number][] {
  if (total < FEWEST) return []
  const least = Math.max(2, sample.length * FREQUENT)
  const found: [string, number][] = []
  let shorter: Set<string> | null = null
  for (let length = 2; length <= LONGEST_PHRASE; length++) {
    const frequent: [string, number][] = [...countPhrases(sample, length, shorter)].filter(
      ([, count]) => count >= least,
    )
    for (const [phrase, count] of frequent) {
      found.push([phrase, Math.round((count / sample.length) * 10_000)])
    }
    shorter = new Set(frequent.map(([phrase]) => phrase))
  }
  return found.slice(0, MOST_PHRASES)
}

function countPhrases(
  sample: readonly string[],
  length: number,
  shorter: ReadonlySet<string> | null,
): Map<string, number> {
  const counts = new Map<string, { count: number; last: number }>()
  sample.forEach((text, index) => {
    for (let at = 0; at + length <= text.length; at++) {
      if (shorter !== null && !shorter.has(text.slice(at, at + length - 1))) continue
      if (shorter !== null && !shorter.has(text.slice(at + 1, at + length))) continue
      const phrase = text.slice(at, at + length)
      if (phrase.includes('\n') || !phrase.isWellFormed()) continue
      const known = counts.get(phrase)
      if (known === undefined) counts.set(phrase, { count: 1, last: index })
      else if (known.last !== index) {
        known.count++
        known.last = index
      }
    }
  })
  return new Map([...counts].map(([phrase, { count }]) => [phrase, count]))
}
