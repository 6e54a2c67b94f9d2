import type { Generated, JSONColumnType, Kysely, Transaction } from 'kysely'
import type { OrganId } from '../../lib/ctx.ts'
import type { DisclosureOffice, Organ, RemedyBodies, Site } from './organ.ts'

interface Tables {
  organ: {
    organ_id: Generated<OrganId>
    code: string
    name: string
    short_name: string
    kind: Organ['kind']
    disclosure_office: JSONColumnType<DisclosureOffice>
    remedy_bodies: JSONColumnType<RemedyBodies>
    version: Generated<number>
  }
  site: {
    organ_id: OrganId
    id: Generated<number>
    host: string
    name: string
    english_name: string
    id_code: string
    sponsor: string
    undertaker: string
    address: string
    phone: string
    icp_number: string
    police_number: string
    theme: Site['theme']
    version: Generated<number>
  }
  unit: { organ_id: OrganId; id: Generated<number>; name: string }
  public_version: { organ_id: OrganId; version: Generated<number> }
}

/** The database as this module may see it: its own tables. */
export function on(ctx: { db: unknown }): Transaction<Tables> {
  return ctx.db as Transaction<Tables>
}

/** Outside any organ: row-level security leaves only sites and versions to be seen. */
export function inTheOpen(open: unknown): Kysely<Tables> {
  return open as Kysely<Tables>
}
