import { sql } from 'kysely'
import type { Ctx, OrganId } from '../../../lib/ctx.ts'
import type { Database } from '../../../lib/db.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import type { Organ, Site } from '../organ.ts'
import { listOrganIds } from '../queries.ts'
import { whyNotFirst, whyNotFound } from '../rules.ts'
import { on } from '../tables.ts'

export interface Founding {
  organ: Omit<Organ, 'organId'>
  site: Omit<Site, 'id'>
}

// Any number will do, as long as nothing else locks it.
const FOUNDING_LOCK = 20_240_601

/**
 * Founds a tenant: the organ and its site. Once per organ, so it brings its own transaction;
 * everything later happens inside the organ. `as: 'first'` refuses where there is an organ already, also one that
 * is being founded at this moment; `within` is done in the same transaction, and nothing is founded when it fails.
 */
export async function foundOrgan(
  database: Database,
  scene: Omit<Ctx, 'db' | 'organId'>,
  founding: Founding,
  { as = 'another', within }: { as?: 'first' | 'another'; within?(ctx: Ctx): Promise<void> } = {},
): Promise<OrganId> {
  insist(whyNotFound(founding))
  return database.transactAcross(async (db) => {
    if (as === 'first') {
      await sql`select pg_advisory_xact_lock(${FOUNDING_LOCK})`.execute(db)
      insist(whyNotFirst(await listOrganIds({ open: db })))
    }
    const { organ, site } = founding
    const { organ_id: organId } = await on({ db })
      .insertInto('organ')
      .values({
        code: organ.code,
        name: organ.name,
        short_name: organ.shortName,
        kind: organ.kind,
        disclosure_office: JSON.stringify(organ.disclosureOffice),
        remedy_bodies: JSON.stringify(organ.remedyBodies),
      })
      .returning('organ_id')
      .executeTakeFirstOrThrow()
    await on({ db }).insertInto('public_version').values({ organ_id: organId }).execute()
    await on({ db })
      .insertInto('site')
      .values({
        organ_id: organId,
        host: site.host.toLowerCase(),
        name: site.name,
        english_name: site.englishName,
        id_code: site.idCode,
        sponsor: site.sponsor,
        undertaker: site.undertaker,
        address: site.address,
        phone: site.phone,
        icp_number: site.icpNumber,
        police_number: site.policeNumber,
        theme: site.theme,
      })
      .execute()
    const ctx = { ...scene, db, organId }
    await record(ctx, 'organs.found', { kind: 'organ', id: organId }, { after: founding })
    await within?.(ctx)
    return organId
  })
}
