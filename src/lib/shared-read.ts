/**
 * Gathers single look-ups into common reads. Each call is answered by a read that began AFTER the call, so its answer
 * is as new as if it had been asked alone; calls that come together, or while a read is under way, share one.
 */
export function sharedRead<V>(
  read: (keys: readonly string[]) => Promise<ReadonlyMap<string, V>>,
): (key: string) => Promise<V | null> {
  let waiting: Call<V>[] = []
  let isUnderWay = false
  let isDue = false

  async function begin(): Promise<void> {
    isDue = false
    if (waiting.length === 0 || isUnderWay) return
    const calls = waiting
    waiting = []
    isUnderWay = true
    await answer(read, calls)
    isUnderWay = false
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
