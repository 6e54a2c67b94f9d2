import type { Ask } from './ask.ts'
import { earlierPath, isPagePath, NOT_FOUND, placeOf } from './places.ts'
import { type Resolve, rewriteLink, rewritePage, rewriteText, type Zones } from './rewrite-links.ts'

/** What an address of the program is among the files. */
export type Shown =
  | { kind: 'file'; path: string; body: Uint8Array }
  | { kind: 'gone' }
  | { kind: 'failed'; status: number }

interface Way {
  ask: Ask
  zones: Zones
  resolve: Resolve
}

/** Asks the program and makes a file of what it answers. */
export async function render(address: string, way: Way): Promise<Shown> {
  const place = placeOf(address)
  // An address of the system before is kept as it was written.
  const { status, type, name, location, body } = await way.ask(place === null ? encodeURI(address) : address)
  if (place?.kind === 'named') {
    if (status === 200 && name !== null) return { kind: 'file', path: `${place.path}/${safe(name)}`, body }
    return isGone(status) ? { kind: 'gone' } : { kind: 'failed', status }
  }
  const path = place?.path ?? earlierPath(address) ?? address.slice(1)
  if (status === 200 || (address === NOT_FOUND && status === 404))
    return { kind: 'file', path, body: await rewritten(body, type, way) }
  if (status === 301 && location !== null && isPagePath(path))
    return {
      kind: 'file',
      path,
      body: Buffer.from(movedTo(await rewriteLink(location, way.zones, way.resolve))),
    }
  return isGone(status) ? { kind: 'gone' } : { kind: 'failed', status }
}

/** 422 is what the program says to an address that it can have no page for. */
function isGone(status: number): boolean {
  return [301, 404, 410, 422].includes(status)
}

async function rewritten(body: Uint8Array, type: string, { zones, resolve }: Way): Promise<Uint8Array> {
  if (!/^text\/|json|xml/.test(type)) return body
  const text = Buffer.from(body).toString('utf8')
  const rewrite = type.startsWith('text/html') ? rewritePage : rewriteText
  return Buffer.from(await rewrite(text, zones, resolve))
}

/** A name as the uploader chose it, as one that cannot lead out of its folder. */
function safe(name: string): string {
  return name.replaceAll(/[\\/\0]/g, '_').replace(/^\./, '_')
}

/** What the program says by an answer of its own, a file says by itself. */
function movedTo(href: string): string {
  const to = href.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>本页已移至新地址</title><link rel="canonical" href="${to}"><meta http-equiv="refresh" content="0; url=${to}"></head><body><p>本页已移至<a href="${to}">新地址</a>。</p></body></html>\n`
}
