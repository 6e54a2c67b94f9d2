import { hash } from '@node-rs/argon2'

// OWASP's recommendation for Argon2id: 19 MiB, two passes, one lane.
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** What is kept of a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, ARGON2ID)
}
