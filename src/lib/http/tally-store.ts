import type { FastifyRateLimitStore, FastifyRateLimitStoreCtor } from '@fastify/rate-limit'
import type { Tally } from '../tally.ts'

/** What the rate limit's plugin counts in: each route by itself, the rest of the program together. */
export function tallyStore(tally: Tally): FastifyRateLimitStoreCtor {
  return class TallyStore implements FastifyRateLimitStore {
    #counted = 'program'

    incr(
      address: string,
      done: (failure: Error | null, counted?: { current: number; ttl: number }) => void,
      windowMs: number,
    ): void {
      tally.count(`${this.#counted} ${address}`, windowMs).then(
        ({ count, endsInMs }) => done(null, { current: count, ttl: endsInMs }),
        (failure) => done(failure),
      )
    }

    child(options: unknown): FastifyRateLimitStore {
      // The plugin's types name the route's own options; what it hands over is its limit, with the route in it.
      const { method, url } = (options as { routeInfo: { method: string | string[]; url: string } }).routeInfo
      const store = new TallyStore()
      store.#counted = `${method} ${url}`
      return store
    }
  }
}
