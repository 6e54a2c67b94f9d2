/** A plain request for a page, as far as a finished page depends on it. */
export interface PageRequest {
  method: 'GET' | 'HEAD'
  /** As it was written. Pages are kept under one spelling, so another one is simply not found. */
  address: string
  /** Lower case, without the port. */
  host: string
  acceptEncoding: string | undefined
  ifNoneMatch: string | undefined
  /** Whether the connection ends with the answer. */
  closes: boolean
  /** Bytes of the head, its empty line included. */
  length: number
}

/** One way only: what is written in another, however right, is the server's to understand. */
const START = /^(GET|HEAD) (\/[!-~]*) HTTP\/1\.1$/
const HEADER = /^([a-z0-9-]+):[ \t]*([ -~]*?)[ \t]*$/i
const HOST = /^([a-z0-9.-]+)(?::\d{1,5})?$/

/** A body, another host than the one named, a change of protocol: nothing of that is plain. */
const NOT_PLAIN = new Set([
  'content-length',
  'transfer-encoding',
  'trailer',
  'upgrade',
  'expect',
  'x-forwarded-host',
])

/**
 * Reads the first request of what a connection sent; null when it is incomplete or anything but plain. Strict on
 * purpose: where it says yes, no other reader can see another request in the same bytes, so that nothing can be
 * smuggled past a proxy.
 */
export function readPageRequest(bytes: Buffer): PageRequest | null {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return null
  const [first = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n')
  const start = START.exec(first)
  const headers = readHeaders(lines)
  if (start === null || headers === null) return null
  const host = HOST.exec(headers.get('host')?.toLowerCase() ?? '')?.[1]
  const connection = headers.get('connection')?.toLowerCase() ?? 'keep-alive'
  if (host === undefined || (connection !== 'keep-alive' && connection !== 'close')) return null
  return {
    method: start[1] as 'GET' | 'HEAD',
    address: start[2] as string,
    host,
    acceptEncoding: headers.get('accept-encoding'),
    ifNoneMatch: headers.get('if-none-match'),
    closes: connection === 'close',
    length: end + 4,
  }
}

/** By name in lower case; null when one is malformed, comes twice, or makes the request more than plain. */
function readHeaders(lines: readonly string[]): Map<string, string> | null {
  const headers = new Map<string, string>()
  for (const line of lines) {
    const match = HEADER.exec(line)
    if (match === null) return null
    const name = (match[1] as string).toLowerCase()
    if (headers.has(name) || NOT_PLAIN.has(name)) return null
    headers.set(name, match[2] as string)
  }
  return headers
}
