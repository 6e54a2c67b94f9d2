import type { CaseOnDay } from './case-guards.ts'
import { readActs } from './clock.ts'
import { nameOf, type Party } from './consultations.ts'
import { clockCaseOf } from './fold.ts'

/** A party as the acts name it. */
export function namedAs({ kind, name }: Party): string {
  return name === null ? kind : `${kind}:${name}`
}

/** Third parties who refused for good reasons (条例第三十二条), each as the acts name it and as a screen does. */
export function refusedParties(file: CaseOnDay): { named: string; words: string }[] {
  const clockCase = clockCaseOf(file.acts)
  if (clockCase === null) return []
  return readActs(clockCase, file.calendar)
    .state.consultations.filter(({ party, opinion }) => party.kind === 'third-party' && opinion === 'refuses')
    .map(({ party }) => ({ named: namedAs(party), words: nameOf(party) }))
}
