import { createHash } from 'node:crypto'
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import type { EvidenceFile } from './evidence.ts'

/** Compressed already: squeezing it again costs time and gains nothing. */
const PACKED = /\.(pdf|jpe?g|png|docx|xlsx|pptx|zip|ofd)$/i
/** The same content is the same archive, whenever it is made; the first day that the format knows, in any time zone. */
const NO_TIME = new Date(1980, 0, 1)

/** Takes bytes in their order. */
export type Sink = (bytes: Uint8Array) => Promise<void>

/** Writes a ZIP into a sink, one file in memory at a time. */
export class ZipWriter {
  readonly #zip: Zip
  readonly #sink: Sink
  #waiting: Uint8Array[] = []
  #failure: Error | null = null
  readonly hashes: { path: string; hash: string }[] = []

  constructor(sink: Sink) {
    this.#sink = sink
    this.#zip = new Zip((failure, chunk) => {
      if (failure !== null) this.#failure = failure
      else this.#waiting.push(chunk)
    })
  }

  /** Adds a file and notes its SHA-256. */
  async add({ path, read }: EvidenceFile): Promise<void> {
    const bytes = await read()
    this.hashes.push({ path, hash: createHash('sha256').update(bytes).digest('hex') })
    const entry = PACKED.test(path) ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 })
    entry.mtime = NO_TIME
    this.#zip.add(entry)
    entry.push(bytes, true)
    await this.#flush()
  }

  /** Ends the archive with the list of all hashes, in the form of sha256sum. */
  async end(): Promise<void> {
    const sums = this.hashes.map(({ path, hash }) => `${hash}  ${path}\n`).join('')
    await this.add({ path: 'SHA256SUMS', read: async () => Buffer.from(sums) })
    this.#zip.end()
    await this.#flush()
  }

  async #flush(): Promise<void> {
    if (this.#failure !== null) throw this.#failure
    const chunks = this.#waiting
    this.#waiting = []
    for (const chunk of chunks) await this.#sink(chunk)
  }
}
