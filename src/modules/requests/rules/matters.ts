import type { Day } from '../../../lib/day.ts'
import type { Act, ReasonVerdict, SealRule } from '../acts.ts'

/** What is under way in a case besides its stage and its clock. */
export interface Matters {
  /** The unit that was last asked. */
  unit: UnitMatter | null
  /** 条例第三十五条: that reasons were asked for, and what came. */
  reason: { askedOn: Day; until: Day; verdict: ReasonVerdict | null } | null
  /** An extension that waits for the head of the disclosure office. */
  extension: { by: number; workingDays: number } | null
  /** Parties who were told that the public interest prevails, as the acts name them. */
  overridden: readonly string[]
  seal: SealRule
  /** The sealed reply; the last one counts. */
  sealed: { file: number; hash: string } | null
  /** Numbers of the case files that went out with the reply. */
  enclosures: readonly number[]
}

export interface UnitMatter {
  id: number
  name: string
  assignedOn: Day
  answerBy: Day
  state: 'asked' | 'answered' | 'returned'
  urged: number
}

export const NO_MATTERS: Matters = {
  unit: null,
  reason: null,
  extension: null,
  overridden: [],
  seal: 'optional',
  sealed: null,
  enclosures: [],
}

/** The matters after one more act; most acts leave them as they are. */
export function takeMatters(matters: Matters, act: Act): Matters {
  switch (act.kind) {
    case 'unit-assigned':
    case 'unit-urged':
    case 'unit-answered':
    case 'unit-returned':
      return { ...matters, unit: takeUnit(matters.unit, act) }
    case 'reason-asked':
      return { ...matters, reason: { askedOn: act.on, until: act.until, verdict: null } }
    case 'reason-given':
      return { ...matters, reason: matters.reason && { ...matters.reason, verdict: act.verdict } }
    case 'override-notified':
      return { ...matters, overridden: [...matters.overridden, act.party] }
    case 'extension-proposed':
      return { ...matters, extension: { by: act.by, workingDays: act.workingDays } }
    case 'extended':
      return { ...matters, extension: null }
    case 'replied':
      return { ...matters, seal: act.seal ?? 'optional', enclosures: act.enclosures ?? [] }
    case 'sealed':
      return { ...matters, sealed: { file: act.file, hash: act.hash } }
    default:
      return matters
  }
}

function takeUnit(
  unit: UnitMatter | null,
  act: Act & { kind: 'unit-assigned' | 'unit-urged' | 'unit-answered' | 'unit-returned' },
): UnitMatter | null {
  if (act.kind === 'unit-assigned') {
    const { unitId: id, unitName: name, answerBy, on: assignedOn } = act
    return { id, name, assignedOn, answerBy, state: 'asked', urged: 0 }
  }
  if (unit === null) return null
  if (act.kind === 'unit-urged') return { ...unit, urged: unit.urged + 1 }
  return { ...unit, state: act.kind === 'unit-answered' ? 'answered' : 'returned' }
}
