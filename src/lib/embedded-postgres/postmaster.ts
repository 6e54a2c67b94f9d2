import { readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { identityOf } from './lock.ts'

export interface Postmaster {
  pid: number
  port: number
  ready: boolean
}

/** What `postmaster.pid` of a cluster says; null when there is none. Says nothing about being alive. */
export function readPostmaster(cluster: string): Postmaster | null {
  const lines = readIfThere(join(cluster, 'postmaster.pid'))?.split('\n')
  if (lines === undefined) return null
  return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

/** Whether this process is really the server of this folder, not a later process with its number. */
export function serves(pid: number, cluster: string): boolean {
  if (!Number.isInteger(pid) || pid <= 1 || identityOf(pid) === null) return false
  const [program = '', ...args] = readIfThere(`/proc/${pid}/cmdline`)?.split('\0') ?? []
  if (basename(program) !== 'postgres') return false
  const named = args[args.indexOf('-D') + 1]
  return named === cluster || sameFolder(`/proc/${pid}/cwd`, cluster)
}

/**
 * Ends the server that a killed program left running: with a fast stop nothing acknowledged is lost, its open
 * transactions and locks end, and the next one starts with the settings and binaries of this version.
 */
export async function stopLeftover(cluster: string, say: (line: string) => void): Promise<void> {
  const left = readPostmaster(cluster)
  if (left === null) return
  if (!serves(left.pid, cluster)) {
    // PostgreSQL would take a foreign process of the same user for its own. Its interlock on shared memory
    // still stands, should backends of the dead server be alive.
    rmSync(join(cluster, 'postmaster.pid'), { force: true })
    return
  }
  say(`上次运行留下的数据库进程（进程号 ${left.pid}）还在，先让它正常停止`)
  const identity = identityOf(left.pid)
  for (const [signal, seconds] of [
    ['SIGINT', 60],
    ['SIGQUIT', 15],
  ] as const) {
    if (identityOf(left.pid) !== identity) return
    process.kill(left.pid, signal)
    for (let waited = 0; waited < seconds * 50; waited += 1) {
      if (identityOf(left.pid) !== identity) return
      await sleep(20)
    }
  }
  throw new Error(`上次运行留下的数据库进程（进程号 ${left.pid}）停不下来，请检查磁盘后手动结束它`)
}

/** A port for the server, outside the range from which Linux serves outgoing connections. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000)
    if (await isFree(port)) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer()
    server.once('error', () => done(false))
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)))
  })
}

function sameFolder(one: string, other: string): boolean {
  try {
    const [a, b] = [statSync(one), statSync(other)]
    return a.ino === b.ino && a.dev === b.dev
  } catch {
    // Another user's process does not show its folder: not proven.
    return false
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // Gone, or its process is going away right now.
    return undefined
  }
}
