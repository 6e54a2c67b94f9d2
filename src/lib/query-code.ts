import { timingSafeEqual } from 'node:crypto'
import type { Secrets } from './ctx.ts'

// 32 letters without 0/O and 1/I, so that five bits of a byte choose one without favour.
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const LENGTH = 8

/** Follows from the sender's own key and our secret: a repeated submission is shown the same code, unstored. */
export function queryCodeFor(secrets: Secrets, idempotencyKey: string): string {
  const bytes = secrets.fingerprint('query code', idempotencyKey)
  return [...bytes.subarray(0, LENGTH)].map((byte) => ALPHABET[byte & 31]).join('')
}

/** What is kept of a code; bound to its receipt, so that equal codes do not look equal. */
export function queryCodeHash(secrets: Secrets, receiptNumber: string, queryCode: string): string {
  const value = `${receiptNumber}\0${queryCode}`
  return Buffer.from(secrets.fingerprint('query code check', value)).toString('hex')
}

/** Compares in constant time. A case that does not exist is compared all the same, with nothing. */
export function isQueryCode(
  secrets: Secrets,
  found: { receiptNumber: string; hash: string } | undefined,
  queryCode: string,
): boolean {
  const given = queryCodeHash(secrets, found?.receiptNumber ?? '', queryCode.trim().toUpperCase())
  const same = timingSafeEqual(Buffer.from(given), Buffer.from(found?.hash ?? '0'.repeat(given.length)))
  return same && found !== undefined
}
