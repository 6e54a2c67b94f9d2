import { normalise } from './normalise.ts'

/** What of a document can be found, in the order in which passages are shown. */
export interface SearchedParts {
  title: string
  bodyHtml: string
  summary: string
  keywords: string
  documentNumber: string
  indexNumber: string
  attachments: readonly { name: string; text: string }[]
}

/**
 * The visible text of a sanitised body, by parts: everything flows together, but each cell, caption and picture's words
 * stand apart, so that no figure runs into its neighbour.
 */
export function partsOfHtml(html: string): string[] {
  const parts: string[] = []
  let flow = ''
  const end = () => {
    if (flow.trim() !== '') parts.push(flow)
    flow = ''
  }
  for (const { groups } of html.matchAll(TOKEN)) {
    const { text, tag } = groups as { text?: string; tag?: string }
    if (text !== undefined) {
      flow += decode(text)
      continue
    }
    const name = /^<\/?([a-z0-9]+)/i.exec(tag ?? '')?.[1]?.toLowerCase() ?? ''
    if (APART.has(name)) end()
    else if (BLOCKS.has(name) && flow !== '' && !flow.endsWith('\n')) flow += '\n'
    const words = name === 'img' ? /\salt="([^"]*)"/i.exec(tag ?? '')?.[1] : undefined
    if (words) parts.push(decode(words))
  }
  end()
  return parts
}

/** Everything that can be found in a document, normalised, a line each. */
export function searchedBody(parts: SearchedParts): string {
  const { title, documentNumber, indexNumber, summary, keywords } = parts
  const lines = [title, documentNumber, indexNumber, summary, keywords, ...partsOfHtml(parts.bodyHtml)]
  for (const { name, text } of parts.attachments) lines.push(name, text)
  return lines
    .map(normalise)
    .filter((line) => line !== '')
    .join('\n')
}

const TOKEN = /(?<tag><[^>]*>)|(?<text>[^<]+)/g
const APART = new Set(['table', 'tr', 'th', 'td', 'caption', 'figure', 'figcaption'])
const BLOCKS = new Set(['p', 'br', 'li', 'ul', 'ol', 'h2', 'h3', 'h4', 'blockquote'])
const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', amp: '&' }

function decode(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0x10ffff ? whole : String.fromCodePoint(code)
  })
}
