import { request, type Server } from 'node:http'

/** What an address of this very program answers; null when it does not. */
export type OwnAnswer = { status: number; body: string; location: string | null } | null
export type AskOwnSite = (host: string, path: string) => Promise<OwnAnswer>

const PATIENCE_MS = 10_000
const MOST_BYTES = 20 * 1_048_576

/** Asks the address on which this server listens as any visitor of that host would: by a request of its own. */
export function ownSite(server: Server): AskOwnSite {
  return (host, path) => {
    const address = server.address()
    if (address === null || typeof address === 'string') return Promise.resolve(null)
    const everywhere = address.address === '::' || address.address === '0.0.0.0'
    return get({ hostname: everywhere ? '127.0.0.1' : address.address, port: address.port }, host, path)
  }
}

function get(at: { hostname: string; port: number }, host: string, path: string): Promise<OwnAnswer> {
  return new Promise((resolve) => {
    const asked = request({ ...at, path, agent: false, headers: { host } }, (response) => {
      const chunks: Buffer[] = []
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes > MOST_BYTES) asked.destroy()
        else chunks.push(chunk)
      })
      response.on('error', () => resolve(null))
      response.on('close', () => resolve(null))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString('utf8'),
          location: response.headers.location ?? null,
        }),
      )
    })
    asked.setTimeout(PATIENCE_MS, () => asked.destroy())
    asked.on('error', () => resolve(null))
    asked.end()
  })
}
