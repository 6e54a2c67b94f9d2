import type { Finding } from '../finding.ts'
import type { Surroundings } from './detector.ts'
import { compileLexicon, findEntries, type Lexicon } from './lexicon.ts'
import { personalDetectors } from './personal.ts'
import { referenceDetectors } from './references.ts'
import { findBareMarks, findMarks } from './secrecy.ts'
import { STARTER_LEXICON } from './starter-lexicon.ts'
import { sumDetectors } from './sums.ts'
import { typographyDetectors } from './typography.ts'

const DETECTORS = [
  findMarks,
  findBareMarks,
  ...personalDetectors,
  ...referenceDetectors,
  ...typographyDetectors,
  ...sumDetectors,
]
let starter: Lexicon | null = null

/** What a reading knows besides the text. */
export interface Reading extends Surroundings {
  /** Left out: the starter lexicon. */
  lexicon?: Lexicon | undefined
}

/** All findings in a text, in its order. Without a lexicon of its own it reads with the starter lexicon. */
export function screen(text: string, surroundings: Reading): Finding[] {
  starter ??= compileLexicon(STARTER_LEXICON)
  const found = DETECTORS.flatMap((detect) => detect(text, surroundings))
  return [...found, ...findEntries(surroundings.lexicon ?? starter, text)].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  )
}
