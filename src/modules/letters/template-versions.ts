import type { Ctx } from '../../lib/ctx.ts'
import type { TemplateKey, TemplateVersion } from './letter.ts'
import { on } from './tables.ts'

/** The organ's own text in force; null where the wording that comes with the program is. */
export async function findWording(ctx: Ctx, { kind, outcome }: TemplateKey): Promise<string | null> {
  const row = await on(ctx)
    .selectFrom('letter_template')
    .select('text')
    .where('organ_id', '=', ctx.organId)
    .where('kind', '=', kind)
    .where('outcome', '=', outcome)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.text ?? null
}

/** The newest version of each text that this organ ever worded itself. */
export async function listTemplates(ctx: Ctx): Promise<TemplateVersion[]> {
  return versions(ctx)
    .distinctOn(['kind', 'outcome'])
    .orderBy('kind')
    .orderBy('outcome')
    .orderBy('version', 'desc')
    .execute()
}

/** Every version of one text, the newest first. */
export async function listTemplateVersions(
  ctx: Ctx,
  { kind, outcome }: TemplateKey,
): Promise<TemplateVersion[]> {
  return versions(ctx)
    .where('kind', '=', kind)
    .where('outcome', '=', outcome)
    .orderBy('version', 'desc')
    .execute()
}

function versions(ctx: Ctx) {
  return on(ctx)
    .selectFrom('letter_template')
    .select(['kind', 'outcome', 'version', 'text', 'set_name as setName', 'set_at as setAt'])
    .where('organ_id', '=', ctx.organId)
}
