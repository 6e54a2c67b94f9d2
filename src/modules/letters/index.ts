export { destroyLetters } from './actions/destroy-letters.ts'
export { keyOldLetters } from './actions/key-letters.ts'
export { nextNumber } from './actions/next-number.ts'
export { openLetter } from './actions/open-letter.ts'
export { raiseNumber } from './actions/raise-number.ts'
export { setTemplate } from './actions/set-template.ts'
export { writeLetter } from './actions/write-letter.ts'
export {
  LETTER_KINDS,
  type Letter,
  type LetterKind,
  type LetterSubject,
  type LetterSummary,
  type TemplateKey,
  type TemplateVersion,
} from './letter.ts'
export { letterDocx } from './letter-docx.ts'
export { listLetters, readLetter } from './queries.ts'
export { sealedLetters } from './sealed.ts'
export { findWording, listTemplates, listTemplateVersions } from './template-versions.ts'
