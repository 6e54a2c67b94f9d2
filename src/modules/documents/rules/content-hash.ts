import { hashOf } from '../../audit/rules.ts'
import type { Content } from '../document.ts'

/** What sign-offs and the secrecy review are bound to: one changed character is another hash. */
export function contentHash(content: Content): string {
  return hashOf(content)
}
