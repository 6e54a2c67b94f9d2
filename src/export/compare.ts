import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { COMPRESSED, hashOf, isCompressed, type Kept, readFolder } from './folder.ts'
import type { Target } from './static-site.ts'

/** One file that is not what the program shows. */
export interface Difference {
  path: string
  what: 'missing' | 'different' | 'extra'
}

/** A folder that is only looked at: what the program shows is held against the files that lie there. */
export class ComparedFolder implements Target {
  readonly #root: string
  readonly #kept: Map<string, Kept>
  /** Paths with the hashes of what lies there. */
  readonly #found: ReadonlyMap<string, string>
  /** The paths that the program shows, as they were found when it was asked last. */
  readonly #seen = new Map<string, Difference['what'] | 'right'>()

  private constructor(
    root: string,
    { kept, found }: { kept: Map<string, Kept>; found: Map<string, string> },
  ) {
    this.#root = root
    this.#kept = kept
    this.#found = found
  }

  static async open(root: string): Promise<ComparedFolder> {
    return new ComparedFolder(root, await readFolder(root))
  }

  get kept(): ReadonlyMap<string, Kept> {
    return this.#kept
  }

  async put(address: string, path: string, body: Uint8Array): Promise<boolean> {
    const hash = hashOf(body)
    this.#kept.set(address, { path, hash })
    const verdicts = [this.#hold(path, this.#found.get(path) === hash)]
    for (const ending of isCompressed(path) ? COMPRESSED : []) {
      const bytes = await readFile(join(this.#root, path + ending)).catch(() => Buffer.of())
      verdicts.push(this.#hold(path + ending, hashOf(expanded(bytes, ending)) === hash))
    }
    return verdicts.includes(false)
  }

  /** What lies where nothing is shown is told in the end. */
  async remove(address: string): Promise<boolean> {
    const path = this.#kept.get(address)?.path
    if (path === undefined) return false
    this.#kept.delete(address)
    for (const ending of ['', ...COMPRESSED]) this.#seen.delete(path + ending)
    return this.#found.has(path)
  }

  /** Once everything was held against the files: all differences, by path. */
  differences(): Difference[] {
    const paths = [...new Set([...this.#seen.keys(), ...this.#found.keys()])].toSorted()
    return paths.flatMap((path) => {
      const what = this.#seen.get(path) ?? 'extra'
      return what === 'right' ? [] : { path, what }
    })
  }

  #hold(path: string, isRight: boolean): boolean {
    const isThere = this.#found.has(path)
    this.#seen.set(path, isThere ? (isRight ? 'right' : 'different') : 'missing')
    return isThere && isRight
  }
}

function expanded(bytes: Buffer, ending: (typeof COMPRESSED)[number]): Uint8Array {
  try {
    return ending === '.br' ? brotliDecompressSync(bytes) : gunzipSync(bytes)
  } catch {
    // Damaged: equal to nothing.
    return Buffer.of()
  }
}
