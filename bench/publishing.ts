import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import pg from 'pg'
import { planYear } from '../src/demo/plan.ts'
import { replayYear } from '../src/demo/replay.ts'
import type { Plan } from '../src/demo/setting.ts'
import { connectionOf, openDatabase } from '../src/lib/db.ts'
import { startEmbeddedPostgres } from '../src/lib/embedded-postgres.ts'
import { migrate } from '../src/lib/migrate.ts'
import { secretsFrom } from '../src/lib/secrets.ts'
import { median } from './figures.ts'

/** As many connections as the replay has documents in review at once. */
const CONCURRENCY = 8
const ROUNDS = 5
const DAYS_PER_ROUND = 20
const INSERTS_PER_ROUND = 2_000
const MASTER_KEY = randomBytes(32)
const MIGRATIONS = join(import.meta.dirname, '..', 'migrations')

/**
 * Documents published per second in the replay (each drafted, signed three times, cleared, published and audited,
 * every action a durable transaction), beside single-row committed INSERTs over as many connections to the same
 * server. Rounds of both alternate; medians are compared.
 */
export async function benchPublishing(print: (line: string) => void): Promise<void> {
  const server = await openServer()
  const url = await createDatabase(server.url)
  try {
    await migrate(url, MIGRATIONS, { masterKey: MASTER_KEY })
    await printSettings(url, print)
    const documents: number[] = []
    const inserts: number[] = []
    // A replay continues where the round before stopped: each round takes the days that follow.
    const replay = await openReplay(url)
    for (let round = 0; round < ROUNDS; round++) {
      documents.push(await replay.round(round))
      inserts.push(await insertRound(url))
      print(
        `第 ${round + 1} 轮：发布 ${at(documents, round)} 条/秒，单行提交插入 ${at(inserts, round)} 次/秒`,
      )
    }
    await replay.close()
    const [published, inserted] = [median(documents), median(inserts)]
    print(`中位数：发布 ${published.toFixed(1)} 条/秒，单行提交插入 ${inserted.toFixed(0)} 次/秒`)
    print(`一条信息的全过程相当于 ${(inserted / published).toFixed(1)} 次单行提交插入`)
  } finally {
    await query(server.url, `drop database if exists ${new URL(url).pathname.slice(1)} with (force)`)
    await server.stop()
  }
}

/** Replays stretches of the year; the founding and the first day are done before anything is measured. */
async function openReplay(url: string) {
  const database = openDatabase(url, { masterKey: MASTER_KEY, connections: CONCURRENCY })
  const secrets = secretsFrom(MASTER_KEY)
  const year = planYear()
  const replayTo = async (days: number) => {
    const plan: Plan = { ...year, days: year.days.slice(0, days), indexSeries: null, report: null }
    return (await replayYear(database, secrets, { plan })).documents
  }
  let before = await replayTo(1)
  return {
    round: async (round: number) => {
      const start = performance.now()
      const documents = await replayTo(1 + (round + 1) * DAYS_PER_ROUND)
      const perSecond = (documents - before) / ((performance.now() - start) / 1000)
      before = documents
      return perSecond
    },
    close: () => database.close(),
  }
}

/** The floor: rows of about the size of an audit record, each committed by itself. */
async function insertRound(url: string): Promise<number> {
  const pool = new pg.Pool({ ...connectionOf(url), max: CONCURRENCY })
  try {
    await pool.query(
      'create table if not exists bench_row (id bigint generated always as identity, body text)',
    )
    await Promise.all(Array.from({ length: CONCURRENCY }, () => pool.query('select 1')))
    const body = 'x'.repeat(400)
    let left = INSERTS_PER_ROUND
    const start = performance.now()
    const worker = async () => {
      while (left-- > 0) await pool.query('insert into bench_row (body) values ($1)', [body])
    }
    await Promise.all(Array.from({ length: CONCURRENCY }, worker))
    return INSERTS_PER_ROUND / ((performance.now() - start) / 1000)
  } finally {
    await pool.end()
  }
}

/** `BENCH_DATABASE_URL`, or an embedded server of its own in a temporary folder. */
async function openServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env.BENCH_DATABASE_URL
  if (given) return { url: given, stop: async () => {} }
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'))
  const server = await startEmbeddedPostgres(folder)
  return {
    url: server.url,
    stop: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function createDatabase(serverUrl: string): Promise<string> {
  const url = new URL(serverUrl)
  url.pathname = `/gongkai_bench_${randomBytes(6).toString('hex')}`
  await query(serverUrl, `create database ${url.pathname.slice(1)} template template0 encoding 'UTF8'`)
  return url.href
}

/** Numbers mean nothing without them: durable or not is a matter of these. */
async function printSettings(url: string, print: (line: string) => void): Promise<void> {
  const sql = "select name || ' = ' || setting as line from pg_settings where name = any ($1) order by name"
  const names = ['fsync', 'synchronous_commit', 'full_page_writes', 'server_version']
  const rows = await query(url, sql, [names])
  print(`PostgreSQL：${rows.map(({ line }) => line).join('，')}；并发 ${CONCURRENCY}`)
}

async function query(url: string, sql: string, values: unknown[] = []): Promise<{ line?: string }[]> {
  const client = new pg.Client(connectionOf(url))
  await client.connect()
  try {
    return (await client.query(sql, values)).rows
  } finally {
    await client.end()
  }
}

function at(values: readonly number[], index: number): string {
  return (values[index] ?? 0).toFixed(1)
}

if (import.meta.main) await benchPublishing((line) => process.stdout.write(`${line}\n`))
