import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import type { OrganId } from './ctx.ts'
import { type Day, dayInChina } from './day.ts'
import { codingFor, isKnown, type PageCache, type Variant } from './page-cache.ts'
import { type PageRequest, readPageRequest } from './page-request.ts'

export interface PageLane {
  pages: PageCache
  findHost(host: string): Promise<{ organId: OrganId; publicVersion: number } | null>
  clock(): Date
  /** How long a connection may be silent. */
  idleMs: number
  /** Told of each answer, when there is a log to write. */
  onAnswer: ((request: PageRequest, status: number, address: string | undefined) => void) | null
}

/** No request for a page needs more; what does goes to the server. */
const MOST_BYTES = 8_192

/**
 * The short way of finished pages: sits before the HTTP server and answers a plain GET or HEAD of a page in memory by
 * itself. Anything else, and everything after it on that connection, is the server's, which never notices. A connection
 * is refused nothing here, so there is nothing to get wrong but a page's bytes.
 */
export function openPageLane(server: Server, lane: PageLane): { close(): void } {
  const toServer = server.listeners('connection') as ((socket: Socket) => void)[]
  const open = new Set<Connection>()
  let closing = false
  server.removeAllListeners('connection')
  server.on('connection', (socket: Socket) => {
    const connection = new Connection(socket, lane, {
      handOver: () => {
        for (const listener of toServer) listener.call(server, socket)
      },
      left: () => open.delete(connection),
      isClosing: () => closing,
    })
    open.add(connection)
  })
  return {
    close: () => {
      closing = true
      for (const connection of open) connection.endIfIdle()
    },
  }
}

interface Surroundings {
  handOver(): void
  left(): void
  isClosing(): boolean
}

class Connection {
  readonly #socket: Socket
  readonly #lane: PageLane
  readonly #around: Surroundings
  /** What came and is not answered yet; null while there is nothing. */
  #unread: Buffer | null = null
  #busy = false
  #gone = false

  constructor(socket: Socket, lane: PageLane, around: Surroundings) {
    this.#socket = socket
    this.#lane = lane
    this.#around = around
    socket.setTimeout(lane.idleMs)
    for (const [name, listener] of this.#listeners) socket.on(name, listener)
  }

  endIfIdle(): void {
    if (!this.#busy) this.#socket.destroySoon()
  }

  // biome-ignore lint/suspicious/noExplicitAny: each event hands over something else.
  readonly #listeners: [name: string, listener: (...args: any[]) => void][] = [
    ['data', (chunk: Buffer) => this.#onData(chunk)],
    ['timeout', () => this.#socket.destroy()],
    // As the server does it: who hangs up does not wait for an answer.
    ['end', () => this.#socket.destroy()],
    // A visitor who goes away is no failure; `close` follows.
    ['error', () => {}],
    ['close', () => this.#leave()],
  ]

  #onData(chunk: Buffer): void {
    this.#unread = this.#unread === null ? chunk : Buffer.concat([this.#unread, chunk])
    // Whoever sends on without waiting for answers waits in the network.
    if (this.#busy && this.#unread.length > MOST_BYTES) this.#socket.pause()
    if (!this.#busy) this.#next()
  }

  #next(): void {
    const bytes = this.#unread
    if (bytes === null) return
    const request = bytes.length > MOST_BYTES ? null : readPageRequest(bytes)
    if (request === null) {
      this.#handOver()
      return
    }
    this.#busy = true
    this.#lane.findHost(request.host).then(
      (host) => this.#answer(request, host),
      // The database does not answer: the server says so in its own words.
      () => this.#answer(request, null),
    )
  }

  #answer(request: PageRequest, host: { organId: OrganId; publicVersion: number } | null): void {
    this.#busy = false
    if (this.#gone) return
    const found = host === null ? null : this.#answerFrom(request, host)
    if (found === null) {
      this.#handOver()
      return
    }
    this.#lane.onAnswer?.(request, found.status, this.#socket.remoteAddress)
    this.#unread = this.#rest(request.length)
    const mayGoOn = this.#socket.write(found.bytes)
    if (request.closes || this.#around.isClosing()) this.#socket.end()
    else if (mayGoOn) this.#goOn()
    else this.#goOnAfterDrain()
  }

  #answerFrom(
    request: PageRequest,
    { organId, publicVersion }: { organId: OrganId; publicVersion: number },
  ): { status: number; bytes: Buffer } | null {
    const { second, day } = timeOf(this.#lane.clock())
    const page = this.#lane.pages.find({ organId, address: request.address, version: publicVersion, day })
    if (page === undefined) return null
    const coding = codingFor(request.acceptEncoding)
    const variant = page.variants[coding]
    const status = isKnown(variant.etag, request.ifNoneMatch) ? 304 : 200
    const connection = request.closes || this.#around.isClosing() ? 'close' : 'keep-alive'
    const isBare = status === 304 || request.method === 'HEAD'
    const end = `date: ${second}\r\nconnection: ${connection}\r\n\r\n`
    const known = lastAnswers.get(variant)
    if (known !== undefined && known.status === status && known.isBare === isBare && known.end === end)
      return { status, bytes: known.bytes }
    const head = headOf(page.headers, variant, coding, status) + end
    const bytes = Buffer.concat([Buffer.from(head, 'latin1'), isBare ? NOTHING : variant.body])
    keepAnswer(variant, { status, isBare, end, bytes })
    return { status, bytes }
  }

  #rest(length: number): Buffer | null {
    const unread = this.#unread
    return unread === null || unread.length === length ? null : unread.subarray(length)
  }

  #goOn(): void {
    if (this.#socket.isPaused()) this.#socket.resume()
    if (this.#unread !== null) this.#next()
  }

  /** Slow readers get no more until they have read. */
  #goOnAfterDrain(): void {
    this.#busy = true
    this.#socket.once('drain', () => {
      this.#busy = false
      if (!this.#gone) this.#goOn()
    })
  }

  #handOver(): void {
    const socket = this.#socket
    const unread = this.#unread
    this.#leave()
    for (const [name, listener] of this.#listeners) socket.removeListener(name, listener)
    socket.setTimeout(0)
    // The server finds the bytes as if nobody had read them.
    socket.pause()
    if (unread !== null) socket.unshift(unread)
    this.#around.handOver()
    process.nextTick(() => socket.resume())
  }

  #leave(): void {
    this.#gone = true
    this.#unread = null
    this.#around.left()
  }
}

const NOTHING = Buffer.alloc(0)

/** A whole answer, as it goes to everybody who asks in the same way within the same second. */
interface LastAnswer {
  status: number
  isBare: boolean
  end: string
  bytes: Buffer
}

/** Of the pages asked for most lately: a copy of some bytes for each, so not of all. */
const lastAnswers = new Map<Variant, LastAnswer>()
const MOST_ANSWERS = 64

function keepAnswer(variant: Variant, answer: LastAnswer): void {
  lastAnswers.delete(variant)
  lastAnswers.set(variant, answer)
  const [oldest] = lastAnswers.keys()
  if (lastAnswers.size > MOST_ANSWERS && oldest !== undefined) lastAnswers.delete(oldest)
}

/** Of each variant and status its head as text: it never changes. */
const heads = new WeakMap<Variant, Map<number, string>>()

function headOf(
  headers: Record<string, string>,
  variant: Variant,
  coding: string,
  status: 200 | 304,
): string {
  const known = heads.get(variant) ?? new Map<number, string>()
  const found = known.get(status)
  if (found !== undefined) return found
  const lines = Object.entries({ ...headers, etag: variant.etag })
  if (status === 200) {
    lines.push(['content-length', String(variant.body.length)])
    if (coding !== 'identity') lines.push(['content-encoding', coding])
  }
  const text = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  const head = `HTTP/1.1 ${status === 200 ? '200 OK' : '304 Not Modified'}\r\n${text}`
  heads.set(variant, known.set(status, head))
  return head
}

let lastTime: { at: number; second: string; day: Day } | undefined

/** The Date header and the day in China, worked out once a second. */
function timeOf(now: Date): { second: string; day: Day } {
  const at = Math.floor(now.getTime() / 1_000)
  if (lastTime?.at !== at) lastTime = { at, second: now.toUTCString(), day: dayInChina(now) }
  return lastTime
}
