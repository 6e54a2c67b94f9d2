import { hkdfSync } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildOrgan, sceneOn } from '../test/builders.ts'
import { freshDatabase, type TestDatabase } from '../test/database.ts'
import { TEST_MASTER_KEY } from '../test/master-key.ts'
import { BUSY_DAY, type BusyOrgan, buildBusyOrgan } from '../test/stranger/busy-organ.ts'
import { keysCommand } from './keys-command.ts'
import type { Ctx, OrganId, Secrets } from './lib/ctx.ts'
import { act } from './lib/db.ts'
import { openKeyFile } from './lib/key-file.ts'
import { secretsFrom } from './lib/secrets.ts'
import { readLetter } from './modules/letters/index.ts'
import { readApplicant, searchApplicant, trackRequest } from './modules/requests/index.ts'
import { type KeySource, keyStatus, rotateKeys } from './rotate-keys.ts'

let database: TestDatabase
let organ: OrganId
let a: BusyOrgan
let folder: string
let file: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-keys-'))
  file = join(folder, 'master.key')
  writeFileSync(file, `${TEST_MASTER_KEY.toString('hex')}\n`)
  database = await freshDatabase()
  organ = await buildOrgan(database, '011158671', 'one.localhost')
  a = await buildBusyOrgan(database, organ)
})
afterAll(async () => {
  await database?.drop()
  rmSync(folder, { recursive: true, force: true })
})

/** As another process would open it: the key file is read afresh. */
function source(): KeySource {
  const keys = openKeyFile(file)
  const organs = async () => [organ]
  return {
    database,
    keys,
    secrets: secretsFrom(keys.ring),
    renewRole: async () => {},
    organs,
    now: new Date('2025-01-15T02:00:00Z'),
  }
}

const as = <T>(secrets: Secrets, work: (ctx: Ctx) => Promise<T>) =>
  act(database, { ...sceneOn(BUSY_DAY, organ, a.actors.officer), secrets }, work)

/** What the keys are for: the applicant, a letter, the query code on a receipt. */
async function readAll(secrets: Secrets): Promise<string[]> {
  const { id, letterId, receiptNumber, queryCode } = a.requests.served
  const reason = { reason: '电话联系' }
  const applicant = await as(secrets, (ctx) => readApplicant(ctx, id, reason))
  const letter = await as(secrets, (ctx) => readLetter(ctx, letterId))
  const tracked = await as(secrets, (ctx) => trackRequest(ctx, { number: receiptNumber, queryCode }))
  const found = await as(secrets, (ctx) => searchApplicant(ctx, { value: applicant.name }))
  return [applicant.name, letter.number, tracked?.receiptNumber ?? '', String(found.rows.length)]
}

describe('a new master key', () => {
  test('takes over in batches, stopped and gone on with, while everything stays open', async () => {
    const before = await readAll(source().secrets)
    await as(source().secrets, writeAsEarlierVersions)
    const first = await keyStatus(source())
    expect(first).toMatchObject({ settled: true, old: 1 })
    // Something lies in every column, else this would prove little.
    expect(first.columns.filter(({ all }) => all === 0)).toEqual([])

    // A server that is running all the while: it opened the file before.
    const server = source().secrets
    copyFileSync(file, `${file}.old`)
    let asked = 0
    expect(await rotateKeys(source(), () => ++asked <= 2)).toBe('paused')
    const half = await keyStatus(source())
    expect(half.settled).toBe(false)
    expect(half.old).toBeGreaterThan(0)
    expect(half.columns[0]).toMatchObject({ words: '案件密钥', old: 0 })
    expect(await readAll(server)).toEqual(before)
    expect(await keysCommand(['status'], { out: () => {}, err: () => {} }, command)).toBe(1)

    expect(await keysCommand(['rotate'], { out: () => {}, err: () => {} }, command)).toBe(0)
    expect(await keyStatus(source())).toMatchObject({ settled: true, old: 0 })
    expect(await keysCommand(['status'], { out: () => {}, err: () => {} }, command)).toBe(0)
    expect(await readAll(server)).toEqual(before)
  })

  test('opens everything alone, and the old one opens nothing', async () => {
    expect(readFileSync(file, 'utf8')).not.toContain(TEST_MASTER_KEY.toString('hex'))
    const { current, hashing } = openKeyFile(file).ring()
    const renewed = secretsFrom(() => ({ current, hashing, previous: null }))
    const old = secretsFrom(openKeyFile(`${file}.old`).ring)
    const values = await sealedValues([renewed.prefix(), old.prefix()])
    expect(values.length).toBeGreaterThan(20)
    for (const { where, sealed } of values) {
      expect(() => renewed.open(sealed), where).not.toThrow()
      expect(() => old.open(sealed), where).toThrow('主密钥不符')
    }
  })

  test('leaves one record of its beginning and one of its end in the trail of the organ', async () => {
    const { rows } = await database.transact(organ, (db) =>
      sql<{ action: string }>`select action from audit_record where action like 'keys.%' order by id`.execute(
        db,
      ),
    )
    expect(rows.map(({ action }) => action)).toEqual(['keys.exchange', 'keys.forget'])
  })
})

/** A letter and a key as they were before keys had names, and a token that no test fetched. */
async function writeAsEarlierVersions(ctx: Ctx): Promise<void> {
  const { letterId } = a.requests.served
  const { html } = await readLetter(ctx, letterId)
  await sql`update letter set body_sealed = ${ctx.secrets.seal(Buffer.from(html))}, keyed = false
    where id = ${letterId}`.execute(ctx.db)
  const oldKey = Buffer.from(hkdfSync('sha256', TEST_MASTER_KEY, '', 'gongkai seal', 32))
  const { rows } = await sql<{ intake_id: number; wrapped: Uint8Array }>`
    select intake_id, wrapped from case_key order by intake_id limit 1`.execute(ctx.db)
  for (const { intake_id, wrapped } of rows) {
    const unnamed = ctx.secrets.seal(ctx.secrets.open(wrapped), oldKey)
    await sql`update case_key set wrapped = ${unnamed} where intake_id = ${intake_id}`.execute(ctx.db)
  }
  await sql`update wechat_account set token_sealed = ${ctx.secrets.seal(Buffer.from('token'))},
    token_until = ${ctx.now}`.execute(ctx.db)
}

async function command() {
  return { ...source(), isStopped: () => false, draw: null, stop: async () => {} }
}

/**
 * Every value under either master key, found in the catalogue of the database and not in our own list. By its whole
 * prefix: the first byte alone is that of many a hash.
 */
async function sealedValues(
  prefixes: readonly Uint8Array[],
): Promise<{ where: string; sealed: Uint8Array }[]> {
  return database.transact(organ, async (db) => {
    const columns = await sql<{ table: string; column: string }>`
      select table_name as table, column_name as column from information_schema.columns
      where table_schema = 'public' and data_type = 'bytea'`.execute(db)
    const found: { where: string; sealed: Uint8Array }[] = []
    for (const { table, column } of columns.rows) {
      const { rows } = await sql<{ sealed: Uint8Array }>`
        select ${sql.ref(column)} as sealed from ${sql.table(table)}
        where substr(${sql.ref(column)}, 1, 5) in (${sql.join(prefixes)})`.execute(db)
      found.push(...rows.map(({ sealed }) => ({ where: `${table}.${column}`, sealed })))
    }
    return found
  })
}
