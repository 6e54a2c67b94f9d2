import { hashOf } from '../../audit/rules.ts'
import type { Content } from '../document.ts'

/**
 * What sign-offs and the secrecy review are bound to: one changed character is another hash. What was added to the content
 * later stays out while it is empty, so that what was signed before keeps its hash.
 */
export function contentHash(content: Content): string {
  const { genre, sourceUrl, byline, keywords, relations, attachments, ...first } = content
  const later = { genre, sourceUrl, byline, keywords, relations, attachments }
  const filled = Object.entries(later).filter(([, value]) => value.length > 0)
  return hashOf({ ...first, ...Object.fromEntries(filled) })
}
