import type { Ctx } from '../../../lib/ctx.ts'
import type { LetterSubject } from '../letter.ts'
import { on } from '../tables.ts'

/**
 * 销毁: what the letters of a case say, and their key, so that copies of the rows say nothing either. Number, kind, day and
 * hash stay. Whoever calls this holds the destruction list and writes the record.
 */
export async function destroyLetters(ctx: Ctx, { kind, id }: LetterSubject): Promise<void> {
  await on(ctx)
    .deleteFrom('letter_key')
    .where('organ_id', '=', ctx.organId)
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .execute()
  await on(ctx)
    .updateTable('letter')
    .set({ body_sealed: Buffer.of(), keyed: true })
    .where('organ_id', '=', ctx.organId)
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .execute()
}
