import type { Section } from '../report.ts'

/** A number that a text states, with the sentence around it. */
export interface Statement {
  number: number
  sentence: string
}

const END = /[。；;!?！？]/
const MAX_SENTENCE = 160

/** A text twice, character by character: as printed, and in the plain form that the patterns run over. */
export interface FlatText {
  plain: string
  printed: string
}

/** White space (the line breaks of a PDF) goes; full-width digits and brackets become half-width. */
export function flat(text: string): FlatText {
  const printed = text.replace(/\s+/g, '')
  return { printed, plain: printed.replace(/[^\u0020-\u007e\u4e00-\u9fff]/g, plainCharacter) }
}

/** A full-width comma always divides; a half-width one may stand within a number. */
function plainCharacter(character: string): string {
  if (character === '，') return '、'
  const plain = character.normalize('NFKC')
  return plain.length === character.length ? plain : character
}

export function flatSections(sections: readonly Section[]): FlatText[] {
  return sections.map(({ text }) => flat(text))
}

/** All numbers that a pattern (its group `n`) finds; a gap (`gap`) that matches `not` means another thing. */
export function statements(texts: readonly FlatText[], pattern: RegExp, not?: RegExp): Statement[] {
  const found: Statement[] = []
  for (const text of texts) {
    for (const match of text.plain.matchAll(pattern)) {
      const { n, gap } = match.groups ?? {}
      if (not !== undefined && gap !== undefined && not.test(gap)) continue
      const number = n === undefined ? 0 : Number(n.replace(/,/g, ''))
      found.push({ number, sentence: sentenceAround(text, match.index, match.index + match[0].length) })
    }
  }
  return found
}

/** The sentence from full stop to full stop, cut to what a person reads at a glance. */
export function sentenceAround(text: FlatText, from: number, to: number): string {
  const { plain, printed } = text
  let start = from
  while (start > 0 && from - start < MAX_SENTENCE / 2 && !END.test(plain[start - 1] ?? '')) start--
  let end = to
  while (end < plain.length && end - to < MAX_SENTENCE / 2 && !END.test(plain[end] ?? '')) end++
  return printed.slice(start, end)
}
