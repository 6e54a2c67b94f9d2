import type { Ctx } from '../../../lib/ctx.ts'
import { letterKey } from '../letter-key.ts'
import { on } from '../tables.ts'

const BATCH = 200

/**
 * Moves letters that still lie under the master key itself under the key of their subject, a batch at a time; answers
 * how many. 0: none is left. What they say, and its hash, stays as it is.
 */
export async function keyOldLetters(ctx: Ctx): Promise<number> {
  const rows = await on(ctx)
    .selectFrom('letter')
    .select(['id', 'subject_kind', 'subject_id', 'body_sealed'])
    .where('organ_id', '=', ctx.organId)
    .where('keyed', '=', false)
    .orderBy('id')
    .limit(BATCH)
    .forUpdate()
    .execute()
  for (const row of rows) {
    const key = await letterKey(ctx, { kind: row.subject_kind, id: row.subject_id })
    await on(ctx)
      .updateTable('letter')
      .set({ body_sealed: ctx.secrets.seal(ctx.secrets.open(row.body_sealed), key), keyed: true })
      .where('organ_id', '=', ctx.organId)
      .where('id', '=', row.id)
      .execute()
  }
  return rows.length
}
