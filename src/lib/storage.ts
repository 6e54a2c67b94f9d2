import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

/** Bytes that came in and wait to be looked at: kept under their hash, or thrown away. */
export interface Received {
  /** SHA-256 of the content, in hexadecimal: the only name a file has. */
  readonly hash: string
  readonly size: number
  /** Where the bytes lie until then. */
  readonly path: string
}

/** More than may come in; what came so far is gone again. */
export class TooLarge extends Error {}

const HASH = /^[0-9a-f]{64}$/
/** What a crash may leave behind is younger than this only while it is still being written. */
const STALE_MS = 24 * 3_600_000

/**
 * Files under the hash of their content. Equal content is one file, a file never changes, and no name from outside
 * becomes a path. Several processes may share the folder: a file appears whole, by renaming, or not at all.
 *
 * A file is kept before the transaction that names it. When that fails, the file is an orphan: harmless, since nothing
 * leads to it, and found by laying `hashes()` beside the hashes that the tables name.
 */
export class FileStore {
  readonly #folder: string
  constructor(folder: string) {
    this.#folder = folder
  }

  /**
   * Takes a stream in, hashing on the way; throws `TooLarge` as soon as it passes the limit. The stream is left open
   * then: closing it would cut the line on which the answer goes back.
   */
  async receive(source: Readable, limit: { maxBytes: number }): Promise<Received> {
    const path = await this.#incoming()
    const file = await open(path, 'wx', 0o600)
    const hash = createHash('sha256')
    let size = 0
    try {
      for await (const chunk of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
        size += chunk.length
        if (size > limit.maxBytes) throw new TooLarge()
        hash.update(chunk)
        await file.writeFile(chunk)
      }
      // The bytes are durable before the name is.
      await file.sync()
    } catch (failure) {
      await rm(path, { force: true })
      throw failure
    } finally {
      await file.close()
    }
    return { hash: hash.digest('hex'), size, path }
  }

  /** The same for bytes already in memory, such as a picture out of a document. */
  async put(bytes: Uint8Array): Promise<{ hash: string; size: number }> {
    const path = await this.#incoming()
    await writeFile(path, bytes, { flag: 'wx', mode: 0o600, flush: true })
    const received = { hash: createHash('sha256').update(bytes).digest('hex'), size: bytes.length, path }
    await this.keep(received)
    return { hash: received.hash, size: received.size }
  }

  /** From now on the content can be read under its hash. */
  async keep({ hash, path }: Received): Promise<void> {
    const target = this.#pathOf(hash)
    const folder = join(target, '..')
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await rename(path, target)
    await syncFolder(folder)
    await syncFolder(this.#folder)
  }

  /** Lets go of what was not kept; of what was kept, nothing. */
  async discard({ path }: Received): Promise<void> {
    await rm(path, { force: true })
  }

  /** The content from the start; fails at once, not in the middle, when there is no such file. */
  async read(hash: string): Promise<{ stream: Readable; size: number }> {
    const file = await open(this.#pathOf(hash), 'r')
    const { size } = await file.stat()
    return { stream: file.createReadStream(), size }
  }

  /** Every hash that is kept. */
  async hashes(): Promise<string[]> {
    const folders = await readdir(this.#folder).catch(() => [])
    const names = await Promise.all(
      folders.filter((each) => each.length === 2).map((each) => readdir(join(this.#folder, each))),
    )
    return names
      .flat()
      .filter((each) => HASH.test(each))
      .sort()
  }

  /** Removes what a crash left half received. */
  async sweep(now: Date): Promise<void> {
    const folder = join(this.#folder, 'incoming')
    for (const name of await readdir(folder).catch(() => [])) {
      const path = join(folder, name)
      const found = await stat(path).catch(() => null)
      if (found !== null && now.getTime() - found.mtimeMs > STALE_MS) await rm(path, { force: true })
    }
  }

  async #incoming(): Promise<string> {
    const folder = join(this.#folder, 'incoming')
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return join(folder, randomUUID())
  }

  #pathOf(hash: string): string {
    if (!HASH.test(hash)) throw new Error('not the hash of a file')
    return join(this.#folder, hash.slice(0, 2), hash)
  }
}

/** A rename is durable only when the folder that holds the name is. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
