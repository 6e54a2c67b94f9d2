import { sql } from 'kysely'
import type { Ctx, OrganId } from '../../lib/ctx.ts'
import type { Database } from '../../lib/db.ts'
import { NotFound } from '../../lib/refusal.ts'
import type { Organ, Site, Unit } from './organ.ts'
import { inTheOpen, on } from './tables.ts'

/** Which organ answers at a host name, and the version of what its public may see. */
export interface Host {
  organId: OrganId
  publicVersion: number
}

/** The organ at a host name; null for a strange host. */
export async function findHost(database: Database, host: string): Promise<Host | null> {
  return (await findHosts(database, [host])).get(host) ?? null
}

/** The same for several at once; strange hosts are left out. Written out, for every request of the program waits for it. */
export async function findHosts(
  database: Database,
  hosts: readonly string[],
): Promise<ReadonlyMap<string, Host>> {
  const { rows } = await sql<{ host: string; organ_id: OrganId; version: number }>`
    select s.host, s.organ_id, v.version
    from site s join public_version v on v.organ_id = s.organ_id
    where s.host = any (${hosts})`.execute(database.open)
  return new Map(rows.map((row) => [row.host, { organId: row.organ_id, publicVersion: row.version }]))
}

/** The host name of the first site: what the demo serves at bare addresses. */
export async function findFirstHost(database: Database): Promise<string | null> {
  const row = await inTheOpen(database.open)
    .selectFrom('site')
    .select('host')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.host ?? null
}

/** The host names of the platform, for the command line. */
export async function listHosts(database: Pick<Database, 'open'>): Promise<string[]> {
  const rows = await inTheOpen(database.open).selectFrom('site').select('host').orderBy('id').execute()
  return rows.map(({ host }) => host)
}

/** Every organ of the platform, for the sealer, the command line and the first use. */
export async function listOrganIds(database: Pick<Database, 'open'>): Promise<OrganId[]> {
  const rows = await inTheOpen(database.open)
    .selectFrom('public_version')
    .select('organ_id')
    .orderBy('organ_id')
    .execute()
  return rows.map((row) => row.organ_id)
}

export async function findOrgan(ctx: Pick<Ctx, 'db' | 'organId'>): Promise<Organ> {
  const row = await on(ctx)
    .selectFrom('organ')
    .select(['organ_id', 'code', 'name', 'short_name', 'kind', 'disclosure_office', 'remedy_bodies'])
    .where('organ_id', '=', ctx.organId)
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('这个机关')
  return {
    organId: row.organ_id,
    code: row.code,
    name: row.name,
    shortName: row.short_name,
    kind: row.kind,
    disclosureOffice: row.disclosure_office,
    remedyBodies: row.remedy_bodies,
  }
}

/** The organ's own site. */
export async function findSite(ctx: Ctx): Promise<Site> {
  const row = await on(ctx)
    .selectFrom('site')
    .select([
      'id',
      'host',
      'name',
      'english_name',
      'id_code',
      'sponsor',
      'undertaker',
      'address',
      'phone',
      'theme',
    ])
    .select(['icp_number', 'police_number'])
    .where('organ_id', '=', ctx.organId)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('这个网站')
  return {
    id: row.id,
    host: row.host,
    name: row.name,
    englishName: row.english_name,
    idCode: row.id_code,
    sponsor: row.sponsor,
    undertaker: row.undertaker,
    address: row.address,
    phone: row.phone,
    icpNumber: row.icp_number,
    policeNumber: row.police_number,
    theme: row.theme,
  }
}

/** What an organ says of itself and its site, with the versions that a correction must have seen. */
export interface OrganSettings {
  organ: Organ
  organVersion: number
  site: Site
  siteVersion: number
}

/** For the settings; `hold` keeps the row from others until the transaction ends. */
export async function findSettings(
  ctx: Ctx,
  { hold }: { hold?: 'organ' | 'site' } = {},
): Promise<OrganSettings> {
  const ofOrgan = on(ctx).selectFrom('organ').select('version').where('organ_id', '=', ctx.organId)
  const { version: organVersion } = await (hold === 'organ'
    ? ofOrgan.forUpdate()
    : ofOrgan
  ).executeTakeFirstOrThrow()
  const site = await findSite(ctx)
  const ofSite = on(ctx)
    .selectFrom('site')
    .select('version')
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', site.id)
  const { version: siteVersion } = await (hold === 'site'
    ? ofSite.forUpdate()
    : ofSite
  ).executeTakeFirstOrThrow()
  return { organ: await findOrgan(ctx), organVersion, site: await findSite(ctx), siteVersion }
}

/** 承办科室 of the organ, by name. */
export async function listUnits(ctx: Ctx): Promise<Unit[]> {
  return on(ctx)
    .selectFrom('unit')
    .select(['id', 'name'])
    .where('organ_id', '=', ctx.organId)
    .orderBy('name')
    .execute()
}

/** One of them; NotFound for another organ's. */
export async function findUnit(ctx: Ctx, id: number): Promise<Unit> {
  const unit = (await listUnits(ctx)).find((each) => each.id === id)
  if (unit === undefined) throw new NotFound('这个科室')
  return unit
}

/** Pages are cached under this number: whatever changes what the public sees raises it, in its own transaction. */
export async function bumpPublicVersion(ctx: Ctx): Promise<void> {
  await on(ctx)
    .updateTable('public_version')
    .set({ version: sql`version + 1` })
    .where('organ_id', '=', ctx.organId)
    .execute()
}
