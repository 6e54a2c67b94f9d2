/** So that there is something to do while one is under way, and yet many share each. */
const READS_AT_ONCE = 2

/**
 * Gathers single look-ups into common reads. Each call is answered by a read that began AFTER the call, so its answer
 * is as new as if it had been asked alone; calls that come together, or while enough reads are under way, share one.
 */
export function sharedRead<V>(
  read: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
): (key: string) => Promise<V | null> {
  let waiting: Call<V>[] = []
  let underWay = 0
  let isDue = false

  async function begin(): Promise<void> {
    isDue = false
    if (waiting.length === 0 || underWay >= READS_AT_ONCE) return
    const calls = waiting
    waiting = []
    underWay += 1
    await answer(read, calls)
    underWay -= 1
    await begin()
  }

  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject })
      if (isDue) return
      isDue = true
      // Everything that this turn of the event loop brings goes along.
      setImmediate(begin)
    })
}

interface Call<V> {
  key: string
  resolve(value: V | null): void
  reject(failure: unknown): void
}

async function answer<V>(
  read: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
  calls: readonly Call<V>[],
): Promise<void> {
  try {
    const found = await read([...new Set(calls.map(({ key }) => key))])
    for (const { key, resolve } of calls) resolve(found.get(key) ?? null)
  } catch (failure) {
    for (const { reject } of calls) reject(failure)
  }
}
