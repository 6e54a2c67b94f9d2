export type { PlacedFinding, Remark, TextPart } from '../finding.ts'
export type { Detector, Surroundings } from './detector.ts'
export { textOfHtml } from './html-text.ts'
export { compileLexicon, findEntries, type Lexicon } from './lexicon.ts'
export { applyMask, type Replacement, replacementsIn } from './masking.ts'
export { buildMatcher, codeUnits, type Matcher, type OnMatch, scan } from './matcher.ts'
export { loadMatcher, saveMatcher } from './matcher-file.ts'
export { normalise, type Tolerance } from './normalise.ts'
export {
  LEXICON_COLUMNS,
  type LexiconProblem,
  lexiconChange,
  lexiconOfTable,
  lexiconOn,
  MOST_ENTRIES,
  tableOfLexicon,
  whyNotEntry,
} from './own-lexicon.ts'
export { isCreditCode, isIdentityNumber, passesLuhn } from './personal.ts'
export { placed, whyNotDispose, whyUndisposed } from './placed.ts'
export { type Reading, screen } from './screen.ts'
export { findMarks, whyMarked } from './secrecy.ts'
export { STARTER_LEXICON } from './starter-lexicon.ts'
