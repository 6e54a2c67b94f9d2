/** The known name that is written most like a given one; null where none shares at least half of it. */
export function nearest(given: string, known: readonly string[]): string | null {
  const ranked = known
    .map((name) => ({ name, far: distance(given, name) }))
    .toSorted((a, b) => a.far - b.far)[0]
  if (ranked === undefined) return null
  return ranked.far <= Math.max(given.length, ranked.name.length) / 2 ? ranked.name : null
}

/** Levenshtein: how many characters to put in, take out or change. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [i, character] of [...from].entries()) {
    const next = [i + 1]
    for (let j = 1; j <= to.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (to[j - 1] === character ? 0 : 1)
      next[j] = Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1)
    }
    row = next
  }
  return row[to.length] ?? 0
}
