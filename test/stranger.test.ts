import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import pg from 'pg'
import { parseSync } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../src/app.ts'
import type { Actor, Db, OrganId } from '../src/lib/ctx.ts'
import { act, connectionOf, type Database } from '../src/lib/db.ts'
import { NotFound, Refused } from '../src/lib/refusal.ts'
import { secretsFrom } from '../src/lib/secrets.ts'
import { addPerson } from '../src/modules/accounts/index.ts'
import { findHost, foundOrgan, listOrganIds } from '../src/modules/organs/index.ts'
import { buildOrgan, sceneOn } from './builders.ts'
import { freshDatabase, type TestDatabase } from './database.ts'
import { TEST_MASTER_KEY } from './master-key.ts'
import { BUSY_DAY, type BusyOrgan, buildBusyOrgan } from './stranger/busy-organ.ts'
import type { Case, Stranger } from './stranger/case.ts'
import { ACROSS, CASES, PURE } from './stranger/cases.ts'

const MODULES = join(import.meta.dirname, '..', 'src', 'modules')
const exported = await listExports()

let database: TestDatabase
/** The owner of the tables: looks behind the walls. */
let owner: pg.Client
let tables: string[]
let a: BusyOrgan
let stranger: Stranger
/** What A's rows are before every attempt: each is undone. */
let untouched: Record<string, string>

beforeAll(async () => {
  database = await freshDatabase()
  owner = new pg.Client(connectionOf(database.ownerUrl))
  await owner.connect()
  tables = await listTables()
  a = await buildBusyOrgan(database, await buildOrgan(database, '011158671', 'one.localhost'))
  stranger = await buildStranger('two.localhost')
  untouched = await database.transactAcross(fingerprints)
  // Builds an organ with everything in it, which takes long beside other work.
}, 180_000)
afterAll(async () => {
  await owner?.end()
  await database?.drop()
})

describe('the table of cases', () => {
  test('has everything that is called from outside its module, and nothing else', () => {
    expect(exported.length).toBeGreaterThan(80)
    const known = [...Object.keys(PURE), ...Object.keys(ACROSS), ...Object.keys(CASES)]
    expect(exported.filter((name) => !known.includes(name)).map((name) => `no case for ${name}`)).toEqual([])
    expect(known.filter((name) => !exported.includes(name))).toEqual([])
    expect(new Set(known).size).toBe(known.length)
  })

  test('is tried on an organ that has rows in every table that the program writes', async () => {
    const empty: string[] = []
    for (const table of tables) {
      const { rowCount } = await owner.query(`select 1 from ${table} where organ_id = $1 limit 1`, [
        a.organId,
      ])
      if (rowCount === 0) empty.push(table)
    }
    expect(empty).toEqual(WRITTEN_BY_NOBODY)
  })
})

/** Tables without an action that fills them yet. */
const WRITTEN_BY_NOBODY: string[] = []

describe('an organ with its own things', () => {
  test.each(eachCase())('%s works', async (_, each) => {
    const actor = each.kind === 'sees' ? a.actors.officer : a.actors[each.by]
    const { outcome, changed } = await attempt(database, a.organId, actor, each)
    switch (each.kind) {
      case 'sees':
        expect('value' in outcome, JSON.stringify(outcome)).toBe(true)
        expect(outcome).not.toEqual({ value: each.nothing(stranger) })
        break
      case 'finds':
        expect(outcome).toHaveProperty('value')
        expect(changed).toEqual([])
        break
      case 'refused':
        expect(outcome).toHaveProperty('value')
        break
      case 'does':
      case 'apart':
        expect(outcome).toHaveProperty('value')
        // Also proves that the comparison notices a change.
        expect(changed).not.toEqual([])
    }
  })
})

describe.each([
  ['behind row-level security', () => database, false],
  // What a query without its `where organ_id` would hide behind, were row-level security always there.
  ['with row-level security out of the way', () => withoutRowSecurity(database), true],
])('a stranger %s', (_, open, isOpen) => {
  test('has only the conditions of the queries before it, or that and the wall', async () => {
    const { rows } = await open().transact(stranger.organId as OrganId, (db) =>
      sql<{ organ_id: number }>`select distinct organ_id from document`.execute(db),
    )
    expect(rows).toEqual(isOpen ? [{ organ_id: a.organId }] : [])
  })

  test.each(eachCase())('%s', async (_name, each) => {
    const actor: Actor = { kind: 'person', ...stranger.person, id: stranger.person.id }
    const { outcome, changed } = await attempt(open(), stranger.organId as OrganId, actor, each)
    switch (each.kind) {
      case 'sees':
        expect(outcome).toEqual({ value: each.nothing(stranger) })
        break
      case 'finds':
      case 'does':
        expect(outcome).toEqual({ failure: 'NotFound' })
        break
      case 'refused':
        expect(outcome).toEqual({ failure: 'Refused' })
        break
      case 'apart':
        expect(outcome).toHaveProperty('value')
    }
    expect(changed).toEqual([])
  })
})

describe('the public site of a stranger', () => {
  let app: FastifyInstance
  beforeAll(async () => {
    app = await buildApp({
      config: { logLevel: 'silent', trustProxy: false, secureCookies: 'auto' },
      platform: { database, secrets: secretsFrom(TEST_MASTER_KEY) },
      clock: () => sceneOn(BUSY_DAY, a.organId).now,
    })
  })
  afterAll(() => app?.close())

  test('shows nothing of the pages that another organ has just shown', async () => {
    const get = (host: string, url: string) => app.inject({ method: 'GET', url, headers: { host } })
    const own = ['/', '/columns/notices', `/documents/${a.documents.carried}`]
    // Twice each way, so that whatever is kept in memory is kept by then.
    for (let time = 0; time < 2; time += 1) {
      for (const url of own) {
        const shown = await get('one.localhost', url)
        expect(shown.statusCode, url).toBe(200)
        expect(shown.body).toContain('已发布的通知')
        const abroad = await get('two.localhost', url)
        expect(abroad.statusCode, url).toBe(url === '/' ? 200 : 404)
        expect(abroad.body).not.toContain('已发布的通知')
      }
    }
  })
})

describe('what works beside the organs', () => {
  test('tells no more than which organ answers where', async () => {
    const found = await findHost(database, 'one.localhost')
    expect(Object.keys(found ?? {}).sort()).toEqual(['organId', 'publicVersion'])
    expect(found?.organId).toBe(a.organId)
    expect(await listOrganIds(database)).toEqual([a.organId, stranger.organId])
  })

  test('founds no organ over another', async () => {
    await expect(buildOrgan(database, '011158679', 'one.localhost')).rejects.toThrow()
    await expect(buildOrgan(database, '011158671', 'nine.localhost')).rejects.toThrow()
    expect(Object.keys(ACROSS)).toContain(`organs.${foundOrgan.name}`)
    expect(await database.transactAcross(fingerprints)).toEqual(untouched)
  })
})

/** `module.name` of every function that is called from outside its module: through its door, or by its routes. */
async function listExports(): Promise<string[]> {
  const modules = readdirSync(MODULES, { withFileTypes: true }).filter((each) => each.isDirectory())
  const names = new Set<string>()
  for (const { name } of modules) {
    const folder = join(MODULES, name)
    const files = readdirSync(folder)
    if (files.includes('index.ts')) {
      for (const each of await functionsOf(join(folder, 'index.ts'))) names.add(`${name}.${each}`)
    }
    for (const api of files.filter((file) => /^(.+-)?api\.ts$/.test(file))) {
      for (const each of await functionsUsedBy(join(folder, api))) names.add(`${name}.${each}`)
    }
  }
  return [...names].sort()
}

async function functionsOf(file: string): Promise<string[]> {
  const exports: Record<string, unknown> = await import(file)
  return Object.keys(exports).filter((each) => typeof exports[each] === 'function')
}

/** What routes take from files of their module that act or touch its tables. */
async function functionsUsedBy(api: string): Promise<string[]> {
  const { module } = parseSync(api, readFileSync(api, 'utf8'))
  const used: string[] = []
  for (const { moduleRequest, entries } of module.staticImports) {
    if (!moduleRequest.value.startsWith('./')) continue
    const file = join(api, '..', moduleRequest.value)
    const touches =
      /\/(actions|queries)[./]/.test(moduleRequest.value) ||
      /(tables|published)\.ts'/.test(readFileSync(file, 'utf8'))
    if (!touches) continue
    const functions = await functionsOf(file)
    used.push(...functions.filter((name) => entries.some(({ importName }) => importName.name === name)))
  }
  return used
}

function eachCase(): [string, Case][] {
  return Object.entries(CASES).flatMap(([name, cases]) =>
    cases.map((each, index): [string, Case] => [
      `${name}${cases.length > 1 ? ` (${index + 1})` : ''} ${each.kind}`,
      each,
    ]),
  )
}

type Outcome = { value: unknown } | { failure: string; message?: string }

/** Makes one call, looks at what became of A's rows, and undoes everything. */
async function attempt(
  on: Database,
  organId: OrganId,
  actor: Actor,
  { run }: Case,
): Promise<{ outcome: Outcome; changed: string[] }> {
  const undone = new Error('undone')
  let result: { outcome: Outcome; changed: string[] } | undefined
  await act(on, sceneOn(BUSY_DAY, organId, actor), async (ctx) => {
    const outcome = await outcomeOf(run(ctx, a))
    const after = await fingerprints(ctx.db)
    result = { outcome, changed: tables.filter((table) => untouched[table] !== after[table]) }
    throw undone
  }).catch((failure: unknown) => {
    if (failure !== undone) throw failure
  })
  if (result === undefined) throw new Error('the attempt did not end')
  return result
}

async function outcomeOf(running: Promise<unknown>): Promise<Outcome> {
  try {
    return { value: await running }
  } catch (failure) {
    if (failure instanceof NotFound || failure instanceof Refused) return { failure: failure.name }
    throw failure
  }
}

/** One hash per table over the rows of A, as the transaction has them; it sees every organ from here on. */
async function fingerprints(db: Db): Promise<Record<string, string>> {
  await sql`select set_config('gongkai.organ_id', 'all', true)`.execute(db)
  const { rows } = await sql.raw<{ name: string; hash: string }>(fingerprintQuery()).execute(db)
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]))
}

function fingerprintQuery(): string {
  const each = (table: string) =>
    `select '${table}' as name, md5(coalesce(string_agg(t::text, E'\\n' order by t::text), '')) as hash
     from ${table} t where organ_id = ${Number(a.organId)}`
  return tables.map(each).join(' union all ')
}

async function listTables(): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'migration' order by 1`,
  )
  return rows.map(({ name }) => name)
}

async function buildStranger(host: string): Promise<Stranger> {
  const organId = await buildOrgan(database, '011158672', host)
  const person = { login: 'stranger', name: '外人', roles: ['editor' as const] }
  const id = await act(database, sceneOn('2025-01-02', organId), (ctx) =>
    addPerson(ctx, { ...person, password: '项目建设年招商引资加油干' }),
  )
  const { rows } = await owner.query('select count(*)::int as count from audit_pending where organ_id = $1', [
    organId,
  ])
  return { organId, host, person: { id, ...person }, unsealed: rows[0].count }
}

/** The program's own role, in transactions that see every organ, as the sealer's do. */
function withoutRowSecurity(real: Database): Database {
  return { ...real, transact: (_organId, work) => real.transactAcross(work) }
}
