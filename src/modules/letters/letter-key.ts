import type { Ctx } from '../../lib/ctx.ts'
import { newKey } from '../../lib/secrets.ts'
import type { LetterSubject } from './letter.ts'
import { on } from './tables.ts'

/** The key of all letters about one thing; null when it was destroyed, or there never was one. */
export async function findLetterKey(ctx: Ctx, { kind, id }: LetterSubject): Promise<Uint8Array | null> {
  const row = await on(ctx)
    .selectFrom('letter_key')
    .select('wrapped')
    .where('organ_id', '=', ctx.organId)
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : ctx.secrets.open(row.wrapped)
}

/** The same, made where there is none yet. */
export async function letterKey(ctx: Ctx, subject: LetterSubject): Promise<Uint8Array> {
  const found = await findLetterKey(ctx, subject)
  if (found !== null) return found
  await on(ctx)
    .insertInto('letter_key')
    .values({
      organ_id: ctx.organId,
      subject_kind: subject.kind,
      subject_id: subject.id,
      wrapped: ctx.secrets.seal(newKey()),
    })
    .onConflict((conflict) => conflict.columns(['organ_id', 'subject_kind', 'subject_id']).doNothing())
    .execute()
  const made = await findLetterKey(ctx, subject)
  if (made === null) throw new Error('a key that was just made is there')
  return made
}
