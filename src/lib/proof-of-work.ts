import { createChallenge, extractParams, verifySolution } from 'altcha-lib'
import type { Ctx } from './ctx.ts'

/** Half of them take a telephone less than a second. */
const HARDEST = 60_000
const HOURS_GOOD = 12

/** What the sender's machine has to find: the number whose hash with the salt is the challenge. */
export interface WorkChallenge {
  challenge: string
  salt: string
  signature: string
}

/**
 * A small piece of work for the sender's machine instead of a puzzle for the sender: whoever cannot see or hear is not
 * kept out (条例第四十三条), and thousands of submissions cost something. It is good for one submission only, whose key
 * stands in the signed salt.
 */
export async function newWork(ctx: Ctx, idempotencyKey: string): Promise<WorkChallenge> {
  const until = ctx.now.getTime() + HOURS_GOOD * 3_600_000
  const { challenge, salt, signature } = await createChallenge({
    algorithm: 'SHA-256',
    hmacKey: keyOf(ctx),
    maxnumber: HARDEST,
    params: { for: markOf(ctx, idempotencyKey), until: String(until) },
  })
  return { challenge, salt, signature }
}

/** Whether this solution was found for this very submission, and not long ago. Anything unreadable is no solution. */
export async function isWorkDone(ctx: Ctx, idempotencyKey: string, solution: string): Promise<boolean> {
  if (solution === '' || solution.length > 2000) return false
  // The library would ask its own clock whether it is still good.
  const isRight = await verifySolution(solution, keyOf(ctx), false).catch(() => false)
  if (!isRight) return false
  const params = extractParams(JSON.parse(Buffer.from(solution, 'base64').toString()))
  return params.for === markOf(ctx, idempotencyKey) && Number(params.until) >= ctx.now.getTime()
}

function keyOf(ctx: Ctx): string {
  return Buffer.from(ctx.secrets.fingerprint('proof of work', String(ctx.organId))).toString('hex')
}

function markOf(ctx: Ctx, idempotencyKey: string): string {
  return Buffer.from(ctx.secrets.fingerprint('proof of work for', idempotencyKey))
    .toString('hex')
    .slice(0, 32)
}
