import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'

/** A server stays until it is stopped; a command ends by itself. */
export type HolderKind = 'server' | 'command'

/** Who holds a lock: either this process, which may release it, or another one. */
export type FolderLock =
  | { held: 'here'; release(): void }
  | { held: 'elsewhere'; pid: number; kind: HolderKind }

/**
 * Takes a lock file for as long as this process lives. One left by a process that is gone is taken over,
 * also when its number has been given to a new process since: the file names the moment of its start.
 */
export function takeLock(file: string, kind: HolderKind): FolderLock {
  const mine = `${process.pid} ${kind} ${identityOf(process.pid)}\n`
  const draft = `${file}.${process.pid}`
  // Linking a finished file is atomic: nobody can ever read a lock without its holder in it.
  writeFileSync(draft, mine, { mode: 0o644 })
  try {
    for (;;) {
      if (linked(draft, file)) return { held: 'here', release: () => release(file, mine) }
      const found = readText(file)
      if (found === null) continue
      const holder = holderOf(found)
      if (holder !== null) return { held: 'elsewhere', ...holder }
      putAside(file, found)
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

/**
 * What tells a process from a later one with the same number: boot and moment of start. Null when it is gone.
 * A zombie counts as gone: it holds nothing any more.
 */
export function identityOf(pid: number): string | null {
  const stat = readText(`/proc/${pid}/stat`)
  if (stat === null) return null
  // The name in parentheses may itself hold spaces and parentheses.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (fields[0] === 'Z' || fields[0] === 'X') return null
  return `${readText('/proc/sys/kernel/random/boot_id')?.trim()} ${fields[19]}`
}

function holderOf(text: string): { pid: number; kind: HolderKind } | null {
  const [pid, kind, ...identity] = text.trim().split(' ')
  if (identityOf(Number(pid)) !== identity.join(' ')) return null
  return { pid: Number(pid), kind: kind === 'command' ? 'command' : 'server' }
}

/** Moves a stale lock away, unless somebody else was quicker and it is a fresh one by now. */
function putAside(file: string, stale: string): void {
  const aside = `${file}.${process.pid}.stale`
  try {
    renameSync(file, aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  if (readText(aside) !== stale) linked(aside, file)
  rmSync(aside, { force: true })
}

function release(file: string, mine: string): void {
  if (readText(file) === mine) rmSync(file, { force: true })
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    // ESRCH: the process ended between opening and reading.
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ESRCH') return null
    throw error
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code
}
