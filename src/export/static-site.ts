import { availableParallelism } from 'node:os'
import type { Ask } from './ask.ts'
import type { Kept } from './folder.ts'
import { earlierPath, hrefOf, placeOf } from './places.ts'
import { render, type Shown } from './render.ts'
import type { Zones } from './rewrite-links.ts'
import type { Source } from './source.ts'

/** What takes the files: a folder that keeps them, or one that is compared with them. */
export interface Target {
  readonly kept: ReadonlyMap<string, Kept>
  /** True where something else lay there. */
  put(address: string, path: string, body: Uint8Array): Promise<boolean>
  /** True where something lay there. */
  remove(address: string): Promise<boolean>
}

/** What has been done so far, in addresses. */
export interface Progress {
  asked: number
  waiting: number
  written: number
  removed: number
}

interface Options {
  source: Source
  ask: Ask
  target: Target
  zones: Zones
  /** Told after each batch; false stops the work there. */
  goOn(progress: Readonly<Progress>): boolean
}

/** Addresses asked for at the same time. */
const AT_ONCE = Math.max(2, availableParallelism())
/** Addresses until it is looked again whether something has changed. */
const BATCH = 8 * AT_ONCE

/**
 * The site as files. Whatever the public sees may change with any change of it, so each change has every page looked at
 * again. First goes what is no longer public, then come the changed documents, then what lists them; then the rest in
 * turn: what has waited longest is looked at first, however often something is published meanwhile.
 */
export class StaticSite {
  readonly #options: Options
  readonly #progress: Progress = { asked: 0, waiting: 0, written: 0, removed: 0 }
  readonly #failed = new Map<string, number>()
  #moment = ''
  #documents: ReadonlyMap<number, number> = new Map()
  #urgent: string[] = []
  #waiting = new Set<string>()
  /** Since the last change; each with the work that shows it. */
  #asked = new Map<string, Promise<void>>()
  #unplaced = 0

  constructor(options: Options) {
    this.#options = options
  }

  get progress(): Readonly<Progress> {
    return this.#progress
  }

  /** Addresses that neither showed something nor said that there is nothing, with their status. */
  get failed(): ReadonlyMap<string, number> {
    return this.#failed
  }

  /** How many addresses of the system before cannot be files. */
  get unplaced(): number {
    return this.#unplaced
  }

  /** Works until the files show what the program shows now; false when it was stopped before. */
  async refresh(): Promise<boolean> {
    for (const address of this.#failed.keys()) this.#lookAgain(address)
    for (;;) {
      const moment = await this.#options.source.moment()
      if (moment !== this.#moment) await this.#begin(moment)
      const batch = this.#next()
      if (batch.length === 0) return true
      await inTurn(batch, AT_ONCE, (address) => this.#show(address))
      this.#progress.waiting = this.#urgent.length + this.#waiting.size
      if (!this.#options.goOn(this.#progress)) return false
    }
  }

  /** Something may have changed: what is gone goes at once, everything else is to be looked at again. */
  async #begin(moment: string): Promise<void> {
    const { source, target } = this.#options
    const documents = await source.documents()
    const seeds = new Set(await this.#seeds())
    // What is no address of this system any more leads nowhere; of the rest, the program says it.
    const isShown = (address: string) =>
      isPublic(address, documents) && (placeOf(address) !== null || seeds.has(address))
    const known = [...target.kept.keys()]
    for (const address of known) {
      if (!isShown(address)) this.#count('removed', await target.remove(address))
    }
    const before = this.#documents
    const unfinished = new Set(this.#urgent)
    const isUrgent = (address: string) => {
      if (unfinished.has(address)) return true
      const id = documentOf(address)
      // An earlier edition can be taken down alone.
      return id === null || documents.get(id) !== before.get(id) || address.includes('/editions/')
    }
    const pages = [...documents.keys()].map((id) => `/documents/${id}`)
    const all = new Set([...pages, ...known, ...seeds].filter(isShown))
    // Documents before what lists them: no link leads to what is not there yet.
    this.#urgent = [...all].filter(isUrgent).toSorted((one, other) => rankOf(one) - rankOf(other))
    const waited = [...this.#waiting].filter(isShown)
    this.#waiting = new Set([...waited, ...all].filter((each) => !isUrgent(each)))
    this.#asked = new Map()
    this.#documents = documents
    this.#moment = moment
  }

  /** One address of the system before for each file: two spellings of one cannot both have it. */
  async #seeds(): Promise<string[]> {
    const { pages, oldAddresses } = await this.#options.source.seeds()
    const placed = new Map(oldAddresses.map((address) => [earlierPath(address), address]))
    placed.delete(null)
    this.#unplaced = oldAddresses.length - placed.size
    return [...pages, ...placed.values()]
  }

  #next(): string[] {
    const batch = this.#urgent.splice(0, BATCH)
    for (const address of this.#waiting) {
      if (batch.length >= BATCH) break
      this.#waiting.delete(address)
      batch.push(address)
    }
    return batch
  }

  #show(address: string): Promise<void> {
    const begun = this.#asked.get(address) ?? this.#ask(address)
    this.#asked.set(address, begun)
    return begun
  }

  async #ask(address: string): Promise<void> {
    const { ask, target, zones } = this.#options
    this.#progress.asked += 1
    const shown: Shown = await render(address, { ask, zones, resolve: (link) => this.#resolve(link) })
    this.#failed.delete(address)
    if (shown.kind === 'failed') this.#failed.set(address, shown.status)
    else if (shown.kind === 'gone') this.#count('removed', await target.remove(address))
    else this.#count('written', await target.put(address, shown.path, shown.body))
  }

  /** Several are at work: counted when it is done, not from what was counted before. */
  #count(what: 'written' | 'removed', isDone: boolean): void {
    if (isDone) this.#progress[what] += 1
  }

  #lookAgain(address: string): void {
    this.#asked.delete(address)
    this.#waiting.add(address)
  }

  /** Where a link leads among the files; what it leads to is looked at too. */
  async #resolve(link: string): Promise<string | null> {
    const place = placeOf(link)
    if (place === null) return null
    const { address, kind, path } = place
    if (kind === 'named') {
      // Only the answer tells its name.
      await this.#show(address)
      const kept = this.#options.target.kept.get(address)
      return kept === undefined ? null : hrefOf(kept.path)
    }
    // No page is without its style.
    if (isAsset(address)) await this.#show(address)
    else if (!this.#asked.has(address)) this.#waiting.add(address)
    return hrefOf(path)
  }
}

function documentOf(address: string): number | null {
  const id = /^\/documents\/(\d+)(\/|$)/.exec(address)?.[1]
  return id === undefined ? null : Number(id)
}

function isPublic(address: string, documents: ReadonlyMap<number, number>): boolean {
  const id = documentOf(address)
  return id === null || documents.has(id)
}

function isAsset(address: string): boolean {
  return address.startsWith('/assets/')
}

/** In which turn an address is looked at; styles of before go when no page has them any more. */
function rankOf(address: string): number {
  if (isAsset(address)) return 3
  if (address === '/') return 2
  return documentOf(address) === null ? 1 : 0
}

async function inTurn<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items.values()
  const worker = async () => {
    for (const each of rest) await work(each)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
