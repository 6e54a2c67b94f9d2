import type { Transaction } from 'kysely'
import type { Day } from './day.ts'

/** A tenant. Comes only from the host name or the staff session, never from a path or a body. */
export type OrganId = number & { readonly __organId: true }

/** Who acts, as a snapshot: an audit record keeps it although names and roles change later. */
export type Actor =
  | { kind: 'person'; id: number; name: string; roles: readonly string[]; address?: string }
  | { kind: 'public'; address?: string }
  | { kind: 'system'; name: string }

/** An open transaction. Each module narrows it to its own tables in its `tables.ts`. */
// biome-ignore lint/complexity/noBannedTypes: the empty schema is meant: no table is reachable without a module's `on`.
export type Db = Transaction<{}>

/**
 * The first argument of everything that touches data.
 * `today` and `now` come from the edge, so that a whole year can be replayed.
 */
export interface Ctx {
  db: Db
  organId: OrganId
  actor: Actor
  today: Day
  now: Date
  secrets: Secrets
}

/** Keys that live outside the database; see `secrets.ts`. */
export interface Secrets {
  /** Encrypts under the master key or under a key that the master key wraps. */
  seal(plain: Uint8Array, key?: Uint8Array): Uint8Array
  open(sealed: Uint8Array, key?: Uint8Array): Uint8Array
  /** A keyed hash: lets equal values be found without keeping them. */
  fingerprint(purpose: string, value: string): Uint8Array
  /** How everything begins that is sealed under the master key of now. */
  prefix(): Uint8Array
}
