import type { Level } from '../review.ts'

/** Levels that have fewer people together than they are: between them somebody is missing. */
export interface Shortage {
  /** Places in the chain, counted from 0. */
  levels: readonly number[]
  /** All who could sign any of them. */
  signers: readonly number[]
}

/**
 * Whether each level can have a person of its own (bipartite matching by augmenting paths); null when it can. When it
 * cannot, the levels that the failed search reached and their signers are what Hall's theorem promises.
 */
export function shortageOf(levels: readonly Level[]): Shortage | null {
  const levelOf = new Map<number, number>()
  const place = (index: number, tried: Set<number>): boolean => {
    for (const signer of levels[index]?.signers ?? []) {
      if (tried.has(signer)) continue
      tried.add(signer)
      const holder = levelOf.get(signer)
      if (holder === undefined || place(holder, tried)) {
        levelOf.set(signer, index)
        return true
      }
    }
    return false
  }
  for (const index of levels.keys()) {
    const tried = new Set<number>()
    if (place(index, tried)) continue
    const reached = [...tried].flatMap((signer) => levelOf.get(signer) ?? [])
    return { levels: [...reached, index].sort((a, b) => a - b), signers: [...tried] }
  }
  return null
}

/** The levels as they are left without these people. */
export function without(levels: readonly Level[], gone: readonly number[]): Level[] {
  return levels.map((level) => ({
    ...level,
    signers: level.signers.filter((signer) => !gone.includes(signer)),
  }))
}
