import type { Refusal } from '../../../lib/refusal.ts'

/** Things that cannot be done for one and the same reason. */
export interface Hindered<T> {
  reason: Refusal
  things: T[]
}

/** Gathers what cannot be done by its reason, so that a concluded case says once that it is concluded. */
export function groupByReason<T>(list: readonly { thing: T; whyNot: Refusal | null }[]): Hindered<T>[] {
  const groups = new Map<string, Hindered<T>>()
  for (const { thing, whyNot } of list) {
    if (whyNot === null) continue
    const key = `${whyNot.message} ${whyNot.article ?? ''}`
    const group = groups.get(key) ?? { reason: whyNot, things: [] }
    group.things.push(thing)
    groups.set(key, group)
  }
  return [...groups.values()]
}
