import { createHmac } from 'node:crypto'
import { Kysely, PostgresDialect, PostgresDriver, sql } from 'kysely'
import pg from 'pg'
import type { Ctx, Db, OrganId } from './ctx.ts'
import { PatientPool } from './patient-pool.ts'

// Set once for the process: bigint as number (ids stay far below 2^53), date as the text of a `Day`.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)

/** The role the program works as: it owns no table and cannot rewrite the audit trail. */
export const APP_ROLE = 'gongkai_app'

export interface Database {
  /** One transaction, seen by row-level security as this organ. */
  transact<T>(organId: OrganId, work: (db: Db) => Promise<T>): Promise<T>
  /** Single reads outside any organ: sees only what is open to anybody (which site a host name is). */
  // biome-ignore lint/complexity/noBannedTypes: see Db.
  open: Kysely<{}>
  /** One transaction of no organ: finding the site of a host name, the sealer, oversight. */
  transactAcross<T>(work: (db: Db) => Promise<T>): Promise<T>
  ping(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the pool of the program's own role. `ownerUrl` names the server; the role's password is derived from the master
 * key, or from one of those there are at the moment, while it is exchanged.
 */
export function openDatabase(
  ownerUrl: string,
  options: { masterKey: Uint8Array | (() => readonly Uint8Array[]); connections?: number },
): Database {
  const { masterKey } = options
  const keys = typeof masterKey === 'function' ? masterKey : () => [masterKey]
  const pool = new PatientPool(
    {
      ...connectionOf(ownerUrl),
      user: APP_ROLE,
      max: options.connections ?? 20,
      application_name: 'gongkai',
    },
    () => keys().map(appPassword),
  )
  // A server that goes away ends idle connections; the pool opens new ones when asked again.
  pool.on('error', () => {})
  // biome-ignore lint/complexity/noBannedTypes: see Db.
  const open = new Kysely<{}>({ dialect: new PostgresDialect({ pool }) })
  // biome-ignore lint/complexity/noBannedTypes: see Db.
  const transactions = new Kysely<{}>({ dialect: new OrganDialect({ pool }) })
  const transactAs = <T>(organ: OrganId | 'all', work: (db: Db) => Promise<T>) =>
    transactions.transaction().execute(async (db) => {
      await sql.raw(beginAs(organ)).execute(db)
      return work(db)
    })
  return {
    open,
    transact: transactAs,
    transactAcross: (work) => transactAs('all', work),
    ping: async () => {
      await sql`select 1`.execute(open)
    },
    close: () => open.destroy(),
  }
}

/** The beginning and the organ go to the server together: no statement of a transaction is ever without its organ. */
function beginAs(organ: OrganId | 'all'): string {
  if (organ !== 'all' && !Number.isSafeInteger(organ)) throw new Error('not an organ')
  return `begin; select set_config('gongkai.organ_id', '${organ}', true)`
}

/** Leaves the beginning to `beginAs`. */
class OrganDialect extends PostgresDialect {
  readonly #pool: pg.Pool
  constructor({ pool }: { pool: pg.Pool }) {
    super({ pool })
    this.#pool = pool
  }
  override createDriver() {
    const driver = new PostgresDriver({ pool: this.#pool })
    driver.beginTransaction = async () => {}
    return driver
  }
}

/** The program's role gets its password from the master key, so that there is none to keep or lose. */
export function appPassword(masterKey: Uint8Array): string {
  return createHmac('sha256', masterKey).update(`database role ${APP_ROLE}`).digest('hex')
}

/** A URL as the fields of `pg`, so that user and password can be exchanged. */
export function connectionOf(url: string): pg.ClientConfig {
  const parsed = new URL(url)
  return {
    host: parsed.hostname,
    port: Number(parsed.port || 5432),
    user: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
    database: parsed.pathname.slice(1),
    ...(parsed.searchParams.get('sslmode') === 'require' ? { ssl: true } : {}),
  }
}

/** Runs one action in a transaction of its own, as the replay and the command line do. */
export async function act<T>(
  database: Database,
  scene: Omit<Ctx, 'db'>,
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  return database.transact(scene.organId, (db) => work({ ...scene, db }))
}
