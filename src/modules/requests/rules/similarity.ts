/** How alike two texts are, from 0 to 1: pairs of neighbouring characters that they share (Dice), without punctuation. */
export function similarity(one: string, other: string): number {
  return alike(pairsOf(one), pairsOf(other))
}

/** Those of `all` that are most like `text`, best first, none below `least`. */
export function mostAlike<T>(
  text: string,
  all: readonly T[],
  { of, least, most }: { of: (each: T) => string; least: number; most: number },
): (T & { likeness: number })[] {
  const asked = pairsOf(text)
  return all
    .map((each) => ({ ...each, likeness: alike(asked, pairsOf(of(each))) }))
    .filter(({ likeness }) => likeness >= least)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, most)
}

/** Words that stand in nearly every request and say nothing of what is asked for. */
const EMPTY_WORDS = /申请|公开|政府信息|关于|相关|有关|请|的/g

/** The pairs of neighbouring characters that say what is asked for. */
export function pairsOf(text: string): Set<string> {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(EMPTY_WORDS, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
  const letters = [...plain]
  return new Set(letters.slice(1).map((letter, at) => `${letters[at]}${letter}`))
}

function alike(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0
  let shared = 0
  for (const pair of one) if (other.has(pair)) shared += 1
  return (2 * shared) / (one.size + other.size)
}
