import type { Ctx } from '../../../lib/ctx.ts'
import { record } from '../../audit/index.ts'
import { actingPerson } from '../acting-person.ts'
import { on } from '../tables.ts'

/** Notes the scan of a signed sheet that now lies in the file store. Handing in the same scan again is no error. */
export async function takeScan(
  ctx: Ctx,
  given: { hash: string; mediaType: string; size: number },
): Promise<{ scan: string }> {
  const { id } = actingPerson(ctx)
  const { hash, mediaType, size } = given
  await on(ctx)
    .insertInto('paper_scan')
    .values({
      organ_id: ctx.organId,
      hash,
      media_type: mediaType,
      size,
      taken_by: id,
      taken_at: ctx.now,
    })
    .onConflict((conflict) => conflict.columns(['organ_id', 'hash']).doNothing())
    .execute()
  await record(ctx, 'review.takeScan', { kind: 'paperScan', id: hash }, { detail: { mediaType, size } })
  return { scan: hash }
}
