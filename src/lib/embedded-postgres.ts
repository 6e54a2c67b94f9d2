import { chmodSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findBinaries } from './embedded-postgres/binaries.ts'
import { ensureCluster, OWNER, ownerPassword } from './embedded-postgres/cluster.ts'
import { type FolderLock, takeLock } from './embedded-postgres/lock.ts'
import { readPostmaster, serves, stopLeftover } from './embedded-postgres/postmaster.ts'
import { type Exit, runServer } from './embedded-postgres/server.ts'
import { postgresUser } from './embedded-postgres/user.ts'

export interface EmbeddedPostgres {
  /** Of the superuser, to the database `gongkai`. The same until `stop`, also across a restart. */
  url: string
  port: number
  /** False when another program runs the server and this one has only joined it. */
  owned: boolean
  /** Told each time the server ended unasked; it is started again at the same address without being asked. */
  onExit(callback: (exit: Exit) => void): void
  /** Fast shutdown, waits for it. Does nothing to a server that was only joined. */
  stop(): Promise<void>
}

export interface EmbeddedPostgresOptions {
  /**
   * What to do when another program runs on the folder. `refuse`, the default, is for servers; with `allow` a command
   * joins a running server, and waits for another command to end.
   */
  attach?: 'allow' | 'refuse'
  /** How long to wait for the other program to end (it may be stopping) or to become ready. */
  waitMs?: number
  /** Where lines for the operator go. Default: standard error. */
  say?: (line: string) => void
}

const DATABASE = 'gongkai'
const WRONG_PASSWORD = '28P01'

/**
 * The PostgreSQL of a data folder: makes it on the first start, deals with what a killed program left, and keeps
 * it running. One program at a time owns the folder, by a lock that ends with its process.
 */
export async function startEmbeddedPostgres(
  dataDir: string,
  options: EmbeddedPostgresOptions = {},
): Promise<EmbeddedPostgres> {
  const home = resolve(dataDir)
  const say = options.say ?? ((line: string) => void process.stderr.write(`${line}\n`))
  // Others may pass through, not look: as root, PostgreSQL runs as another user.
  if (mkdirSync(home, { recursive: true }) !== undefined) chmodSync(home, 0o711)
  const lock = await lockOrJoin(home, options)
  if ('owned' in lock) return lock
  try {
    return await startOwned(home, lock, say)
  } catch (error) {
    lock.release()
    throw error
  }
}

type HeldLock = Extract<FolderLock, { held: 'here' }>

async function startOwned(
  home: string,
  lock: HeldLock,
  say: (line: string) => void,
): Promise<EmbeddedPostgres> {
  const binaries = await findBinaries()
  const password = ownerPassword(home)
  const cluster = await ensureCluster(home, binaries, say)
  const user = postgresUser(cluster, binaries.postgres, say)
  // PostgreSQL refuses a folder that others may read, which a plain copy of it is.
  chmodSync(cluster, 0o700)
  await stopLeftover(cluster, say)
  const place = { cluster, user, program: binaries.postgres, logFile: join(home, 'postgres.log') }
  const server = await runServer(place, say)
  process.once('exit', server.abandon)
  const stop = async () => {
    await server.stop()
    process.removeListener('exit', server.abandon)
    lock.release()
  }
  try {
    await ensureDatabase(server.port, password)
  } catch (error) {
    await stop()
    throw error
  }
  let stopped: Promise<void> | undefined
  return {
    url: urlOf(server.port, password),
    port: server.port,
    owned: true,
    onExit: server.onExit,
    stop: () => (stopped ??= stop()),
  }
}

/** Waits a little for a program that is just stopping; then refuses, or joins the one that runs. */
async function lockOrJoin(
  home: string,
  options: EmbeddedPostgresOptions,
): Promise<HeldLock | EmbeddedPostgres> {
  const mayJoin = options.attach === 'allow'
  const deadline = Date.now() + (options.waitMs ?? (mayJoin ? 60_000 : 10_000))
  for (;;) {
    const lock = takeLock(join(home, 'gongkai.lock'), mayJoin ? 'command' : 'server')
    if (lock.held === 'here') return lock
    // A command is waited for: it would take its server away from under whoever had joined it.
    const joined = mayJoin && lock.kind === 'server' ? await joinRunning(home) : null
    if (joined !== null) return joined
    if (Date.now() >= deadline) {
      throw new Error(
        `数据目录正在被另一个进程使用（进程号 ${lock.pid}）：${home}。请先停止它，或用 DATA_DIR 另指定一个目录`,
      )
    }
    await sleep(100)
  }
}

/** The server of the program that holds the lock; null while that is still starting it. */
async function joinRunning(home: string): Promise<EmbeddedPostgres | null> {
  const cluster = join(home, 'postgres')
  const running = readPostmaster(cluster)
  if (!running?.ready || !serves(running.pid, cluster)) return null
  const url = urlOf(running.port, ownerPassword(home))
  // Whatever the reason, it is just starting or just stopping: the caller asks again.
  const answers = await withClient(url, async () => true).catch(() => false)
  if (!answers) return null
  return { url, port: running.port, owned: false, onExit: () => {}, stop: async () => {} }
}

async function ensureDatabase(port: number, password: string): Promise<void> {
  const trouble = await withClient(urlOf(port, password, 'postgres'), async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`create database ${DATABASE}`)
    return null
  }).catch(codeOf)
  if (trouble === WRONG_PASSWORD)
    throw new Error('数据库密码与 secrets/postgres-password 不符，请从备份恢复该文件')
  if (trouble !== null) throw new Error(`数据库不能使用，错误码 ${trouble}`)
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  // A connection that breaks fails the query; unheard it would end the program.
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The server's own reason; anything it did not say itself is passed on. */
function codeOf(error: unknown): string {
  if (error instanceof pg.DatabaseError && error.code !== undefined) return error.code
  throw error
}

function urlOf(port: number, password: string, database = DATABASE): string {
  return `postgres://${OWNER}:${password}@127.0.0.1:${port}/${database}`
}
