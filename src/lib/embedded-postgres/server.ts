import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, fstatSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort, readPostmaster } from './postmaster.ts'
import type { PostgresUser } from './user.ts'

const LOG_LIMIT = 10 * 1024 * 1024
const PATIENCE_MS = 30_000
// Backends of a killed server may outlive it for a moment, and a port can be taken between asking and using.
const PASSES_BY_ITSELF = /shared memory block .* is still in use|could not create any TCP\/IP sockets/

export interface Place {
  cluster: string
  logFile: string
  program: string
  user: PostgresUser
}

export interface Exit {
  code: number | null
  signal: NodeJS.Signals | null
}

export interface Server {
  port: number
  /** Told each time the server ended unasked; it is being started again by then. */
  onExit(callback: (exit: Exit) => void): void
  stop(): Promise<void>
  /** For the last moment of a process that forgot `stop`. */
  abandon(): void
}

/** Starts the server and, should it die, starts it again at the same port until it is stopped. */
export async function runServer(place: Place, say: (line: string) => void): Promise<Server> {
  const listeners = new Set<(exit: Exit) => void>()
  const stopping = new AbortController()
  let reviving = Promise.resolve()
  let port = 0
  let child = await startPatiently(place, async () => (port = await freePort()))
  watch()

  function watch(): void {
    child.once('exit', (code, signal) => {
      if (stopping.signal.aborted) return
      say(`数据库进程意外结束（${signal ?? `退出码 ${code}`}），正在重新启动`)
      for (const tell of listeners) tell({ code, signal })
      reviving = revive()
    })
  }

  async function revive(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        child = await startPatiently(place, async () => port)
        say('数据库已重新启动')
        return watch()
      } catch (error) {
        // Disk full or worse: the program answers "not ready" meanwhile, and this goes on trying.
        say(error instanceof Error ? error.message : String(error))
        await sleep(2000, undefined, { signal: stopping.signal, ref: false }).catch(() => {})
      }
    }
  }

  return {
    port,
    onExit: (callback) => listeners.add(callback),
    abandon: () => child.kill('SIGINT'),
    stop: async () => {
      stopping.abort()
      await reviving
      await end(child)
    },
  }
}

async function startPatiently(place: Place, choosePort: () => Promise<number>): Promise<ChildProcess> {
  for (const deadline = Date.now() + PATIENCE_MS; ; ) {
    try {
      return await startOnce(place, await choosePort())
    } catch (error) {
      if (Date.now() > deadline || !PASSES_BY_ITSELF.test(String(error))) throw error
      await sleep(200)
    }
  }
}

async function startOnce(place: Place, port: number): Promise<ChildProcess> {
  if (existsSync(place.logFile) && statSync(place.logFile).size > LOG_LIMIT)
    renameSync(place.logFile, `${place.logFile}.1`)
  const log = openSync(place.logFile, 'a', 0o600)
  const logStart = fstatSync(log).size
  // So that the owner of the data can start it again after root once has.
  place.user.own(place.logFile)
  const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: '' }
  const child = place.user.spawn(
    place.program,
    ['-D', place.cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // A session of its own: Ctrl-C at the terminal must not end it before the program has drained.
    { detached: true, stdio: ['ignore', log, log] },
  )
  // Said once more below, in the operator's words; unheard it would end the program.
  child.on('error', () => {})
  closeSync(log)
  child.unref()
  await readiness(child, place.cluster)
  if (hasEnded(child))
    throw new Error(`数据库启动失败，见 ${place.logFile}：${complaint(place.logFile, logStart)}`)
  return child
}

/** Resolves when the server takes connections or has ended. After a crash, recovery may take its time. */
async function readiness(child: ChildProcess, cluster: string): Promise<void> {
  while (!hasEnded(child)) {
    const state = readPostmaster(cluster)
    if (state?.pid === child.pid && state?.ready) return
    await sleep(10)
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  const ended = once(child, 'exit')
  child.kill('SIGINT')
  // A checkpoint on a slow disk may take long; after that, recovery at the next start does the same work.
  const last = setTimeout(() => child.kill('SIGQUIT'), 60_000)
  child.ref()
  await ended
  clearTimeout(last)
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null
}

function complaint(logFile: string, start: number): string {
  const lines = readFileSync(logFile).subarray(start).toString('utf8').trim().split('\n')
  const telling = lines.filter((line) => /FATAL|PANIC|could not|still in use/.test(line))
  return (telling.length > 0 ? telling : lines).slice(-3).join(' | ')
}
