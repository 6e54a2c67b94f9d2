import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { readPostmaster, serves } from './embedded-postgres/postmaster.ts'
import { type EmbeddedPostgresOptions, startEmbeddedPostgres } from './embedded-postgres.ts'

const isRoot = process.getuid?.() === 0
const NOBODY = 65534
const quiet = { say: () => {}, waitMs: 0 }
const cleanup: (() => unknown)[] = []
let seed: Promise<string> | undefined

afterEach(async () => {
  for (const each of cleanup.splice(0).reverse()) await each()
})

afterAll(async () => {
  if (seed !== undefined) rmSync(await seed, { recursive: true, force: true })
})

describe('start and stop', () => {
  test('makes the cluster once, keeps what is in it, and closes it to others', async () => {
    const home = dataDir()
    const first = await start(home)
    expect(first.owned).toBe(true)
    await query(first.url, 'create table note (text text); insert into note values ($$公开$$)')
    await first.stop()
    expect(readPostmaster(join(home, 'postgres'))).toBeNull()
    expect(existsSync(join(home, 'gongkai.lock'))).toBe(false)

    const second = await start(home)
    expect(await query(second.url, 'select text from note')).toEqual([{ text: '公开' }])
    expect(
      await query(
        second.url,
        "select current_setting('fsync') f, current_setting('unix_socket_directories') s",
      ),
    ).toEqual([{ f: 'on', s: '' }])
    expect(statSync(join(home, 'secrets/postgres-password')).mode & 0o777).toBe(0o600)
    expect(statSync(join(home, 'postgres')).mode & 0o077).toBe(0)
    await expect(query(second.url.replace(/:[0-9a-f]{48}@/, ':wrong@'), 'select 1')).rejects.toThrow(
      /password/,
    )
    await second.stop()
    await second.stop()
  })

  test('starts over after an interrupted first start', async () => {
    const home = dataDir()
    mkdirSync(join(home, 'postgres.new-abc/base'), { recursive: true })
    writeFileSync(join(home, 'postgres.new-abc/PG_VERSION'), '18\n')
    const server = await start(home)
    expect(await query(server.url, 'select 1 one')).toEqual([{ one: 1 }])
    expect(existsSync(join(home, 'postgres.new-abc'))).toBe(false)
  })

  test('refuses data of another major version, and a lost password', async () => {
    const home = dataDir()
    await (await start(home)).stop()
    const version = join(home, 'postgres/PG_VERSION')
    const right = readFileSync(version)
    writeFileSync(version, '17\n')
    await expect(start(home)).rejects.toThrow(/PostgreSQL 17 .*自带的是 18/)
    writeFileSync(version, right)
    rmSync(join(home, 'secrets/postgres-password'))
    await expect(start(home)).rejects.toThrow('缺少数据库密码文件')
    expect(existsSync(join(home, 'gongkai.lock'))).toBe(false)
  })
})

describe('leftovers', () => {
  test('a program killed with -9 loses nothing acknowledged, and its server is dealt with', async () => {
    const home = await seededDir()
    const said: string[] = []
    let left = 0
    for (let round = 0; round < 3; round += 1) {
      const { child, acknowledged } = await writer(home, 40)
      left = readPostmaster(join(home, 'postgres'))?.pid ?? 0
      child.kill('SIGKILL')
      await once(child, 'close')
      expect(serves(left, join(home, 'postgres'))).toBe(true)
      const server = await start(home, { say: (line) => said.push(line) })
      expect(said.at(-1)).toContain(`进程号 ${left}`)
      expect(serves(left, join(home, 'postgres'))).toBe(false)
      const rows = await query(server.url, 'select id from ack')
      const kept = new Set(rows.map((row) => Number(row.id)))
      expect(acknowledged.length).toBeGreaterThanOrEqual(40)
      expect(acknowledged.filter((id) => !kept.has(id))).toEqual([])
      await server.stop()
    }
  })

  test('a pid file and a lock whose processes are gone, or are others by now', async () => {
    const home = await seededDir()
    await (await start(home)).stop()
    const pidFile = join(home, 'postgres/postmaster.pid')
    // This very test runner: alive, and surely no server of that folder.
    for (const pid of [process.pid, 4_000_000]) {
      writeFileSync(pidFile, `${pid}\n${home}/postgres\n1\n5432\n\n127.0.0.1\n 1 1\nready\n`)
      writeFileSync(join(home, 'gongkai.lock'), `${pid} server some-boot 12345\n`)
      const server = await start(home)
      expect(await query(server.url, 'select 1 one')).toEqual([{ one: 1 }])
      await server.stop()
    }
  })

  test('a server killed with -9 is started again at the same address', async () => {
    const home = await seededDir()
    const server = await start(home)
    await query(server.url, 'create table note (id int); insert into note values (7)')
    const exits: unknown[] = []
    server.onExit((exit) => exits.push(exit.signal))
    const pid = readPostmaster(join(home, 'postgres'))?.pid ?? 0
    process.kill(pid, 'SIGKILL')
    await expect
      .poll(() => query(server.url, 'select id from note').catch(() => null), { timeout: 20_000 })
      .toEqual([{ id: 7 }])
    expect(exits).toEqual(['SIGKILL'])
    await server.stop()
    expect(readPostmaster(join(home, 'postgres'))).toBeNull()
  })

  test('a program that ends without stop takes its server with it', async () => {
    const home = await seededDir()
    const { child } = await writer(home, 1)
    const left = readPostmaster(join(home, 'postgres'))?.pid ?? 0
    child.stdin?.write('exit\n')
    await once(child, 'close')
    await expect.poll(() => serves(left, join(home, 'postgres')), { timeout: 10_000 }).toBe(false)
  })
})

describe('two programs on one folder', () => {
  test('a server is refused with the number of the other, a command joins it', async () => {
    const home = await seededDir()
    const { child } = await writer(home, 1)
    await expect(start(home)).rejects.toThrow(`数据目录正在被另一个进程使用（进程号 ${child.pid}）`)
    const joined = await start(home, { attach: 'allow', waitMs: 10_000 })
    expect(joined.owned).toBe(false)
    expect(await query(joined.url, 'select count(*) > 0 some from ack')).toEqual([{ some: true }])
    await joined.stop()
    expect(await query(joined.url, 'select 1 one')).toEqual([{ one: 1 }])
  })

  test('commands take turns: none takes the server away from another', async () => {
    const home = await seededDir()
    const order: string[] = []
    const command = async (name: string) => {
      const server = await start(home, { attach: 'allow', waitMs: 30_000 })
      order.push(`${name} on`)
      expect(server.owned).toBe(true)
      expect(await query(server.url, 'select 1 one')).toEqual([{ one: 1 }])
      order.push(`${name} off`)
      await server.stop()
    }
    await Promise.all(['a', 'b', 'c'].map(command))
    expect(order).toHaveLength(6)
    expect(order.map((each) => each.split(' ')[1])).toEqual(['on', 'off', 'on', 'off', 'on', 'off'])
  })
})

describe.skipIf(!isRoot)('as root', () => {
  test('works below a folder that only root may enter, and never runs the server as root', async () => {
    const closed = dataDir()
    chmodSync(closed, 0o700)
    const server = await start(join(closed, 'deep/data'))
    const pid = readPostmaster(join(closed, 'deep/data/postgres'))?.pid
    expect(statSync(`/proc/${pid}`).uid).not.toBe(0)
    expect(await query(server.url, 'select 1 one')).toEqual([{ one: 1 }])
  })

  test('takes data over that root has copied', async () => {
    const home = await seededDir()
    const first = await start(home)
    await query(first.url, 'create table note (id int)')
    await first.stop()
    const copy = `${dataDir()}/copy`
    cpSync(home, copy, { recursive: true })
    expect(statSync(join(copy, 'postgres')).uid).toBe(0)
    expect(await query((await start(copy)).url, 'select * from note')).toEqual([])
  })

  test('another user runs it in a folder of its own', async (context) => {
    const open = mkdtempSync(join(tmpdir(), 'gongkai-nobody-'))
    cleanup.push(
      () => rmSync(open, { recursive: true, force: true }),
      () => remove(join(open, 'data')),
    )
    chownSync(open, NOBODY, NOBODY)
    // The checkout itself may lie where only root can enter.
    const checkout = spawnSync('ls', [import.meta.dirname], { uid: NOBODY, gid: NOBODY, cwd: '/' })
    if (checkout.status !== 0) return context.skip()
    const { child } = await writer(join(open, 'data'), 5, { uid: NOBODY, gid: NOBODY, cwd: '/' })
    expect(statSync(join(open, 'data/postgres')).uid).toBe(NOBODY)
    child.stdin?.write('exit\n')
    await once(child, 'close')
  })
})

/** A data folder after its first start, copied: making one takes more than a second. */
async function seededDir(): Promise<string> {
  seed ??= makeSeed()
  const home = dataDir()
  spawnSync('cp', ['-a', `${await seed}/.`, home])
  return home
}

async function makeSeed(): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'gongkai-seed-'))
  chmodSync(home, 0o711)
  await (await startEmbeddedPostgres(home, quiet)).stop()
  return home
}

/** A server that was told to stop writes until it has. */
async function remove(home: string): Promise<void> {
  const cluster = join(home, 'postgres')
  await expect.poll(() => serves(readPostmaster(cluster)?.pid ?? 0, cluster), { timeout: 10_000 }).toBe(false)
  rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
}

function dataDir(): string {
  const home = mkdtempSync(join(tmpdir(), 'gongkai-pg-'))
  chmodSync(home, 0o711)
  cleanup.push(() => remove(home))
  return home
}

async function start(home: string, options: EmbeddedPostgresOptions = {}) {
  const server = await startEmbeddedPostgres(home, { ...quiet, ...options })
  cleanup.push(() => server.stop())
  return server
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  // The server may be killed under it.
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** Another program on the folder, which inserts one row after the other and says each one that was acknowledged. */
async function writer(
  home: string,
  rows: number,
  options: { uid?: number; gid?: number; cwd?: string } = {},
) {
  const module = join(import.meta.dirname, 'embedded-postgres.ts')
  const program = `
    import { startEmbeddedPostgres } from ${JSON.stringify(module)}
    import pg from ${JSON.stringify(import.meta.resolve('pg'))}
    const server = await startEmbeddedPostgres(${JSON.stringify(home)}, { say: () => {} })
    const client = new pg.Client({ connectionString: server.url })
    await client.connect()
    await client.query('create table if not exists ack (id bigint generated always as identity)')
    process.stdin.on('data', () => process.exit(0))
    for (;;) {
      const { rows } = await client.query('insert into ack default values returning id')
      process.stdout.write(rows[0].id + '\\n')
    }`
  const child: ChildProcess = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...options,
  })
  cleanup.push(() => child.exitCode === null && child.signalCode === null && stopped(child))
  const acknowledged: number[] = []
  if (child.stdout === null) throw new Error('no output to read')
  const lines = createInterface({ input: child.stdout })
  await new Promise<void>((done, fail) => {
    child.once('exit', () => fail(new Error('the writer ended early')))
    lines.on('line', (line) => {
      acknowledged.push(Number(line))
      if (acknowledged.length === rows) done()
    })
  })
  return { child, acknowledged }
}

async function stopped(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.stdin?.write('exit\n')
  await gone
}
