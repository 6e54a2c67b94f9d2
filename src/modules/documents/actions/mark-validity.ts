import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { bumpPublicVersion } from '../../organs/index.ts'
import type { Validity } from '../document.ts'
import { lockDocument, readShownEdition } from '../rows.ts'
import { whyNotMarkValidity, whyTakenDown } from '../rules/index.ts'
import { on } from '../tables.ts'

/** Marks a published document 有效, 失效, 废止 or 修改 as of today, with the reason that the public reads. It stays on line. */
export async function markValidity(
  ctx: Ctx,
  id: number,
  given: { validity: Validity; reason: string },
): Promise<void> {
  const { document } = await lockDocument(ctx, id)
  insist(whyNotMarkValidity(document, given))
  insist(whyTakenDown(await readShownEdition(ctx, document)))
  await on(ctx)
    .updateTable('document')
    .set({
      validity: given.validity,
      validity_changed_on: ctx.today,
      validity_reason: given.reason.trim(),
      version: sql`version + 1`,
    })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .execute()
  await bumpPublicVersion(ctx)
  await record(
    ctx,
    'documents.markValidity',
    { kind: 'document', id },
    { detail: { from: document.validity, to: given.validity, reason: given.reason.trim() } },
  )
}
