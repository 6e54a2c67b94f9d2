import { describe, expect, test } from 'vitest'
import { MemoryTally } from './tally.ts'

const MINUTE = 60_000

function tallyAt(start: string) {
  let now = new Date(start).getTime()
  const tally = new MemoryTally(() => new Date(now))
  return {
    tally,
    pass: (ms: number) => {
      now += ms
    },
  }
}

describe('MemoryTally', () => {
  test('counts each key by itself and says when its stretch ends', async () => {
    const { tally, pass } = tallyAt('2024-06-12T02:00:00Z')
    expect(await tally.count('a', MINUTE)).toEqual({ count: 1, endsInMs: MINUTE })
    pass(20_000)
    expect(await tally.count('a', MINUTE)).toEqual({ count: 2, endsInMs: 40_000 })
    expect(await tally.count('b', MINUTE)).toEqual({ count: 1, endsInMs: MINUTE })
  })

  test('begins again when the stretch is over', async () => {
    const { tally, pass } = tallyAt('2024-06-12T02:00:00Z')
    await tally.count('a', MINUTE)
    await tally.count('a', MINUTE)
    pass(MINUTE)
    expect(await tally.count('a', MINUTE)).toEqual({ count: 1, endsInMs: MINUTE })
  })

  test('a clock set back holds nobody up for longer than one stretch', async () => {
    const { tally, pass } = tallyAt('2024-06-12T02:00:00Z')
    await tally.count('a', MINUTE)
    pass(-86_400_000)
    expect(await tally.count('a', MINUTE)).toEqual({ count: 1, endsInMs: MINUTE })
  })

  test('forgets those heard of longest ago, not those who keep coming', async () => {
    const { tally } = tallyAt('2024-06-12T02:00:00Z')
    await tally.count('early', MINUTE)
    await tally.count('often', MINUTE)
    for (let stranger = 0; stranger < 20_000; stranger++) {
      await tally.count(`stranger ${stranger}`, MINUTE)
      if (stranger === 10_000) await tally.count('often', MINUTE)
    }
    expect((await tally.count('often', MINUTE)).count).toBe(3)
    expect((await tally.count('early', MINUTE)).count).toBe(1)
  })
})
