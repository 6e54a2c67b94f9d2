import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { bumpPublicVersion } from '../../organs/index.ts'
import type { Validity } from '../document.ts'
import { lockDocument, readShownEdition } from '../rows.ts'
import { whyNotMarkValidity, whyTakenDown } from '../rules/index.ts'
import { changeValidity } from './change-validity.ts'

/** Marks a published document 有效, 失效, 废止 or 修改 as of today, with the reason that the public reads. It stays on line. */
export async function markValidity(
  ctx: Ctx,
  id: number,
  given: { validity: Validity; reason: string },
): Promise<void> {
  const { document } = await lockDocument(ctx, id)
  insist(whyNotMarkValidity(document, given))
  insist(whyTakenDown(await readShownEdition(ctx, document)))
  await changeValidity(ctx, id, { validity: given.validity, reason: given.reason.trim(), by: null })
  await bumpPublicVersion(ctx)
}
