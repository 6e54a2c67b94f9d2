import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { listAppealsOf, listRemedies } from '../queries/index.ts'
import { on } from '../tables.ts'

/** Beside its number, so that no two of an organ are the same. */
const GONE = '（已按规定销毁）'

/**
 * What can be read of the remedies of a case whose destruction is being carried out: file numbers, by which a published
 * judgment names the applicant, and the text of new answers. Kinds, rulings, outcomes and days stay: table 4 counts them.
 */
export async function destroyRemedyText(ctx: Ctx, requestId: number): Promise<void> {
  const remedies = (await listRemedies(ctx, requestId)).map(({ id }) => id)
  if (remedies.length === 0) return
  const appeals = (await listAppealsOf(ctx, remedies)).map(({ id }) => id)
  const fileNumber = sql<string>`${GONE} || id`
  await on(ctx)
    .updateTable('remedy')
    .set({ file_number: fileNumber })
    .where('organ_id', '=', ctx.organId)
    .where('id', 'in', remedies)
    .execute()
  if (appeals.length > 0) {
    await on(ctx)
      .updateTable('remedy_appeal')
      .set({ file_number: fileNumber })
      .where('organ_id', '=', ctx.organId)
      .where('id', 'in', appeals)
      .execute()
  }
  await on(ctx)
    .updateTable('renewed_reply')
    .set({ proposal_sealed: new Uint8Array() })
    .where('organ_id', '=', ctx.organId)
    .where('request_id', '=', requestId)
    .where('proposal_sealed', 'is not', null)
    .execute()
}
