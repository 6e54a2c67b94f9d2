import { load } from 'cheerio'

/** Where the two parts of the site are reached: scheme and host. */
export interface Zones {
  /** The site, as its pages name themselves: the files. */
  site: string
  /** The program: search, forms, what programs ask for. */
  live: string
}

/** Where an address of the site leads among the files; null when it stays with the program. */
export type Resolve = (address: string) => Promise<string | null>

/** What the parser tells of an element's attributes. */
interface Located {
  attrs?: Record<string, { startOffset: number; endOffset: number }>
}

/** Where these elements lead. */
const ATTRIBUTE: Readonly<Record<string, string>> = {
  a: 'href',
  link: 'href',
  img: 'src',
  script: 'src',
  form: 'action',
}

/**
 * A page of the program as a page among files: the same text, character for character, but for the links that lead to
 * the program, or to a file that has another address.
 */
export async function rewritePage(html: string, zones: Zones, resolve: Resolve): Promise<string> {
  const edits: { from: number; to: number; text: string }[] = []
  const $ = load(html, { sourceCodeLocationInfo: true })
  for (const element of $('a, link, img, script, form').get()) {
    const name = ATTRIBUTE[element.name] as string
    const value = element.attribs[name]
    const place = element.sourceCodeLocation
    const at = (place as Located | undefined)?.attrs?.[name]
    if (value === undefined || at === undefined) continue
    const link = await rewriteLink(value, zones, resolve)
    if (link !== value)
      edits.push({ from: at.startOffset, to: at.endOffset, text: `${name}="${escaped(link)}"` })
  }
  edits.sort((one, other) => one.from - other.from)
  const parts: string[] = []
  let end = 0
  for (const { from, to, text } of edits) {
    parts.push(await rewriteText(html.slice(end, from), zones, resolve), text)
    end = to
  }
  parts.push(await rewriteText(html.slice(end), zones, resolve))
  return parts.join('')
}

/** A site map, a feed, data: whole addresses of the site, wherever they stand. */
export async function rewriteText(text: string, zones: Zones, resolve: Resolve): Promise<string> {
  const [first = '', ...rest] = text.split(zones.site)
  const placed: string[] = [first]
  for (const piece of rest) {
    // Another host, or port, that only begins in the same way.
    const isOther = /^[\w.:-]/.test(piece)
    const address = isOther ? '' : (/^\/[^\s"'<>\\&,()，。；、（）]*/.exec(piece)?.[0] ?? '')
    const link = address === '' ? zones.site : await rewriteLink(zones.site + address, zones, resolve)
    placed.push(link, piece.slice(address.length))
  }
  return placed.join('')
}

/** Where a link of a page leads among the files; one that leads to another site stays. */
export async function rewriteLink(link: string, zones: Zones, resolve: Resolve): Promise<string> {
  const isWhole = link === zones.site || link.startsWith(`${zones.site}/`)
  // `//host/path` is somewhere else.
  const isRooted = link.startsWith('/') && !link.startsWith('//')
  if (!isWhole && !isRooted) return link
  const [address = '', ...fragment] = (isWhole ? link.slice(zones.site.length) : link).split('#')
  const found = await resolve(address === '' ? '/' : address)
  const end = ['', ...fragment].join('#')
  if (found === null) return zones.live === zones.site ? link : zones.live + address + end
  return (isWhole ? zones.site : '') + (address === '' ? '' : found) + end
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
}
