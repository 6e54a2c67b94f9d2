import type { Readable } from 'node:stream'
import { Answer } from './route.ts'

/**
 * A file to keep, for whoever asked and nobody between: never shown in our own origin, whatever it holds, and never
 * cached.
 */
export function attachedFile(
  { name, type, body }: { name: string; type: string; body: string | Uint8Array | Readable },
  more: Record<string, string> = {},
): Answer {
  return new Answer(body, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; ${namedInHeader(name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      ...more,
    },
  })
}

/** RFC 6266: the name in UTF-8, and one in ASCII for clients of before 2011. */
export function namedInHeader(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (each) => `%${each.charCodeAt(0).toString(16)}`)
  return `filename="${ascii}"; filename*=UTF-8''${encoded}`
}
