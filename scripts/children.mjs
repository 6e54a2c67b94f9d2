import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'
import { ROOT } from './setup.mjs'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** A step of a list: waits for it and gives its exit code. */
export function runToEnd(command, args, env) {
  return runUntilStopped([[command, args, env]])
}

/**
 * Runs commands beside each other as if this process were they: same terminal, signals passed on, and the exit
 * code of the first to end, which ends the others.
 */
export async function runUntilStopped(commands) {
  const children = commands.map(([command, args, env]) => start(command, args, env))
  const pass = (signal) => {
    for (const child of children) child.kill(signal)
  }
  const listeners = SIGNALS.map((signal) => [
    signal,
    // Ctrl-C at a terminal reaches the whole group: passing it on would make two of one.
    () => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : pass(signal)),
  ])
  for (const [signal, listener] of listeners) process.on(signal, listener)
  const watch = whenLauncherDies(() => pass('SIGTERM'))
  try {
    const endings = children.map(ended)
    const code = await Promise.race(endings)
    pass('SIGTERM')
    await Promise.all(endings)
    return code
  } finally {
    clearInterval(watch)
    for (const [signal, listener] of listeners) process.off(signal, listener)
  }
}

function start(command, args, env = {}) {
  const path = [join(ROOT, 'node_modules/.bin'), process.env.PATH].join(delimiter)
  return spawn(command, args, { stdio: 'inherit', env: { ...process.env, PATH: path, ...env } })
}

function ended(child) {
  return new Promise((done) => {
    child.once('error', (error) => {
      process.stderr.write(`不能启动 ${child.spawnfile}：${error.message}\n`)
      done(1)
    })
    child.once('exit', (code, signal) => done(code ?? 128 + constants.signals[signal]))
  })
}

/** npm killed with -9 cannot pass anything on either, so its death is looked for. */
function whenLauncherDies(tell) {
  const npm = process.env.npm_lifecycle_event === undefined ? null : launcher()
  if (npm === null) return undefined
  const timer = setInterval(() => {
    if (parentOf(npm.child) === npm.pid) return
    clearInterval(timer)
    tell()
  }, 500)
  timer.unref()
  return timer
}

/** npm is our parent, or the parent of the shell in between; null where there is no /proc. */
function launcher() {
  const parent = process.ppid
  const grandparent = parentOf(parent)
  if (grandparent === null) return null
  return isShell(parent) ? { pid: grandparent, child: parent } : { pid: parent, child: process.pid }
}

function isShell(pid) {
  try {
    return /^(ba|da|k|z|a)?sh$/.test(readFileSync(`/proc/${pid}/comm`, 'utf8').trim())
  } catch {
    return false
  }
}

function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return null
  }
}
