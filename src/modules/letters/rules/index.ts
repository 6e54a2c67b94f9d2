export { asParagraphs, escapeHtml } from './html.ts'
export { caseNumber, letterNumber } from './number.ts'
export { type RemedyPath, remedyParagraph } from './remedy.ts'
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
  styleOf,
  supplementLetter,
} from './templates.ts'
