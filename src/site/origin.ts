import type { Site } from '../modules/organs/index.ts'

/** Scheme and host, as whole addresses of the site begin: https but on the machine itself. */
export function originOf({ host }: Pick<Site, 'host'>): string {
  return `${/(^|\.)localhost$/.test(host) ? 'http' : 'https'}://${host}`
}
