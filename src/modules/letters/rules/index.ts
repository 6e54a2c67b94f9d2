export { asParagraphs, escapeHtml } from './html.ts'
export { caseNumber, letterNumber } from './number.ts'
export { type RemedyPath, remedyParagraph } from './remedy.ts'
export {
  consultationLetter,
  extensionLetter,
  type Letterhead,
  receiptLetter,
  replyLetter,
  styleOf,
  supplementLetter,
} from './templates.ts'
