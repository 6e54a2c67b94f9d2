import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { APP_ROLE, appPassword, connectionOf } from './db.ts'

interface Migration {
  name: string
  checksum: string
  text: string
}

const LOCK = 0x60_6e_67_6b

/**
 * Brings the database forward: plain SQL files in order, each in a transaction, under an advisory lock,
 * with checksums. Refuses a file that was changed after it had run, or one that is gone.
 */
export async function migrate(
  ownerUrl: string,
  folder: string,
  options: { masterKey: Uint8Array },
): Promise<string[]> {
  const client = new pg.Client(connectionOf(ownerUrl))
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await ensureAppRole(client, options.masterKey)
    await client.query(
      'create table if not exists migration (name text primary key, checksum text not null, ran_at timestamptz not null)',
    )
    return await runPending(client, readMigrations(folder))
  } finally {
    await client.end()
  }
}

async function runPending(client: pg.Client, migrations: Migration[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from migration',
  )
  const done = new Map(rows.map((row) => [row.name, row.checksum]))
  const known = new Set(migrations.map((each) => each.name))
  for (const name of done.keys()) {
    if (!known.has(name)) throw new Error(`数据库比程序新：缺少迁移文件 ${name}，请升级程序`)
  }
  const ran: string[] = []
  for (const migration of migrations) {
    const checksum = done.get(migration.name)
    if (checksum === migration.checksum) continue
    if (checksum !== undefined) throw new Error(`迁移文件 ${migration.name} 在执行后被改动，请恢复原文件`)
    await runOne(client, migration)
    ran.push(migration.name)
  }
  return ran
}

async function runOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.text)
    await client.query('insert into migration (name, checksum, ran_at) values ($1, $2, $3)', [
      migration.name,
      migration.checksum,
      new Date(),
    ])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw new Error(`迁移 ${migration.name} 失败：${cause instanceof Error ? cause.message : cause}`, {
      cause,
    })
  }
}

/** Gives the program's role the password that follows from this master key: a part of exchanging that key. */
export async function renewAppRole(ownerUrl: string, masterKey: Uint8Array): Promise<void> {
  const client = new pg.Client(connectionOf(ownerUrl))
  await client.connect()
  try {
    await ensureAppRole(client, masterKey)
  } finally {
    await client.end()
  }
}

/** Roles belong to the whole server: installations that start at once on it get into each other's way. */
async function ensureAppRole(client: pg.Client, masterKey: Uint8Array, triesLeft = 5): Promise<void> {
  try {
    await writeAppRole(client, masterKey)
  } catch (failure) {
    const isCrossed = failure instanceof pg.DatabaseError && CROSSED.includes(failure.code ?? '')
    if (!isCrossed || triesLeft === 0) throw failure
    await ensureAppRole(client, masterKey, triesLeft - 1)
  }
}

/** "tuple concurrently updated" has no code of its own; a role that another one created meanwhile. */
const CROSSED = ['XX000', '23505', '42710']

async function writeAppRole(client: pg.Client, masterKey: Uint8Array): Promise<void> {
  const exists = await client.query('select 1 from pg_roles where rolname = $1', [APP_ROLE])
  const verb = exists.rowCount === 0 ? 'create' : 'alter'
  // A role name and a literal cannot be parameters; the password is hexadecimal, so nothing needs escaping.
  await client.query(
    `${verb} role ${APP_ROLE} login nosuperuser nocreatedb nocreaterole password '${appPassword(masterKey)}'`,
  )
}

function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  if (names.length === 0) throw new Error(`迁移文件夹 ${folder} 是空的`)
  return names.map((name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
  })
}
