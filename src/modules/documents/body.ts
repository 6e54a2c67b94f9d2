import sanitizeHtml from 'sanitize-html'
import { insist } from '../../lib/refusal.ts'
import type { Attachment } from './attachment.ts'
import type { Changes, Content, Relation } from './document.ts'
import { MOST_ROWS, whyTooMuch } from './rules/index.ts'

const OWN_IMAGE = /^\/documents\/\d{1,12}\/images\/\d{1,6}$/
/** Deeper than any list or table of a person. */
const MOST_NESTED = 40

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
  ].concat(['table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td', 'a', 'figure', 'figcaption', 'img']),
  allowedAttributes: {
    a: ['href', 'rel'],
    th: ['scope', 'rowspan', 'colspan'],
    td: ['rowspan', 'colspan'],
    img: ['src', 'alt'],
  },
  allowedSchemes: ['http', 'https'],
  allowProtocolRelative: false,
  transformTags: {
    a: sanitizeHtml.simpleTransform('a', { rel: 'noopener noreferrer' }),
    th: (tagName, attribs) => ({ tagName, attribs: withSpans(attribs) }),
    td: (tagName, attribs) => ({ tagName, attribs: withSpans(attribs) }),
  },
  // Pictures of our own documents only: nobody else learns who reads, and nothing changes behind a signature.
  exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !OWN_IMAGE.test(attribs.src ?? ''),
  nestingLimit: MOST_NESTED,
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
  genre: '',
  sourceUrl: '',
  byline: '',
  keywords: '',
  relations: [],
  attachments: [],
}

/** The edge where a stranger's HTML enters: what is kept afterwards can be shown as it is. */
export function sanitiseBody(html: string): string {
  return sanitizeHtml(html, ALLOWED).trim()
}

/** The content of a first draft. */
export function firstContent(given: Changes & Pick<Content, 'kind' | 'columnId'>): Content {
  return changedContent({ ...NOTHING, kind: given.kind, columnId: given.columnId }, given)
}

/**
 * The content after these changes; the body sanitised, single lines trimmed. What the changes say of attachments counts
 * only as `attachments`, which the files of the document back. Refuses a body too large for a page.
 */
export function changedContent(
  content: Content,
  changes: Changes,
  attachments: readonly Attachment[] = content.attachments,
): Content {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  const next: Content = { ...content, ...pick(given, Object.keys(content)), attachments }
  insist(whyTooMuch(next.bodyHtml))
  return {
    ...next,
    title: next.title.trim(),
    // What stands there already came through here.
    bodyHtml: next.bodyHtml === content.bodyHtml ? content.bodyHtml : sanitiseBody(next.bodyHtml),
    documentNumber: next.documentNumber.trim(),
    theme: next.theme.trim() || NOTHING.theme,
    disclosureReason: next.disclosureReason.trim(),
    source: next.source.trim(),
    summary: next.summary.trim(),
    sourceUrl: next.sourceUrl.trim(),
    byline: next.byline.trim(),
    keywords: keywordsIn(next.keywords).join('、'),
    relations: eachOnce(next.relations),
  }
}

/** Merged cells as far as a table can have them; a span of a million is an attack on the reader's browser. */
function withSpans({ rowspan, colspan, ...others }: Record<string, string>): Record<string, string> {
  const kept = Object.entries({ rowspan, colspan }).filter(
    ([name, value]) =>
      /^\d{1,4}$/.test(value ?? '') && Number(value) > 1 && Number(value) <= MOST_SPAN[name as 'rowspan'],
  ) as [string, string][]
  return { ...others, ...Object.fromEntries(kept) }
}

const MOST_SPAN = { rowspan: MOST_ROWS, colspan: 100 }

/** However they were parted when they were typed. */
function keywordsIn(text: string): string[] {
  return [...new Set(text.split(/[\s,，;；、]+/).filter((each) => each !== ''))]
}

/** Each once and in one order: the same relations are the same content, whichever was chosen first. */
function eachOnce(relations: readonly Relation[]): Relation[] {
  const known = new Map(
    relations.map(({ kind, documentId }) => [`${kind} ${documentId}`, { kind, documentId }]),
  )
  return [...known.values()].sort((a, b) =>
    a.kind === b.kind ? a.documentId - b.documentId : a.kind < b.kind ? -1 : 1,
  )
}

/** A caller may hand over more than content (a version, an origin); only content is kept. */
function pick(given: Record<string, unknown>, keys: string[]): Partial<Content> {
  return Object.fromEntries(Object.entries(given).filter(([key]) => keys.includes(key)))
}
