import { type IncomingMessage, request as plain } from 'node:http'
import { request as secure } from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

/** What an address of the program answers. */
export interface Answered {
  status: number
  /** Of the content. */
  type: string
  /** The name that the answer gives the file. */
  name: string | null
  /** Where it leads on to. */
  location: string | null
  body: Uint8Array
}

/** Asks an address of the site, as any visitor of it would. Throws when nobody answers. */
export type Ask = (address: string) => Promise<Answered>

/** Asks the program in this very process. */
export function askWithin(app: FastifyInstance, host: string): Ask {
  return async (url) => {
    const { statusCode, headers, rawPayload } = await app.inject({ method: 'GET', url, headers: { host } })
    return answered(statusCode, headers, rawPayload)
  }
}

const PATIENCE_MS = 60_000
const WAIT_SECONDS = 5
const MOST_WAITS = 30

/** Asks a program that serves the site somewhere else; when it asks for patience, has it. */
export function askOver(origin: string, host: string): Ask {
  return async (address) => {
    for (let waits = 0; ; waits += 1) {
      const response = await get(new URL(address, origin), host)
      const { statusCode = 0, headers } = response
      const body = Buffer.concat(await response.toArray())
      if (statusCode !== 429 || waits === MOST_WAITS) return answered(statusCode, headers, body)
      await sleep(1_000 * (Number(headers['retry-after']) || WAIT_SECONDS))
    }
  }
}

function get(url: URL, host: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const ask = url.protocol === 'https:' ? secure : plain
    const asked = ask(
      url,
      { headers: { host }, timeout: PATIENCE_MS, servername: host.replace(/:\d+$/, '') },
      resolve,
    )
    asked.on('timeout', () => asked.destroy(new Error(`${url.origin} 没有回应`)))
    asked.on('error', reject)
    asked.end()
  })
}

function answered(
  status: number,
  headers: Readonly<Record<string, string | string[] | number | undefined>>,
  body: Uint8Array,
): Answered {
  const named = /filename\*=UTF-8''([^;]*)/.exec(String(headers['content-disposition'] ?? ''))?.[1]
  return {
    status,
    type: String(headers['content-type'] ?? ''),
    name: named === undefined ? null : decodeURIComponent(named),
    location: headers.location === undefined ? null : String(headers.location),
    body,
  }
}
