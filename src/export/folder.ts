import { createHash } from 'node:crypto'
import {
  type FileHandle,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  writeFile,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { finishPage } from '../lib/page-cache.ts'
import type { Zones } from './rewrite-links.ts'

/** What the folder knows of one address. */
export interface Kept {
  /** Below the folder, with slashes. */
  path: string
  /** SHA-256 of the file's content; empty while it is being written. */
  hash: string
}

/** Whose files lie in the folder, and where their links lead; another export there would mix two sites. */
export type Owner = Zones

/** A folder that holds something else, another site, or is written to by another program; told to the person. */
export class FolderRefused extends Error {}

const OWN = '.gongkai-export'
const FORMAT = 1
/** Forms that a web server can send as they lie there, made beside what is text. */
export const COMPRESSED = ['.br', '.gz'] as const
const TEXT = /\.(html|xml|css|js|json|jsonld|csv|txt|svg)$/

/**
 * A folder of files with a journal of what was put there. Each file appears whole, by renaming, and the journal names it
 * before: whatever a crash leaves is known to the next run, so that nothing stays public by accident.
 */
export class ExportFolder {
  readonly #root: string
  readonly #kept: Map<string, Kept>
  readonly #journal: FileHandle
  readonly #lock: string
  #staged = 0

  private constructor(root: string, kept: Map<string, Kept>, journal: FileHandle) {
    this.#root = root
    this.#kept = kept
    this.#journal = journal
    this.#lock = join(root, OWN, 'lock')
  }

  /** Opens the folder, or makes it. Throws `FolderRefused`. */
  static async open(root: string, owner: Owner): Promise<ExportFolder> {
    await claim(root, owner)
    await lock(join(root, OWN, 'lock'))
    await rm(join(root, OWN, 'new'), { recursive: true, force: true })
    await mkdir(join(root, OWN, 'new'))
    const path = join(root, OWN, 'journal.jsonl')
    const kept = await readJournal(path)
    const compact = [...kept].map(([address, each]) => lineOf(address, each))
    await writeFile(`${path}.new`, compact.join(''))
    await rename(`${path}.new`, path)
    return new ExportFolder(root, kept, await open(path, 'a'))
  }

  get kept(): ReadonlyMap<string, Kept> {
    return this.#kept
  }

  /** Writes what an address shows; false where it lies there already. */
  async put(address: string, path: string, body: Uint8Array): Promise<boolean> {
    const hash = hashOf(body)
    const before = this.#kept.get(address)
    if (before?.path === path && before.hash === hash) return false
    // Known, and known not to be finished.
    await this.#note(address, { path, hash: '' })
    if (before !== undefined && before.path !== path) await this.#delete(before.path)
    const forms: [string, Uint8Array][] = [['', body]]
    if (isCompressed(path)) {
      const { variants } = await finishPage({}, body)
      forms.push(['.br', variants.br.body], ['.gz', variants.gzip.body])
    }
    const to = join(this.#root, path)
    await mkdir(dirname(to), { recursive: true })
    for (const [ending, bytes] of forms) {
      this.#staged += 1
      const staged = join(this.#root, OWN, 'new', String(this.#staged))
      await writeFile(staged, bytes)
      await rename(staged, to + ending)
    }
    await this.#note(address, { path, hash })
    return true
  }

  /** Takes away what an address showed; false where nothing lies. */
  async remove(address: string): Promise<boolean> {
    const before = this.#kept.get(address)
    if (before === undefined) return false
    await this.#delete(before.path)
    await this.#note(address, null)
    return true
  }

  async close(): Promise<void> {
    await this.#journal.close()
    await rm(this.#lock, { force: true })
  }

  async #note(address: string, kept: Kept | null): Promise<void> {
    await this.#journal.appendFile(lineOf(address, kept))
    if (kept === null) this.#kept.delete(address)
    else this.#kept.set(address, kept)
  }

  async #delete(path: string): Promise<void> {
    const at = join(this.#root, path)
    for (const ending of ['', ...COMPRESSED]) await rm(at + ending, { force: true })
    // Folders that hold nothing any more go too, up to the first that does.
    for (let folder = dirname(at); folder !== this.#root; folder = dirname(folder)) {
      const gone = await rmdir(folder).then(
        () => true,
        () => false,
      )
      if (!gone) return
    }
  }
}

/** The files of an exported folder as they lie there now: path and hash, the compressed forms under the path of their own. */
export async function readFolder(
  root: string,
): Promise<{ kept: Map<string, Kept>; found: Map<string, string> }> {
  const kept = await readJournal(join(root, OWN, 'journal.jsonl'))
  const found = new Map<string, string>()
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name).slice(join(root, '/').length)
    if (!entry.isFile() || path.startsWith(`${OWN}/`)) continue
    found.set(path, hashOf(await readFile(join(root, path))))
  }
  return { kept, found }
}

/** Whether forms of it lie beside it that are sent as they are. */
export function isCompressed(path: string): boolean {
  return TEXT.test(path)
}

export function hashOf(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('hex')
}

/** Whose export lies in the folder; null where none does. */
export async function ownerOf(root: string): Promise<Owner | null> {
  const text = await readFile(join(root, OWN, 'owner.json'), 'utf8').catch(() => null)
  if (text === null) return null
  const { format, ...owner } = JSON.parse(text) as Owner & { format: number }
  if (format !== FORMAT) throw new FolderRefused(`${root} 是由另一个版本的程序导出的，请换一个文件夹`)
  return owner
}

async function claim(root: string, owner: Owner): Promise<void> {
  const found = await ownerOf(root)
  if (found !== null) {
    if (found.site === owner.site && found.live === owner.live) return
    throw new FolderRefused(
      `${root} 里是 ${found.site} 的静态站点（检索和表单在 ${found.live}），与本次不同，请换一个文件夹`,
    )
  }
  const entries = await readdir(root).catch((failure: NodeJS.ErrnoException) => {
    if (failure.code === 'ENOENT') return []
    throw new FolderRefused(`${root} 不是可以使用的文件夹（${failure.code}）`)
  })
  if (entries.length > 0) throw new FolderRefused(`${root} 里有别的文件，请给一个空文件夹`)
  await mkdir(join(root, OWN), { recursive: true })
  await writeFile(join(root, OWN, 'owner.json'), `${JSON.stringify({ format: FORMAT, ...owner }, null, 2)}\n`)
}

async function lock(path: string): Promise<void> {
  const holder = Number(await readFile(path, 'utf8').catch(() => '0'))
  if (holder > 0 && isAlive(holder))
    throw new FolderRefused(`另一个导出程序（进程 ${holder}）正在写这个文件夹`)
  await rm(path, { force: true })
  await writeFile(path, String(process.pid), { flag: 'wx' })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (failure) {
    return (failure as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function readJournal(path: string): Promise<Map<string, Kept>> {
  const text = await readFile(path, 'utf8').catch(() => '')
  const kept = new Map<string, Kept>()
  // The last line of a killed run may be torn: what it meant was not done yet.
  for (const line of text.slice(0, text.lastIndexOf('\n') + 1).split('\n')) {
    if (line === '') continue
    const [address, path_, hash] = JSON.parse(line) as [string, string, string] | [string]
    if (path_ === undefined) kept.delete(address)
    else kept.set(address, { path: path_, hash: hash ?? '' })
  }
  return kept
}

function lineOf(address: string, kept: Kept | null): string {
  return `${JSON.stringify(kept === null ? [address] : [address, kept.path, kept.hash])}\n`
}
