import type { Day } from '../../lib/day.ts'
import type { ApplicantKind } from './applicant.ts'

/** What an officer makes of what came in. None of these moves the answer clock. */
export type IntakeAct =
  /** 申请人类型 as the officer reads the intake; the reason stands in the note. */
  | { kind: 'classified'; on: Day; applicantKind: ApplicantKind }
  /** 一事一申请: what of the intake stays with this case, and how many cases were made of the rest. */
  | { kind: 'split'; on: Day; information: string; into: number }
  /** The other side: this case came out of another one. */
  | { kind: 'split-off'; on: Day; information: string; from: number }
  /** Asks for the same as another case; they can be answered together, each in its own letter. */
  | { kind: 'linked'; on: Day; to: number }
  | { kind: 'unlinked'; on: Day; to: number }

export const INTAKE_ACTS: Readonly<Record<IntakeAct['kind'], string>> = {
  classified: '更正申请人类型',
  split: '拆分办理',
  'split-off': '由拆分立案',
  linked: '并案答复',
  unlinked: '解除并案',
}

/** Of these the applicant has no need to know. */
export const INTERNAL_INTAKE_ACTS = ['classified', 'linked', 'unlinked'] as const

/** What stands in the register of a case, from its intake and its acts. */
export interface Standing {
  applicantKind: ApplicantKind
  information: string
}

/** The last word on kind and information: the intake's own, until an officer classified or split. */
export function standingOf(
  { applicantKind, information }: Standing,
  acts: readonly { kind: string }[],
): Standing {
  const standing = { applicantKind, information }
  for (const act of acts as readonly IntakeAct[]) {
    if (act.kind === 'classified') standing.applicantKind = act.applicantKind
    if (act.kind === 'split' || act.kind === 'split-off') standing.information = act.information
  }
  return standing
}

/** The other cases that this one is linked to now. */
export function linksOf(acts: readonly { kind: string }[]): number[] {
  const linked = new Set<number>()
  for (const act of acts as readonly IntakeAct[]) {
    if (act.kind === 'linked') linked.add(act.to)
    if (act.kind === 'unlinked') linked.delete(act.to)
  }
  return [...linked]
}
