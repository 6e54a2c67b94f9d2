import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, gzip, constants as zlib } from 'node:zlib'
import type { OrganId } from './ctx.ts'
import type { Day } from './day.ts'

export type Coding = 'br' | 'gzip' | 'identity'

/** Which page, and as of when: a page of another version or day is another page. */
export interface PageKey {
  organId: OrganId
  /** The one spelling of its address; see `page-address.ts`. */
  address: string
  /** Of what the public sees, read BEFORE the page was rendered: its content is at least as new. */
  version: number
  /** In China. A page may say “today” without being stale after midnight. */
  day: Day
}

/** Finished bytes, the same for everybody, in each coding. */
export interface Page {
  headers: Record<string, string>
  variants: Record<Coding, Variant>
}

export interface Variant {
  body: Buffer
  etag: string
}

interface Entry {
  key: PageKey
  page: Page
  bytes: number
}

/** What an entry costs beside its bodies: keys, headers, objects. */
const OVERHEAD = 2_048

/**
 * Rendered pages, the least recently used dropped when they take more than `maxBytes`. It never decides by itself
 * whether a page is still right: the caller names the version that is present now.
 */
export class PageCache {
  readonly #maxBytes: number
  readonly #entries = new Map<string, Entry>()
  readonly #underWay = new Map<string, Promise<Page>>()
  #bytes = 0
  #lastFound: Entry | undefined

  constructor(options: { maxBytes: number }) {
    this.#maxBytes = options.maxBytes
  }

  get bytes(): number {
    return this.#bytes
  }

  get size(): number {
    return this.#entries.size
  }

  /** The page of just this version and day; undefined when it has to be rendered. */
  find(key: PageKey): Page | undefined {
    const name = nameOf(key)
    const entry = this.#entries.get(name)
    if (entry === undefined || entry.key.version !== key.version || entry.key.day !== key.day)
      return undefined
    // The newest in use stands last.
    if (entry !== this.#lastFound) {
      this.#entries.delete(name)
      this.#entries.set(name, entry)
      this.#lastFound = entry
    }
    return entry.page
  }

  /**
   * The page, rendered once however many ask at the same time. Who joins a render asked for the same version, so it
   * is new enough; a render that fails, fails for all of them and is not kept.
   */
  async take(key: PageKey, render: () => Promise<Page>): Promise<Page> {
    const found = this.find(key)
    if (found !== undefined) return found
    const name = `${nameOf(key)} ${key.version} ${key.day}`
    const joined = this.#underWay.get(name)
    if (joined !== undefined) return joined
    const begun = render()
    this.#underWay.set(name, begun)
    try {
      const page = await begun
      this.#keep(key, page)
      return page
    } finally {
      this.#underWay.delete(name)
    }
  }

  /** A slow render of an older version does not push out a newer page. */
  #keep(key: PageKey, page: Page): void {
    const name = nameOf(key)
    const before = this.#entries.get(name)
    if (before !== undefined && before.key.version > key.version) return
    const bytes = OVERHEAD + sizeOf(page)
    if (bytes > this.#maxBytes) return
    this.#drop(name)
    this.#entries.set(name, { key, page, bytes })
    // Behind it now.
    this.#lastFound = undefined
    this.#bytes += bytes
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#maxBytes) break
      this.#drop(oldest)
    }
  }

  #drop(name: string): void {
    const entry = this.#entries.get(name)
    if (entry === undefined) return
    this.#entries.delete(name)
    if (entry === this.#lastFound) this.#lastFound = undefined
    this.#bytes -= entry.bytes
  }
}

/** Compresses a rendered body once for all who will read it, and names each form of it. */
export async function finishPage(headers: Record<string, string>, text: string | Uint8Array): Promise<Page> {
  const body = Buffer.from(text as string)
  const [br, gz] = await Promise.all([
    brotli(body, { params: { [zlib.BROTLI_PARAM_QUALITY]: 5, [zlib.BROTLI_PARAM_SIZE_HINT]: body.length } }),
    gzipped(body, { level: 9 }),
  ])
  const tag = createHash('sha256').update(body).digest('base64url').slice(0, 22)
  return {
    headers,
    variants: {
      identity: { body, etag: `"${tag}"` },
      gzip: { body: gz, etag: `"${tag}-gz"` },
      br: { body: br, etag: `"${tag}-br"` },
    },
  }
}

/** The best coding that an Accept-Encoding header takes. */
export function codingFor(accepted: string | undefined): Coding {
  if (accepted === undefined) return 'identity'
  let best: Coding = 'identity'
  for (const each of accepted.toLowerCase().split(',')) {
    const [name, ...parameters] = each.split(';').map((part) => part.trim())
    if (parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))) continue
    if (name === 'br') return 'br'
    if (name === 'gzip') best = 'gzip'
  }
  return best
}

/** Whether an If-None-Match header names what would be sent. */
export function isKnown(etag: string, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false
  if (ifNoneMatch.trim() === '*') return true
  return ifNoneMatch.split(',').some((each) => each.trim().replace(/^W\//, '') === etag)
}

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

function nameOf({ organId, address }: PageKey): string {
  return `${organId} ${address}`
}

function sizeOf({ variants }: Page): number {
  return Object.values(variants).reduce((sum, { body }) => sum + body.length, 0)
}
