/** Counts what comes in a stretch of time, for limits: by address, by route. Nothing here is kept anywhere. */
export interface Tally {
  /**
   * Counts one more under this key: how many there are since the first of the present stretch, and in how many
   * milliseconds that stretch ends and the counting begins again.
   */
  count(key: string, windowMs: number): Promise<Counted>
}

export interface Counted {
  count: number
  endsInMs: number
}

/** More strangers than this at once, and those heard of longest ago are forgotten. */
const MOST_KEYS = 20_000

/** The tally of one process. */
export class MemoryTally implements Tally {
  readonly #clock: () => Date
  readonly #stretches = new Map<string, { count: number; endsAt: number }>()

  constructor(clock: () => Date) {
    this.#clock = clock
  }

  async count(key: string, windowMs: number): Promise<Counted> {
    const now = this.#clock().getTime()
    const found = this.#stretches.get(key)
    // A clock set back would let a stretch last for longer than one.
    const goesOn = found !== undefined && now < found.endsAt && found.endsAt - now <= windowMs
    const stretch = goesOn ? found : { count: 0, endsAt: now + windowMs }
    stretch.count += 1
    this.#stretches.delete(key)
    this.#stretches.set(key, stretch)
    this.#forget()
    return { count: stretch.count, endsInMs: stretch.endsAt - now }
  }

  #forget(): void {
    for (const key of this.#stretches.keys()) {
      if (this.#stretches.size <= MOST_KEYS) return
      this.#stretches.delete(key)
    }
  }
}

/** Counts nothing, for a program that asks itself: no limit is ever reached. */
export class NoTally implements Tally {
  async count(): Promise<Counted> {
    return { count: 0, endsInMs: 0 }
  }
}
