import type { Actor, Ctx, OrganId, Secrets } from '../lib/ctx.ts'
import { dayInChina } from '../lib/day.ts'
import type { Database } from '../lib/db.ts'
import { addPerson } from '../modules/accounts/index.ts'
import { adoptStandardCatalogue, createColumn } from '../modules/catalogue/index.ts'
import { createChannel } from '../modules/channels/index.ts'
import { foundOrgan } from '../modules/organs/index.ts'
import type { Setup } from './setup-form.ts'
import { STANDARD_COLUMNS } from './standard-columns.ts'

const INSTALLER: Actor = { kind: 'system', name: '首次使用' }

/**
 * Founds the first organ with its site, its website as a channel, the standard columns and the first administrator:
 * all of it or nothing, so that a crash half way leaves the first use as it was. Refuses where there is an organ.
 */
export async function foundInstallation(
  { database, secrets }: { database: Database; secrets: Secrets },
  now: Date,
  { founding, administrator }: Setup,
): Promise<OrganId> {
  const scene = { actor: INSTALLER, now, today: dayInChina(now), secrets }
  return foundOrgan(database, scene, founding, {
    as: 'first',
    within: async (ctx) => {
      await createChannel(ctx, { kind: 'website', name: websiteName(founding.site.name) })
      await openStandardColumns(ctx)
      await adoptStandardCatalogue(ctx, { responsibleUnit: founding.organ.disclosureOffice.name })
      await addPerson(ctx, { ...administrator, roles: ['systemAdministrator'] })
    },
  })
}

async function openStandardColumns(ctx: Ctx): Promise<void> {
  const ids = new Map<string, number>()
  for (const [index, { parent, ...column }] of STANDARD_COLUMNS.entries()) {
    const parentId = parent === undefined ? null : (ids.get(parent) ?? null)
    ids.set(column.slug, await createColumn(ctx, { ...column, parentId, position: index + 1 }))
  }
}

function websiteName(siteName: string): string {
  return siteName.endsWith('网站') ? siteName : `${siteName}网站`
}
