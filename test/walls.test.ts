import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OrganId } from '../src/lib/ctx.ts'
import { APP_ROLE, connectionOf } from '../src/lib/db.ts'
import { freshDatabase, type TestDatabase } from './database.ts'

const ONE = 1 as OrganId
const OTHER = 2 as OrganId

let database: TestDatabase
/** The owner of the tables: looks behind the walls, and sets the scene without them. */
let owner: pg.Client

beforeAll(async () => {
  database = await freshDatabase()
  owner = new pg.Client(connectionOf(database.ownerUrl))
  await owner.connect()
  for (const organ of [ONE, OTHER]) {
    await owner.query(
      `insert into organ (organ_id, code, name, short_name, kind, disclosure_office, remedy_bodies)
       overriding system value values ($1, $2, '某局', '某局', 'department', '{}', '{}')`,
      [organ, `00000000${organ}`],
    )
    await owner.query(
      `insert into audit_record (organ_id, at, legal_day, actor, action, subject_kind, subject_id, detail)
       values ($1, '2026-03-02T02:00:00Z', '2026-03-02', '{}', 'test', 'organ', '1', '{}')`,
      [organ],
    )
    await owner.query(
      "insert into audit_link (organ_id, seq, record_id, hash) select organ_id, 1, id, 'h' from audit_record where organ_id = $1",
      [organ],
    )
    await owner.query("insert into unit (organ_id, name) values ($1, '办公室')", [organ])
  }
})

afterAll(async () => {
  await owner?.end()
  await database?.drop()
})

interface Table {
  name: string
  owner: string
  secured: boolean
  organ_column: boolean
  policies: number
}

async function listTables(): Promise<Table[]> {
  const { rows } = await owner.query<Table>(`
    select c.relname as name, pg_get_userbyid(c.relowner) as owner, c.relrowsecurity as secured,
      exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'organ_id' and a.attnotnull)
        as organ_column,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid and p.polname = 'organ') as policies
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    order by c.relname`)
  return rows
}

describe('every table', () => {
  test('has an organ and stands behind the wall', async () => {
    const tables = (await listTables()).filter(({ name }) => name !== 'migration')
    expect(tables.length).toBeGreaterThan(20)
    const open = tables.filter((each) => !each.organ_column || !each.secured || each.policies !== 1)
    expect(open).toEqual([])
  })

  test("belongs to the owner, not to the program's role", async () => {
    const tables = await listTables()
    expect(tables.filter((each) => each.owner === APP_ROLE)).toEqual([])
  })

  test('has a primary key that begins with the organ', async () => {
    const { rows } = await owner.query<{ name: string; first: string }>(`
      select c.relname as name, a.attname as first
      from pg_class c join pg_index i on i.indrelid = c.oid and i.indisprimary
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migration'`)
    expect(rows.length).toBe((await listTables()).length - 1)
    expect(rows.filter((each) => each.first !== 'organ_id')).toEqual([])
  })

  test('shows an organ its own rows only, whatever a query forgets', async () => {
    const seen = new Map<string, number[]>()
    const openToAll = await listOpenToAll()
    await database.transact(ONE, async (db) => {
      for (const { name } of await listTables()) {
        if (name === 'migration' || openToAll.includes(name)) continue
        const { rows } = await sql<{
          organ_id: number
        }>`select distinct organ_id from ${sql.table(name)}`.execute(db)
        seen.set(
          name,
          rows.map((row) => row.organ_id),
        )
      }
    })
    expect(seen.get('organ')).toEqual([ONE])
    expect(seen.get('unit')).toEqual([ONE])
    expect(seen.get('audit_record')).toEqual([ONE])
    expect([...seen.values()].flat().filter((organ) => organ !== ONE)).toEqual([])
  })
})

/** The tables that anybody may read: which site a host name is, and the version of what it shows. */
async function listOpenToAll(): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    "select c.relname as name from pg_policy p join pg_class c on c.oid = p.polrelid where p.polname = 'open_to_all' order by 1",
  )
  return rows.map((row) => row.name)
}

describe('the wall between organs', () => {
  test('is open to all for two tables, in reading', async () => {
    expect(await listOpenToAll()).toEqual(['public_version', 'site'])
    const { rows } = await owner.query("select distinct polcmd from pg_policy where polname = 'open_to_all'")
    expect(rows).toEqual([{ polcmd: 'r' }])
  })

  test("changes none of another organ's rows", async () => {
    const changed = await database.transact(ONE, (db) =>
      sql`update unit set name = '他处' where organ_id = ${OTHER}`.execute(db),
    )
    expect(changed.numAffectedRows).toBe(0n)
    const { rows } = await owner.query('select name from unit where organ_id = $1', [OTHER])
    expect(rows).toEqual([{ name: '办公室' }])
  })

  test('refuses a row written in the name of another', async () => {
    const write = database.transact(ONE, (db) =>
      sql`insert into unit (organ_id, name) values (${OTHER}, '冒名')`.execute(db),
    )
    await expect(write).rejects.toThrow(/row-level security/)
  })

  test('shows nothing where no organ is named, and forgets the organ with the transaction', async () => {
    await database.transact(ONE, (db) => sql`select 1 from unit`.execute(db))
    for (let time = 0; time < 10; time += 1) {
      const { rows } = await sql`select 1 from unit`.execute(database.open)
      expect(rows).toEqual([])
    }
  })

  test("cannot be climbed by the program's role", async () => {
    const { rows } = await owner.query(
      'select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = $1',
      [APP_ROLE],
    )
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }])
    const alter = sql`alter table unit disable row level security`.execute(database.open)
    await expect(alter).rejects.toThrow(/must be owner/)
  })
})

describe('the audit trail (等保 2.0: nobody rewrites it)', () => {
  const TABLES = ['audit_record', 'audit_link']
  const changes = TABLES.flatMap((table) => [
    `update ${table} set organ_id = organ_id`,
    `delete from ${table}`,
    `truncate ${table} cascade`,
  ])

  test.each(changes)('the program may not: %s', async (statement) => {
    const change = database.transact(ONE, (db) => sql.raw(statement).execute(db))
    await expect(change).rejects.toThrow(/permission denied/)
  })

  test.each(changes)('not even the owner may: %s', async (statement) => {
    await expect(owner.query(statement)).rejects.toThrow(/append-only/)
  })

  test('is all still there', async () => {
    for (const table of TABLES) {
      const { rows } = await owner.query(`select count(*)::int as count from ${table}`)
      expect(rows).toEqual([{ count: 2 }])
    }
  })
})
