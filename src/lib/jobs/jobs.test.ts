import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildOrgan, sceneOn } from '../../../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../../../test/database.ts'
import { TEST_MASTER_KEY } from '../../../test/master-key.ts'
import type { Ctx, OrganId } from '../ctx.ts'
import { act } from '../db.ts'
import {
  again,
  delayAfter,
  JobFailed,
  type JobHandler,
  listDeadJobs,
  restartJob,
  runDailyWork,
  runDueJobs,
  sendJob,
  startWork,
  type WorkSource,
} from '../jobs.ts'
import { countingJob, countOf } from './testing/counting.ts'

let database: TestDatabase
let organ: OrganId
let other: OrganId
let now: Date
let reported: unknown[]
let source: WorkSource

beforeAll(async () => {
  database = await freshDatabase()
  organ = await buildOrgan(database, '011158671', 'one.localhost')
  other = await buildOrgan(database, '011158672', 'two.localhost')
})
afterAll(() => database?.drop())
beforeEach(async () => {
  const { secrets } = sceneOn('2025-01-14', organ)
  now = sceneOn('2025-01-14', organ).now
  reported = []
  source = { database, secrets, files: null, clock: () => now, report: (failure) => reported.push(failure) }
  await database.transactAcross((db) => sql`delete from job`.execute(db))
})

const within = <T>(work: (ctx: Ctx) => Promise<T>, organId = organ) =>
  act(database, { ...sceneOn('2025-01-14', organId), now }, work)
const waitSeconds = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000)
}
const waiting = () =>
  within((ctx) =>
    sql<{ kind: string; state: string; attempts: number; run_at: Date }>`select * from job`.execute(ctx.db),
  ).then(({ rows }) => rows)
const stepping = (kind: string): JobHandler => countingJob(kind, (_scene, step) => step())

describe('the outbox', () => {
  test('holds a job with the change or not at all, and is empty once the job is done', async () => {
    const undone = within(async (ctx) => {
      await sendJob(ctx, { kind: 'test.step', subjectId: 1 })
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect(await runDueJobs(source, [stepping('test.step')])).toBe(0)
    await within((ctx) => sendJob(ctx, { kind: 'test.step', subjectId: 1 }))
    expect(await runDueJobs(source, [stepping('test.step')])).toBe(1)
    expect([await within((ctx) => countOf(ctx, 1)), await waiting()]).toEqual([1, []])
  })

  test('runs a job in its own organ, and shows it to no other', async () => {
    await within((ctx) => sendJob(ctx, { kind: 'test.step', subjectId: 2 }), other)
    expect(await waiting()).toEqual([])
    await runDueJobs(source, [stepping('test.step')])
    expect(await within((ctx) => countOf(ctx, 2))).toBe(0)
    expect(await within((ctx) => countOf(ctx, 2), other)).toBe(1)
  })

  test('keeps a job for its time, and one that asks to come back, without counting it as failed', async () => {
    const later = new Date(now.getTime() + 60_000)
    await within((ctx) => sendJob(ctx, { kind: 'test.step', subjectId: 3, at: later }))
    const patient = countingJob('test.step', async ({ act }, step) => {
      await step()
      return (await act((ctx) => countOf(ctx, 3))) < 9 ? again(5) : undefined
    })
    expect(await runDueJobs(source, [patient])).toBe(0)
    waitSeconds(60)
    for (let round = 1; round < 9; round += 1) {
      expect(await runDueJobs(source, [patient])).toBe(1)
      expect((await waiting())[0]).toMatchObject({ attempts: 0, state: 'waiting' })
      waitSeconds(5)
    }
    expect([await runDueJobs(source, [patient]), await waiting()]).toEqual([1, []])
  })

  test('tries again later each time, buries with the reason, and starts again when a person says so', async () => {
    const buried: string[] = []
    const failing = countingJob('test.fail', () => Promise.reject(new JobFailed('对方没有答复')), buried)
    await within((ctx) => sendJob(ctx, { kind: 'test.fail', subjectId: 4 }))
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      expect(await runDueJobs(source, [failing])).toBe(1)
      expect(await runDueJobs(source, [failing])).toBe(0)
      waitSeconds(600)
    }
    expect([await runDueJobs(source, [failing]), buried]).toEqual([0, ['4 对方没有答复']])
    expect(await within(listDeadJobs)).toMatchObject([{ subjectId: 4, attempts: 3, failure: '对方没有答复' }])
    const job = { kind: 'test.fail', subjectId: 4 }
    expect(await within((ctx) => restartJob(ctx, job), other)).toBe(false)
    expect(await within((ctx) => restartJob(ctx, job))).toBe(true)
    expect(await runDueJobs(source, [stepping('test.fail')])).toBe(1)
    expect([await within((ctx) => countOf(ctx, 4)), await within(listDeadJobs)]).toEqual([1, []])
  })

  test('buries at once what is final, and never writes the words of a bug into the table', async () => {
    const buried: string[] = []
    const final = new JobFailed('密钥不对', { final: true })
    await within((ctx) => sendJob(ctx, { kind: 'test.final', subjectId: 5 }))
    await runDueJobs(source, [countingJob('test.final', () => Promise.reject(final), buried)])
    expect(buried).toEqual(['5 密钥不对'])
    await within((ctx) => sendJob(ctx, { kind: 'test.bug', subjectId: 5 }))
    await runDueJobs(source, [countingJob('test.bug', () => Promise.reject(new Error('张三 13800000000')))])
    const row = (await waiting()).find(({ kind }) => kind === 'test.bug')
    expect(JSON.stringify(row)).not.toContain('张三')
    expect(String(reported.at(-1))).toContain('张三')
  })

  test('gives each job to one of several at once', async () => {
    for (let id = 100; id < 140; id += 1) {
      await within((ctx) => sendJob(ctx, { kind: 'test.step', subjectId: id }))
    }
    const runs = await Promise.all([1, 2, 3].map(() => runDueJobs(source, [stepping('test.step')])))
    expect(runs.reduce((sum, each) => sum + each, 0)).toBe(40)
    for (let id = 100; id < 140; id += 1) expect(await within((ctx) => countOf(ctx, id))).toBe(1)
  })

  test('does not start a second run beside one that is merely slow', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    let started = () => {}
    const running = new Promise<void>((resolve) => {
      started = resolve
    })
    await within((ctx) => sendJob(ctx, { kind: 'test.slow', subjectId: 6 }))
    const slow = countingJob('test.slow', async (_scene, step) => {
      started()
      await held
      await step()
    })
    const first = runDueJobs(source, [slow])
    await running
    waitSeconds(3600)
    expect(await runDueJobs(source, [slow])).toBe(0)
    release()
    await first
    expect([await within((ctx) => countOf(ctx, 6)), await waiting()]).toEqual([1, []])
  })
})

describe('a process that is killed', () => {
  test('in the middle of a run leaves the job, which is due again, and gives up after its attempts', async () => {
    await within((ctx) => sendJob(ctx, { kind: 'test.hang', subjectId: 7 }))
    const buried: string[] = []
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await killInTheMiddle()
      expect(await within((ctx) => countOf(ctx, 7))).toBe(attempt)
      expect(await waiting()).toMatchObject([{ state: 'waiting', attempts: attempt }])
      waitSeconds(600)
    }
    await runDueJobs(source, [countingJob('test.hang', (_scene, step) => step(), buried)])
    expect(buried).toEqual(['7 程序多次中断，没有做完'])
    expect(await within((ctx) => countOf(ctx, 7))).toBe(3)
  })

  test('loses nothing that was sent and not yet begun', async () => {
    await within((ctx) => sendJob(ctx, { kind: 'test.hang', subjectId: 8 }))
    await within((ctx) => sendJob(ctx, { kind: 'test.hang', subjectId: 9 }))
    await killInTheMiddle()
    waitSeconds(600)
    expect(await runDueJobs(source, [stepping('test.hang')])).toBe(2)
    expect(await waiting()).toEqual([])
  })

  async function killInTheMiddle() {
    const args = [join(import.meta.dirname, 'testing', 'child.ts'), database.ownerUrl]
    const key = Buffer.from(TEST_MASTER_KEY).toString('hex')
    const child = spawn(process.execPath, [...args, key, now.toISOString()], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
})

describe('daily work', () => {
  const work = (run: (ctx: Ctx) => Promise<void>) => [
    { name: 'test.daily', actor: '测试', hour: 10, minute: 30, run },
  ]

  test('is done once a day for each organ, after its time, by whoever comes first', async () => {
    const done: number[] = []
    const daily = work(async ({ organId }) => {
      done.push(organId)
    })
    expect(await runDailyWork(source, daily, [organ, other])).toBe(0)
    waitSeconds(3600)
    const both = await Promise.all([1, 2].map(() => runDailyWork(source, daily, [organ, other])))
    expect(both.reduce((sum, each) => sum + each, 0)).toBe(2)
    expect(done.sort()).toEqual([organ, other])
    waitSeconds(86_400)
    expect(await runDailyWork(source, daily, [organ, other])).toBe(2)
  })

  test('that fails is not done, keeps nothing, and does not keep the next organ from its own', async () => {
    waitSeconds(5 * 86_400 + 3600)
    const failing = work(async (ctx) => {
      await sendJob(ctx, { kind: 'test.step', subjectId: 50 })
      if (ctx.organId === organ) throw new Error('broken')
    })
    expect(await runDailyWork(source, failing, [organ, other])).toBe(1)
    expect([await waiting(), reported.length]).toEqual([[], 1])
    expect(
      await runDailyWork(
        source,
        work(async () => {}),
        [organ, other],
      ),
    ).toBe(1)
  })
})

describe('the loop', () => {
  test('does what is due and stops after the run that is under way', async () => {
    await within((ctx) => sendJob(ctx, { kind: 'test.loop', subjectId: 60 }))
    let begun = () => {}
    const running = new Promise<void>((resolve) => {
      begun = resolve
    })
    const handler = countingJob('test.loop', async (_scene, step) => {
      begun()
      await step()
    })
    const loop = startWork(source, { handlers: [handler], daily: [], organs: async () => [organ] })
    await running
    await loop.stop()
    expect([await within((ctx) => countOf(ctx, 60)), await waiting()]).toEqual([1, []])
  })
})

describe('the time between attempts', () => {
  const policy = { attempts: 9, firstDelaySeconds: 10, longestDelaySeconds: 100 }
  test.each([
    [1, 0, 10],
    [2, 0, 20],
    [4, 0, 80],
    [5, 0, 100],
    [50, 0, 100],
    [3, 0.5, 30],
    [3, 0.999, 20.02],
  ])('after %d failures, chance %d: %d s', (attempts, chance, seconds) => {
    expect(delayAfter(attempts, policy, chance)).toBeCloseTo(seconds, 5)
  })
})
