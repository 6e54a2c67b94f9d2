import { describe, expect, it } from 'vitest'
import { sharedRead } from './shared-read.ts'

/** A read whose answers are given by hand. */
function manualRead() {
  const reads: { keys: readonly string[]; answer(value: string): void; fail(): void }[] = []
  const find = sharedRead<string>(
    (keys) =>
      new Promise((resolve, reject) => {
        reads.push({
          keys,
          answer: (value) => resolve(new Map(keys.map((key) => [key, value]))),
          fail: () => reject(new Error('gone')),
        })
      }),
  )
  const turn = () => new Promise((resolve) => setTimeout(resolve, 5))
  return { reads, find, turn }
}

describe('a shared read', () => {
  it('asks once for all that comes together', async () => {
    const { reads, find, turn } = manualRead()
    const answers = Promise.all([find('a'), find('b'), find('a')])
    await turn()
    expect(reads.map(({ keys }) => keys)).toEqual([['a', 'b']])
    reads[0]?.answer('1')
    expect(await answers).toEqual(['1', '1', '1'])
  })

  it('never answers by a read that began before the call', async () => {
    const { reads, find, turn } = manualRead()
    const early = find('a')
    await turn()
    const late = find('a')
    await turn()
    reads[0]?.answer('old')
    expect(await early).toBe('old')
    await turn()
    reads[1]?.answer('new')
    expect(await late).toBe('new')
  })

  it('has one read under way; the rest wait together for the next', async () => {
    const { reads, find, turn } = manualRead()
    const answers: Promise<string | null>[] = []
    for (const key of ['a', 'b', 'c', 'b']) {
      answers.push(find(key))
      await turn()
    }
    expect(reads.map(({ keys }) => keys)).toEqual([['a']])
    reads[0]?.answer('1')
    await turn()
    expect(reads.map(({ keys }) => keys)).toEqual([['a'], ['b', 'c']])
    reads[1]?.answer('2')
    expect(await Promise.all(answers)).toEqual(['1', '2', '2', '2'])
  })

  it('knows nothing of what was not found', async () => {
    const find = sharedRead<string>(async () => new Map())
    expect(await find('stranger')).toBeNull()
  })

  it('fails for those who waited, and asks again for the next', async () => {
    const { reads, find, turn } = manualRead()
    const failing = find('a')
    await turn()
    reads[0]?.fail()
    await expect(failing).rejects.toThrow('gone')
    const next = find('a')
    await turn()
    reads[1]?.answer('back')
    expect(await next).toBe('back')
  })
})
