import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const CLI = join(import.meta.dirname, '..', 'dist', 'cli.js')
const LONGEST_START_MS = 180_000

/** The built program as `npm run demo` starts it, with the documents of a month, logs off, in a folder of its own. */
export async function startProgram(): Promise<{ port: number; stop(): Promise<void> }> {
  if (!existsSync(CLI)) throw new Error('先构建：npm run bench 会构建程序')
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'))
  const env = { ...process.env, DATA_DIR: folder, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent' }
  const child = spawn(process.execPath, [CLI, 'demo', '--until', '2024-01-31'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const stop = async () => {
    if (child.exitCode === null) {
      const exited = once(child, 'exit')
      child.kill('SIGTERM')
      await exited
    }
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    return { port: await portOf(child.stdout), stop }
  } catch (failure) {
    await stop()
    throw failure
  }
}

/** Waits for the addresses that the demo prints. */
async function portOf(output: NodeJS.ReadableStream): Promise<number> {
  const late = setTimeout(() => (output as NodeJS.ReadStream).destroy(), LONGEST_START_MS)
  try {
    let text = ''
    for await (const chunk of output) {
      text += String(chunk)
      const port = /http:\/\/localhost:(\d+)\/console\//.exec(text)?.[1]
      if (port !== undefined) return Number(port)
    }
  } finally {
    clearTimeout(late)
  }
  throw new Error('程序没有启动')
}
