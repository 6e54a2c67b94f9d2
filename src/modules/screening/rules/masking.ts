import type { Finding } from '../finding.ts'
import type { Surroundings } from './detector.ts'
import { personalDetectors } from './personal.ts'

/** One place to mask, in the text as it was given. A proposal: a person decides about each. */
export interface Replacement {
  start: number
  end: number
  text: string
  replacement: string
  /** What it is, e.g. 身份证号码. */
  kind: string
}

/** How many letters and digits stay at each end. */
const KEPT: Record<string, { first: number; last: number }> = {
  'identity-number': { first: 3, last: 4 },
  'bank-card': { first: 0, last: 4 },
  mobile: { first: 3, last: 4 },
  passport: { first: 1, last: 2 },
  plate: { first: 2, last: 1 },
}

/**
 * 条例第十五条: what could be masked so that a text can be made public, in its order and without overlaps. Office numbers
 * (notes of the screening) are left alone.
 */
export function replacementsIn(text: string, surroundings: Surroundings): Replacement[] {
  const found = personalDetectors
    .flatMap((detect) => detect(text, surroundings))
    .filter(({ severity, category }) => severity !== 'note' && category === 'personal')
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const apart = found.filter((each, index) => !found.slice(0, index).some((other) => other.end > each.start))
  return apart.map((finding) => ({
    start: finding.start,
    end: finding.end,
    text: finding.text,
    replacement: masked(finding),
    kind: finding.entry,
  }))
}

/** The text with these places masked; `replacements` as `replacementsIn` gave them, or some of them. */
export function applyMask(text: string, replacements: readonly Replacement[]): string {
  let result = ''
  let at = 0
  for (const { start, end, replacement } of replacements) {
    result += text.slice(at, start) + replacement
    at = end
  }
  return result + text.slice(at)
}

function masked({ detector, text }: Finding): string {
  if (detector === 'e-mail') return text.replace(/^(.)[^@＠]*/, '$1***')
  if (detector === 'address')
    return text.replace(/[0-9０-９A-Za-z一二三四五六七八九十]+(?=号|栋|幢|座|楼|层|单元|室|户|组)/g, (each) =>
      '*'.repeat(each.length),
    )
  const { first, last } = KEPT[detector] ?? { first: 0, last: 0 }
  const characters = [...text]
  const counted = characters.flatMap((each, index) => (/[\p{L}\p{N}]/u.test(each) ? [index] : []))
  // 86 before a mobile number is no part of it.
  const before = detector === 'mobile' && counted.length === 13 ? 2 : 0
  const hidden = new Set(counted.slice(before + first, counted.length - last))
  return characters.map((each, index) => (hidden.has(index) ? '*' : each)).join('')
}
