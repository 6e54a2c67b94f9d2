import type { Counted } from './lib/tally.ts'

/** What a web process needs to begin, beside the settings that both read. */
export interface Orders {
  port: number
  databaseUrl: string
  /** Connections to the database that it may open. */
  connections: number
  bareHosts: 'refused' | 'first-organ'
  setupCode?: string | undefined
}

/** From the process that was started to a web process. It says `stop` by breaking off, too. */
export type ToWeb =
  | { kind: 'begin'; orders: Orders }
  | { kind: 'stop' }
  | { kind: 'ping' }
  | { kind: 'counted'; id: number; counted: Counted }

/** The answers and questions of a web process. */
export type FromWeb =
  | { kind: 'ready' }
  | { kind: 'failed'; message: string }
  | { kind: 'alive' }
  | { kind: 'count'; id: number; key: string; windowMs: number }
