import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const DIST = join(import.meta.dirname, '..', 'dist')
const LONGEST_START_MS = 180_000

/** A running program: its data lies in a folder of its own. */
export interface Program {
  port: number
  folder: string
  /** What it keeps stays for the next start. */
  end(): Promise<void>
  stop(): Promise<void>
}

/** The built program as `npm run demo` starts it, with the documents of a month, logs off. */
export function startDemo(webProcesses: number, folder = newFolder()): Promise<Program> {
  return start(['cli.js', 'demo', '--until', '2024-01-31'], folder, { WEB_PROCESSES: String(webProcesses) })
}

/** The built program on a database that is there, as `npm start` starts it, with so many web processes. */
export async function startServer(
  webProcesses: number,
  { url, masterKey }: { url: string; masterKey: Uint8Array },
): Promise<Program> {
  const folder = newFolder()
  const keyFile = join(folder, 'master.key')
  writeFileSync(keyFile, `${Buffer.from(masterKey).toString('hex')}\n`, { mode: 0o600 })
  return start(['main.js'], folder, {
    DATABASE_URL: url,
    MASTER_KEY_FILE: keyFile,
    WEB_PROCESSES: String(webProcesses),
    TRUST_PROXY: '1',
  })
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'gongkai-bench-'))
}

async function start(
  [file = '', ...args]: readonly string[],
  folder: string,
  settings: Record<string, string>,
): Promise<Program> {
  if (!existsSync(join(DIST, file))) throw new Error('先构建：npm run bench 会构建程序')
  const own = { DATA_DIR: folder, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent' }
  const child = spawn(process.execPath, [join(DIST, file), ...args], {
    env: { ...process.env, ...own, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const end = async () => {
    if (child.exitCode !== null) return
    const exited = once(child, 'exit')
    child.kill('SIGTERM')
    await exited
  }
  const stop = async () => {
    await end()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    return { port: await Promise.race([portOf(child.stdout), portOf(child.stderr)]), folder, end, stop }
  } catch (failure) {
    await stop()
    throw failure
  }
}

/** Waits for the address that the program prints when it serves. */
async function portOf(output: NodeJS.ReadableStream): Promise<number> {
  const late = setTimeout(() => (output as NodeJS.ReadStream).destroy(), LONGEST_START_MS)
  try {
    let text = ''
    for await (const chunk of output) {
      text += String(chunk)
      const found = /http:\/\/(?:localhost:(\d+)\/console|127\.0\.0\.1:(\d+))\//.exec(text)
      if (found !== null) return Number(found[1] ?? found[2])
    }
  } finally {
    clearTimeout(late)
  }
  throw new Error('程序没有启动')
}
