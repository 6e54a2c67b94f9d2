import { createHash } from 'node:crypto'
import { Answer, route } from '../lib/http.ts'
import prove from './scripts/prove.js?raw'
import proveWorker from './scripts/prove-worker.js?raw'
import reading from './scripts/reading.js?raw'

/** The scripts of the site, each under an address that changes with its content. No page needs them. */
export const PROVE = scriptAt('prove', prove)
export const PROVE_WORKER = scriptAt('prove-worker', proveWorker)

/** Size of type, print, 找错; in the head, so that a page never appears in one size and then in another. */
export const READING = scriptAt('reading', reading)

export const scriptPages = [READING, PROVE, PROVE_WORKER].map(({ href, text }) =>
  route({
    method: 'GET',
    url: href,
    permission: 'public',
    handle: async () =>
      new Answer(text, {
        headers: {
          'content-type': 'text/javascript; charset=utf-8',
          'cache-control': 'public, max-age=31536000, immutable',
        },
      }),
  }),
)

function scriptAt(name: string, text: string): { href: string; text: string } {
  const version = createHash('sha256').update(text).digest('hex').slice(0, 12)
  return { href: `/assets/${name}-${version}.js`, text }
}
