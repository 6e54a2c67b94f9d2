import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import type { Organ, Site } from '../organ.ts'
import { bumpPublicVersion, findOrgan, findSettings } from '../queries.ts'
import { whyNotCorrectOrgan, whyNotCorrectSite, whyStaleSetting } from '../rules.ts'
import { on } from '../tables.ts'

/** What of an organ may be corrected; its code stands in every index number, and stays. */
export type OrganCorrection = Pick<Organ, 'name' | 'shortName' | 'disclosureOffice' | 'remedyBodies'>
/** What of a site may be corrected; its host name is what visitors and search engines know it by, and stays. */
export type SiteCorrection = Omit<Site, 'id' | 'host'>

/** Corrects what the organ says of itself; what was published and sent under the old name stays as it is. */
export async function correctOrgan(ctx: Ctx, given: OrganCorrection & { version: number }): Promise<void> {
  const { version, ...after } = given
  insist(whyNotCorrectOrgan(after))
  const { organVersion } = await findSettings(ctx, { hold: 'organ' })
  insist(whyStaleSetting(organVersion, version))
  const { name, shortName, disclosureOffice, remedyBodies } = await findOrgan(ctx)
  await on(ctx)
    .updateTable('organ')
    .set({
      name: after.name,
      short_name: after.shortName,
      disclosure_office: JSON.stringify(after.disclosureOffice),
      remedy_bodies: JSON.stringify(after.remedyBodies),
      version: sql`version + 1`,
    })
    .where('organ_id', '=', ctx.organId)
    .execute()
  await bumpPublicVersion(ctx)
  const before = { name, shortName, disclosureOffice, remedyBodies }
  await record(ctx, 'organs.correctOrgan', { kind: 'organ', id: ctx.organId }, { before, after })
}

/** Corrects masthead and footer of the organ's site. */
export async function correctSite(ctx: Ctx, given: SiteCorrection & { version: number }): Promise<void> {
  const { version, ...after } = given
  insist(whyNotCorrectSite(after))
  const { site, siteVersion } = await findSettings(ctx, { hold: 'site' })
  insist(whyStaleSetting(siteVersion, version))
  await on(ctx)
    .updateTable('site')
    .set({
      name: after.name,
      english_name: after.englishName,
      id_code: after.idCode,
      sponsor: after.sponsor,
      undertaker: after.undertaker,
      address: after.address,
      phone: after.phone,
      icp_number: after.icpNumber,
      police_number: after.policeNumber,
      theme: after.theme,
      version: sql`version + 1`,
    })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', site.id)
    .execute()
  await bumpPublicVersion(ctx)
  const { id, host: _, ...before } = site
  await record(ctx, 'organs.correctSite', { kind: 'site', id }, { before, after })
}
