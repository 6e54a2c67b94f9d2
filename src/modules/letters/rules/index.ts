export type { LetterKind } from '../letter.ts'
export { checkTemplate, type TemplateProblem } from './check-template.ts'
export { asParagraphs, escapeHtml } from './html.ts'
export { type LetterText, letterPage, readLetterPage, styleOf } from './letter-text.ts'
export { caseNumber, letterNumber } from './number.ts'
export { type RemedyPath, remedyOfDecision, remedyParagraph } from './remedy.ts'
export {
  consultationLetter,
  delayLetter,
  extensionLetter,
  feeLetter,
  type Letterhead,
  overrideLetter,
  reasonLetter,
  receiptLetter,
  rectificationLetter,
  replyLetter,
  sampleLetter,
  supplementLetter,
} from './templates.ts'
export { REMEDY_FIELD, type TemplateField, type TemplateRule, WORDINGS } from './wordings.ts'
