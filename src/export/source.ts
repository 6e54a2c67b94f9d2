import type { Ctx, OrganId, Secrets } from '../lib/ctx.ts'
import { dayInChina } from '../lib/day.ts'
import { act, type Database } from '../lib/db.ts'
import { listColumns } from '../modules/catalogue/index.ts'
import {
  listChangeDates,
  listLeadingOn,
  listOldAddresses,
  listPartsOfPublic,
} from '../modules/documents/index.ts'
import { findHost, findSite } from '../modules/organs/index.ts'
import { NOT_FOUND } from './places.ts'

/** What is published, told by the database: the pages themselves say the rest. */
export interface Source {
  host: string
  /** Changes with whatever may change a page: another moment, other pages. */
  moment(): Promise<string>
  /** The documents whose address shows something, and as of when. */
  documents(): Promise<ReadonlyMap<number, number>>
  /** Addresses that no page need lead to. */
  seeds(): Promise<{ pages: string[]; oldAddresses: string[] }>
}

interface Installation {
  database: Database
  secrets: Secrets
  clock(): Date
}

const PAGES = [
  '/',
  NOT_FOUND,
  '/robots.txt',
  '/sitemap.xml',
  '/feed.xml',
  '/open',
  '/open/openapi.json',
  '/open/catalogue.jsonld',
  '/annual-report.schema.json',
]

/** The site of an organ of this installation. */
export async function sourceOf(
  { database, secrets, clock }: Installation,
  organId: OrganId,
): Promise<Source> {
  const actor = { kind: 'system', name: '静态导出' } as const
  const read = <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> => {
    const now = clock()
    return act(database, { organId, actor, today: dayInChina(now), now, secrets }, work)
  }
  const { host } = await read(findSite)
  return {
    host,
    moment: async () => {
      const found = await findHost(database, host)
      if (found === null) throw new Error(`网站 ${host} 已不存在`)
      return `${found.publicVersion} ${dayInChina(clock())}`
    },
    documents: () => read(shownDocuments),
    seeds: () =>
      read(async (ctx) => {
        const columns = (await listColumns(ctx)).map(({ slug }) => `/columns/${encodeURIComponent(slug)}`)
        return { pages: [...PAGES, ...columns], oldAddresses: await listOldAddresses(ctx) }
      }),
  }
}

async function shownDocuments(ctx: Ctx): Promise<Map<number, number>> {
  const shown = new Map<number, number>()
  for (const { part } of await listPartsOfPublic(ctx)) {
    for (const { id, changedAt } of await listChangeDates(ctx, part)) shown.set(id, changedAt.getTime())
  }
  for (const id of await listLeadingOn(ctx)) shown.set(id, 0)
  return shown
}
