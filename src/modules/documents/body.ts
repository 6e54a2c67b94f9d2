import sanitizeHtml from 'sanitize-html'
import type { Changes, Content } from './document.ts'

const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: [
    'p',
    'h2',
    'h3',
    'h4',
    'ul',
    'ol',
    'li',
    'strong',
    'em',
    'sup',
    'sub',
    'br',
    'blockquote',
  ].concat(['table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td', 'a', 'figure', 'figcaption']),
  allowedAttributes: {
    a: ['href', 'rel'],
    th: ['scope', 'rowspan', 'colspan'],
    td: ['rowspan', 'colspan'],
  },
  allowedSchemes: ['http', 'https'],
  allowProtocolRelative: false,
  transformTags: { a: sanitizeHtml.simpleTransform('a', { rel: 'noopener noreferrer' }) },
}

const NOTHING: Omit<Content, 'kind' | 'columnId'> = {
  title: '',
  bodyHtml: '',
  documentNumber: '',
  issuedOn: null,
  theme: '其他',
  disclosure: 'proactive',
  disclosureReason: '',
  source: '',
  isRepost: false,
  summary: '',
}

/** The edge where a stranger's HTML enters: what is kept afterwards can be shown as it is. */
export function sanitiseBody(html: string): string {
  return sanitizeHtml(html, ALLOWED).trim()
}

/** The content of a first draft. */
export function firstContent(given: Changes & Pick<Content, 'kind' | 'columnId'>): Content {
  return changedContent({ ...NOTHING, kind: given.kind, columnId: given.columnId }, given)
}

/** The content after these changes; the body sanitised, single lines trimmed. */
export function changedContent(content: Content, changes: Changes): Content {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  const next: Content = { ...content, ...pick(given, Object.keys(content)) }
  return {
    ...next,
    title: next.title.trim(),
    bodyHtml: sanitiseBody(next.bodyHtml),
    documentNumber: next.documentNumber.trim(),
    theme: next.theme.trim() || NOTHING.theme,
    disclosureReason: next.disclosureReason.trim(),
    source: next.source.trim(),
    summary: next.summary.trim(),
  }
}

/** A caller may hand over more than content (a version, an origin); only content is kept. */
function pick(given: Record<string, unknown>, keys: string[]): Partial<Content> {
  return Object.fromEntries(Object.entries(given).filter(([key]) => keys.includes(key)))
}
