import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import type { Edition, OpenEdition } from '../document.ts'
import { on } from '../tables.ts'

/** Moves an open edition on; every caller holds the document's lock. */
export async function setEditionState(
  ctx: Ctx,
  edition: Edition,
  state: OpenEdition['state'],
): Promise<void> {
  await on(ctx)
    .updateTable('edition')
    .set({ state, version: sql`version + 1` })
    .where('organ_id', '=', ctx.organId)
    .where('document_id', '=', edition.documentId)
    .where('no', '=', edition.no)
    .execute()
}
