import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { connectionOf, type Database, openDatabase } from '../src/lib/db.ts'
import { startEmbeddedPostgres } from '../src/lib/embedded-postgres.ts'
import { migrate } from '../src/lib/migrate.ts'

const MIGRATIONS = join(import.meta.dirname, '..', 'migrations')

/** A migrated database for one benchmark; gone when it is closed. */
export interface BenchDatabase {
  database: Database
  /** Past the walls, for what has to be there beforehand. */
  owner: pg.Client
  url: string
  masterKey: Uint8Array
  close(): Promise<void>
}

/** On the server of `BENCH_DATABASE_URL`, or on an embedded one in a temporary folder. */
export async function openBenchDatabase(connections: number): Promise<BenchDatabase> {
  const server = await openServer()
  const masterKey = randomBytes(32)
  const url = new URL(server.url)
  const name = `gongkai_bench_${randomBytes(6).toString('hex')}`
  url.pathname = `/${name}`
  await query(server.url, `create database ${name} template template0 encoding 'UTF8'`)
  await migrate(url.href, MIGRATIONS, { masterKey })
  const database = openDatabase(url.href, { masterKey, connections })
  const owner = new pg.Client(connectionOf(url.href))
  await owner.connect()
  return {
    database,
    owner,
    url: url.href,
    masterKey,
    close: async () => {
      await owner.end()
      await database.close()
      await query(server.url, `drop database if exists ${name} with (force)`)
      await server.stop()
    },
  }
}

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

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client(connectionOf(url))
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
