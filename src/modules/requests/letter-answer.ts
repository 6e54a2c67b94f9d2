import { createHash } from 'node:crypto'
import { type Answer, html } from '../../lib/http.ts'
import { styleOf } from '../letters/rules/index.ts'

/**
 * A letter as a page of its own. It was sealed with its style sheet inside, and stays as it was sent: so the policy of
 * this one answer knows that sheet by its hash, and lets in nothing else at all.
 */
export function letterAnswer(letter: string): Answer {
  const style = createHash('sha256').update(styleOf(letter)).digest('base64')
  return html(letter, {
    headers: {
      'content-security-policy': `default-src 'none'; style-src 'sha256-${style}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      'cache-control': 'no-store',
    },
  })
}
