import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { MemoryTally } from './lib/tally.ts'
import { startWebProcesses, type WebProcesses } from './web-processes.ts'

const reports: string[] = []
let running: WebProcesses | undefined
afterEach(async () => {
  await running?.close()
  running = undefined
  reports.length = 0
})

async function start({ databaseUrl = '', silentAsks = 1_000 } = {}): Promise<WebProcesses> {
  running = await startWebProcesses({
    count: 2,
    program: join(import.meta.dirname, 'testing', 'web-child.ts'),
    orders: { port: 0, databaseUrl, connections: 1, bareHosts: 'refused' },
    tally: new MemoryTally(() => new Date()),
    report: (message) => reports.push(message),
    patience: {
      askEveryMs: 50,
      silentAsks,
      silentAsksAtStart: 1_000,
      restartMs: 20,
      mostRestartMs: 200,
      steadyMs: 600_000,
      drainMs: 5_000,
    },
  })
  return running
}

/** Each call over a connection of its own, so that the processes take turns. */
async function call(path: string): Promise<{ pid: number; count: number }> {
  const answer = await fetch(`http://127.0.0.1:${running?.port}${path}`, {
    headers: { connection: 'close' },
    signal: AbortSignal.timeout(4_000),
  })
  return (await answer.json()) as { pid: number; count: number }
}

async function pidsOf(calls: number): Promise<Set<number>> {
  const pids = new Set<number>()
  for (let call_ = 0; call_ < calls; call_++) pids.add((await call('/')).pid)
  return pids
}

/** Until two processes answer, neither of which is this one. */
async function untilReplaced(pid: number): Promise<void> {
  for (;;) {
    const pids = await pidsOf(4).catch(() => new Set<number>())
    if (pids.size === 2 && !pids.has(pid)) return
    await sleep(30)
  }
}

describe('web processes', () => {
  test('share one port, take turns, and count together', async () => {
    await start()
    expect((await pidsOf(6)).size).toBe(2)
    const counts = [await call('/x'), await call('/x'), await call('/x')]
    expect(counts.map(({ count }) => count)).toEqual([1, 2, 3])
  })

  test('one that ends is started again, and the other serves on', async () => {
    await start()
    const [first = 0] = await pidsOf(1)
    process.kill(first, 'SIGKILL')
    await untilReplaced(first)
    expect(reports).toEqual([`网页进程 ${first} 意外结束（SIGKILL），20 毫秒后重新启动`])
  })

  test('one that dies again and again is started later each time', async () => {
    await start()
    // Of three deaths in two places, one is the second in its place.
    while (reports.length < 3) {
      await call('/die').catch(() => {})
      await sleep(10)
    }
    expect(reports.every((each) => each.includes('退出码 7'))).toBe(true)
    expect(reports.some((each) => each.includes('40 毫秒'))).toBe(true)
  })

  test('one that gives no sign of life is taken out of service', async () => {
    await start({ silentAsks: 20 })
    const [stuck = 0] = await pidsOf(1)
    // The turn comes round: of two calls one hangs the process that answered first.
    const calls = [call('/hang').catch(() => {}), call('/hang').catch(() => {})]
    await untilReplaced(stuck)
    await Promise.all(calls)
    expect(reports).toContain(`网页进程 ${stuck} 没有应答，已结束并重新启动`)
  })

  test('a stop lets what has begun come to its end', async () => {
    const { close } = await start()
    const slow = [call('/slow'), call('/slow')]
    await sleep(100)
    await close()
    expect(new Set((await Promise.all(slow)).map(({ pid }) => pid)).size).toBe(2)
    await expect(call('/')).rejects.toThrow()
  })

  test('when one cannot begin, the start fails in its words and leaves nothing', async () => {
    await expect(start({ databaseUrl: 'cannot begin' })).rejects.toThrow('不能开始')
  })
})
