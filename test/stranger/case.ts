import type { Ctx } from '../../src/lib/ctx.ts'
import type { BusyOrgan, StaffName } from './busy-organ.ts'

/** What only the stranger has, for the answers that are not simply empty. */
export interface Stranger {
  organId: number
  host: string
  person: { id: number; login: string; name: string; roles: string[] }
  /** Its own audit records that no sealer has linked. */
  unsealed: number
}

type Run = (ctx: Ctx, a: BusyOrgan) => Promise<unknown>

/**
 * One call through a door with the things of the busy organ A: made by A itself, where it must work, and then by a
 * stranger, where it must not.
 */
export type Case =
  /** Tells what it finds: the stranger is told `nothing`, A something else. */
  | { kind: 'sees'; run: Run; nothing: (stranger: Stranger) => unknown }
  /** Finds one thing, or does something to it: to the stranger there is no such thing. */
  | { kind: 'finds' | 'does'; run: Run; by: StaffName }
  /** Refused where the thing named is not the acting organ's own. */
  | { kind: 'refused'; run: Run; by: StaffName }
  /** Works for the stranger too, on its own side. */
  | { kind: 'apart'; run: Run; by: StaffName }

export function sees(run: Run, nothing: unknown): Case {
  return seesOwn(run, () => nothing)
}

/** The stranger is told of its own things, and of no others. */
export function seesOwn(run: Run, nothing: (stranger: Stranger) => unknown): Case {
  return { kind: 'sees', run, nothing }
}

export function finds(run: Run, by: StaffName = 'author'): Case {
  return { kind: 'finds', run, by }
}

export function does(run: Run, by: StaffName = 'author'): Case {
  return { kind: 'does', run, by }
}

export function refused(run: Run, by: StaffName = 'author'): Case {
  return { kind: 'refused', run, by }
}

export function apart(run: Run, by: StaffName = 'author'): Case {
  return { kind: 'apart', run, by }
}

export function nameOfFailure(attempt: Promise<unknown>): Promise<string> {
  return attempt.then(
    () => 'none',
    (failure: Error) => failure.name,
  )
}
