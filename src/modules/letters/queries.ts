import type { Ctx } from '../../lib/ctx.ts'
import { NotFound } from '../../lib/refusal.ts'
import type { Letter, LetterSubject, LetterSummary } from './letter.ts'
import { findLetterKey } from './letter-key.ts'
import { on } from './tables.ts'

/** A letter as it was sent. NotFound, too, when it was destroyed with its case. */
export async function readLetter(ctx: Ctx, id: number): Promise<Letter> {
  const row = await on(ctx)
    .selectFrom('letter')
    .select(['id', 'kind', 'number', 'title', 'written_on', 'subject_kind', 'subject_id', 'body_sealed'])
    .select('keyed')
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('这份文书')
  const subject = { kind: row.subject_kind, id: row.subject_id }
  const key = row.keyed ? await findLetterKey(ctx, subject) : undefined
  if (key === null) throw new NotFound('这份文书的正文（已按规定销毁）')
  return {
    id: row.id,
    kind: row.kind,
    number: row.number,
    title: row.title,
    writtenOn: row.written_on,
    subject,
    html: Buffer.from(ctx.secrets.open(row.body_sealed, key)).toString(),
  }
}

/** The letters of a case, in the order they were written. */
export async function listLetters(ctx: Ctx, subject: LetterSubject): Promise<LetterSummary[]> {
  return on(ctx)
    .selectFrom('letter')
    .select(['id', 'kind', 'number', 'title', 'written_on as writtenOn'])
    .where('organ_id', '=', ctx.organId)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .orderBy('id')
    .execute()
}
