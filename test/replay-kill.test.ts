import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPostmaster, serves } from '../src/lib/embedded-postgres/postmaster.ts'
import { secretsFrom } from '../src/lib/secrets.ts'
import { freshDatabase, type TestDatabase } from './database.ts'
import { TEST_MASTER_KEY } from './master-key.ts'
import { readLedger, shortPlan, type Told } from './replay-child.ts'

/** When the program dies: once an action was acknowledged so many times in a run, and some milliseconds later. */
const DEATHS = [
  { action: 'accounts.addPerson', times: 5, ms: 0, with: 'the program' },
  { action: 'documents.draft', times: 2, ms: 0, with: 'the program' },
  { action: 'documents.submit', times: 1, ms: 1, with: 'the program and its database' },
  { action: 'review.signOff', times: 5, ms: 3, with: 'the program' },
  { action: 'documents.publish', times: 2, ms: 0, with: 'the program and its database' },
  { action: 'requests.confirmReceipt', times: 1, ms: 7, with: 'the program' },
  { action: 'requests.reply', times: 1, ms: 0, with: 'the program' },
] as const

const CHILD = join(import.meta.dirname, 'replay-child.ts')
const children: ChildProcess[] = []
let home: string
let cluster: string
let uninterrupted: TestDatabase

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'gongkai-kill-'))
  // As root, PostgreSQL runs as another user, who must be able to pass.
  chmodSync(home, 0o711)
  cluster = join(home, 'postgres')
  uninterrupted = await freshDatabase()
})

afterAll(async () => {
  await uninterrupted?.drop()
  for (const child of children) await kill(child)
  const left = readPostmaster(cluster)?.pid ?? 0
  if (serves(left, cluster)) process.kill(left, 'SIGINT')
  for (let waited = 0; serves(left, cluster) && waited < 200; waited += 1) await sleep(50)
  rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
})

/** Every record that any run was told is written, and every index number that it was given. */
const acknowledged: string[] = []
const numbers: string[] = []

describe('a replay whose program is killed with -9', { timeout: 90_000 }, () => {
  test.each(DEATHS)('keeps all it had acknowledged: after $times of $action, $with', async (death) => {
    const before = readPostmaster(cluster)?.pid ?? 0
    const run = start()
    expectKept(await run.next('kept'))
    // Whatever server the run before left behind is gone; this run has one of its own.
    expect(serves(before, cluster)).toBe(false)
    for (let count = 0; count < death.times; ) {
      const told = await run.next('acknowledged')
      if (told.acknowledged.some((each) => each.includes(` ${death.action} `))) count += 1
    }
    await sleep(death.ms)
    const server = readPostmaster(cluster)?.pid ?? 0
    expect(server).not.toBe(before)
    await kill(run.child)
    for (const each of run.rest()) take(each)
    expect(serves(server, cluster)).toBe(true)
    if (death.with === 'the program and its database') await killServer(server)
    expect(existsSync(join(cluster, 'postmaster.pid'))).toBe(true)
  })

  test('ends with the figures of one that nobody interrupted', async () => {
    const left = readPostmaster(cluster)?.pid ?? 0
    const run = start()
    expectKept(await run.next('kept'))
    expect(serves(left, cluster)).toBe(false)
    const { ledger } = await run.next('ledger')
    await run.ended
    expect(run.child.exitCode).toBe(0)
    expect(readPostmaster(cluster)).toBeNull()

    const expected = await readLedger(uninterrupted, secretsFrom(TEST_MASTER_KEY))
    expect(ledger).toEqual(JSON.parse(JSON.stringify(expected)))
    const documents = shortPlan().days.flatMap((each) => each.documents).length
    expect(ledger).toMatchObject({ documents, requests: [['〔2024〕1号', 'served', 'granted']] })
    const { published } = ledger as { published: { indexNumber: string }[] }
    expect(published.map(({ indexNumber }) => indexNumber)).toEqual(expect.arrayContaining(numbers))
    // Each once, but for one that each death may have cut off between the database's answer and its telling.
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(numbers.length).toBeGreaterThanOrEqual(documents - DEATHS.length)
    expect(acknowledged.length).toBeGreaterThan(5 * documents)
    expect(new Set(acknowledged).size).toBe(acknowledged.length)
  })
})

function expectKept({ kept }: { kept: string[] }): void {
  const there = new Set(kept)
  expect(acknowledged.filter((each) => !there.has(each))).toEqual([])
}

type Of<K extends string> = Extract<Told, Record<K, unknown>>

function take(told: Told): void {
  if (!('acknowledged' in told)) return
  acknowledged.push(...told.acknowledged)
  if (told.indexNumber !== null) numbers.push(told.indexNumber)
}

/** Starts the program; `next` waits for what it tells, taking down everything acknowledged on the way. */
function start() {
  const child = spawn(process.execPath, [CHILD, home], { stdio: ['ignore', 'pipe', 'pipe'] })
  children.push(child)
  const ended = once(child, 'close')
  let complaints = ''
  child.stderr.on('data', (text) => {
    complaints += text
  })
  const lines: Told[] = []
  let wake = () => {}
  createInterface({ input: child.stdout }).on('line', (text) => {
    lines.push(JSON.parse(text))
    wake()
  })
  void ended.then(() => wake())
  const next = async <K extends string>(kind: K): Promise<Of<K>> => {
    for (;;) {
      const told = lines.shift()
      if (told !== undefined) {
        take(told)
        if (kind in told) return told as Of<K>
        continue
      }
      if (child.exitCode !== null)
        throw new Error(`the program ended before it told “${kind}”: ${complaints}`)
      await new Promise<void>((done) => {
        wake = done
      })
    }
  }
  return { child, ended, next, rest: () => lines.splice(0) }
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const closed = once(child, 'close')
  child.kill('SIGKILL')
  await closed
}

/** Its workers notice and end by themselves; nobody is left to write anything down. */
async function killServer(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL')
  await expect.poll(() => serves(pid, cluster), { timeout: 10_000 }).toBe(false)
}
