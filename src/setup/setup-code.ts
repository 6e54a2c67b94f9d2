import { createHash, randomInt, timingSafeEqual } from 'node:crypto'

// Without the letters and figures that are taken for one another when read from a terminal.
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const HALF = 4

/** A code for the first use, such as `7KQM-3XF2`: only whoever started the program sees it. */
export function newSetupCode(): string {
  return `${randomLetters()}-${randomLetters()}`
}

/** Whether this is the code, however it was typed; takes the same time for any wrong one. */
export function isSetupCode(given: string, code: string): boolean {
  return timingSafeEqual(digest(given), digest(code))
}

function randomLetters(): string {
  return Array.from({ length: HALF }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}

function digest(code: string): Buffer {
  const letters = code.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
  return createHash('sha256').update(letters).digest()
}
