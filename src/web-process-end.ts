import type { Counted, Tally } from './lib/tally.ts'
import type { FromWeb, Orders, ToWeb } from './web-process-talk.ts'

/** What a web process opens when it is told to begin. */
export type OpenServer = (orders: Orders, tally: Tally) => Promise<{ close(): Promise<void> }>

/**
 * A web process's end of the talk with the process that was started: that one says when to begin and when to stop, and
 * counts for the limits. Ends with it, however that ends: `node:cluster` sees to that.
 */
export function serveUnder(open: OpenServer): void {
  const end = new WebEnd(open)
  process.on('message', (message: ToWeb) => end.hear(message))
  // A terminal tells every process of a program to stop; the one that was started passes it on.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => {})
}

class WebEnd implements Tally {
  readonly #open: OpenServer
  readonly #asked = new Map<number, (counted: Counted) => void>()
  #lastId = 0
  #close: (() => Promise<void>) | null = null
  #isEnding = false

  constructor(open: OpenServer) {
    this.#open = open
  }

  hear(message: ToWeb): void {
    if (message.kind === 'begin') this.#begin(message.orders)
    else if (message.kind === 'stop') this.#end()
    else if (message.kind === 'ping') say({ kind: 'alive' })
    else {
      this.#asked.get(message.id)?.(message.counted)
      this.#asked.delete(message.id)
    }
  }

  count(key: string, windowMs: number): Promise<Counted> {
    const id = ++this.#lastId
    const answer = new Promise<Counted>((resolve) => this.#asked.set(id, resolve))
    say({ kind: 'count', id, key, windowMs })
    return answer
  }

  async #begin(orders: Orders): Promise<void> {
    try {
      const { close } = await this.#open(orders, this)
      this.#close = close
      say({ kind: 'ready' })
    } catch (failure) {
      const message = failure instanceof Error ? failure.message : String(failure)
      say({ kind: 'failed', message }, () => process.exit(1))
    }
  }

  /** Whoever is being served gets the rest; told again, it is the same end. */
  async #end(): Promise<void> {
    if (this.#isEnding) return
    this.#isEnding = true
    await this.#close?.()
    process.exit()
  }
}

function say(message: FromWeb, then: () => void = () => {}): void {
  if (process.connected) process.send?.(message, then)
}
