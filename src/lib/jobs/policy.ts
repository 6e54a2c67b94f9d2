import type { JobPolicy } from './job.ts'

/**
 * Seconds to wait after this many failed attempts: doubled each time up to the longest, and less a random share of up
 * to a half, so that what failed together does not come back together. `chance` is in [0, 1).
 */
export function delayAfter(
  attempts: number,
  { firstDelaySeconds, longestDelaySeconds }: JobPolicy,
  chance: number,
): number {
  const full = Math.min(firstDelaySeconds * 2 ** (attempts - 1), longestDelaySeconds)
  return full * (1 - chance / 2)
}
