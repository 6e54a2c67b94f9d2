import { pageAddress } from '../lib/page-address.ts'
import { filePages } from '../site/file-routes.ts'
import { reportPages } from '../site/report-routes.ts'
import { siteRoutes } from '../site/routes.tsx'
import { scriptPages } from '../site/scripts.ts'

/** Where an address of the site lies in a folder that any web server serves. */
export interface Place {
  /** The address in the site, in its one spelling. */
  address: string
  /** Below the folder, with slashes. Of a file that is named by the answer, the folder that it lies in. */
  path: string
  kind: 'page' | 'file' | 'named'
}

/** The page that a web server shows where nothing lies. */
export const NOT_FOUND = '/404.html'

interface Spec {
  url: string
  pattern: RegExp
  names: string[]
  kind: Place['kind']
  params: Schema | undefined
  query: Schema | undefined
}

interface Schema {
  safeParse(value: unknown): { data?: unknown; success: boolean }
}

/** What is the same for everybody, and the files that belong to it. What depends on who asks, or what, stays live. */
const SPECS: readonly Spec[] = [
  ...filePages.map((each) => specOf(each, 'named')),
  ...[...reportPages, ...scriptPages].map((each) => specOf(each, 'file')),
  ...siteRoutes
    .filter((each) => 'cached' in each && each.cached === true)
    .map((each) => specOf(each, hasEnding(each.url) ? 'file' : 'page')),
  // An answer without an ending is JSON for programs: they ask the program.
].filter(({ kind, url }) => kind !== 'page' || !url.startsWith('/open/v1/'))

/** Where the address (a path, with its query) lies; null for what stays with the live program, or is no address of it. */
export function placeOf(asked: string): Place | null {
  const [path = '', query = ''] = asked.split('?')
  for (const spec of SPECS) {
    const match = spec.pattern.exec(path)
    if (match === null) continue
    const params = Object.fromEntries(spec.names.map((name, at) => [name, decoded(match[at + 1] ?? '')]))
    const given = valuesBy(spec.params, params)
    const wanted = valuesBy(spec.query, Object.fromEntries(new URLSearchParams(query)))
    if (given === null || wanted === null) continue
    const defaults = valuesBy(spec.query, {}) ?? {}
    const address = pageAddress(spec.url, { params: given, query: wanted }, defaults)
    return { address, path: fileOf(address, spec.kind), kind: spec.kind }
  }
  return null
}

/** The address under which a web server shows what lies at this path: a page, as the program has it, without an ending. */
export function hrefOf(path: string): string {
  const address = `/${path.split('/').map(encodeURIComponent).join('/')}`
  return address.endsWith('/index.html') ? address.slice(0, -'/index.html'.length) || '/' : address
}

/** `/columns/news?page=2` lies in `columns/news/page-2/index.html`: a file has no query. */
function fileOf(address: string, kind: Place['kind']): string {
  const [path = '', query = ''] = address.split('?')
  const parts = path.split('/').filter(Boolean).map(decoded)
  if (kind !== 'page') return parts.join('/')
  const asked = query === '' ? [] : query.split('&').map((each) => each.replace('=', '-'))
  return [...parts, ...asked, 'index.html'].join('/')
}

/**
 * Where the address that a page had in an earlier system can lie, to lead on from there; null where no file can: it has
 * a query, an ending that a web server does not show as a page, or is an address of this system.
 */
export function earlierPath(address: string): string | null {
  const segments = address.split('/').filter(Boolean)
  const last = segments.pop() ?? ''
  const isPlain = (each: string) => !each.includes('.') && isName(each)
  const isPage = isPagePath(last)
  if (!isName(last) || !segments.every(isPlain) || (!isPage && last.includes('.'))) return null
  const folder = last === 'index.html' ? segments : [...segments, last]
  const isTaken =
    ['', '/'].some((end) => placeOf(`/${folder.join('/')}${end}`) !== null) || address === NOT_FOUND
  if (isTaken) return null
  return isPage ? [...segments, last].join('/') : [...segments, last, 'index.html'].join('/')
}

/** Whether a web server shows the file as a page. */
export function isPagePath(path: string): boolean {
  return /\.s?html?$/i.test(path)
}

/** What a file system takes as a name, as it is written. */
function isName(text: string): boolean {
  return /^[^.\\/?#%:*"<>|\0][^\\/?#%:*"<>|\0]*$/.test(text) && text.length <= 80
}

function specOf(route: { url: string; params?: Schema; query?: Schema }, kind: Place['kind']): Spec {
  const { url, params, query } = route
  const names = [...url.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
  const literal = url.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/:\w+/g, '([^/]+?)')
  return { url, pattern: new RegExp(`^${literal}$`), names, kind, params, query }
}

function valuesBy(schema: Schema | undefined, given: object): Record<string, unknown> | null {
  if (schema === undefined) return {}
  const { success, data } = schema.safeParse(given)
  return success ? (data as Record<string, unknown>) : null
}

function hasEnding(url: string): boolean {
  return /\.[^/]+$/.test(url)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
