import type { Applicant } from '../applicant.ts'

/** By what an applicant is found; `identity` is what they are counted by (国办函〔2020〕109号: 同一申请人). */
export const SEARCH_KINDS = ['identity', 'name', 'document', 'organisation', 'phone'] as const
export type SearchKind = (typeof SEARCH_KINDS)[number]

export interface ApplicantValue {
  kind: SearchKind
  heldBy: 'applicant' | 'agent'
  value: string
}

/** Everything that an applicant and their agent are found by, each value in the one form it is compared in. */
export function valuesOf(applicant: Applicant): ApplicantValue[] {
  const { name, idDocument, organisationCode, phone, agent } = applicant
  const own: [SearchKind, string | undefined][] = [
    ['identity', identityOf(applicant)],
    ['name', name],
    ['document', idDocument],
    ['organisation', organisationCode],
    ['phone', phone],
  ]
  const theirs: [SearchKind, string | undefined][] = [
    ['name', agent?.name],
    ['document', agent?.idDocument],
    ['phone', agent?.phone],
  ]
  return [...valued(own, 'applicant'), ...valued(theirs, 'agent')]
}

/** 同一申请人: by the number of the document or the code, wherever one was stated; else by name and telephone. */
export function identityOf({ idDocument, organisationCode, name, phone }: Applicant): string {
  return idDocument || organisationCode || `${name}\0${phone}`
}

/** Whoever types half-width for full-width, or blanks between groups of digits, means the same. */
export function normalised(kind: SearchKind, value: string): string {
  const plain = value.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  if (kind !== 'phone') return plain
  return plain.replace(/[^\d]/g, '').replace(/^(0086|86)(?=1\d{10}$)/, '')
}

function valued(
  pairs: readonly [SearchKind, string | undefined][],
  heldBy: ApplicantValue['heldBy'],
): ApplicantValue[] {
  return pairs
    .map(([kind, value]) => ({ kind, heldBy, value: normalised(kind, value ?? '') }))
    .filter(({ value }) => value !== '')
}
