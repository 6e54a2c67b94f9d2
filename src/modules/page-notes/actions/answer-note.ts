import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { actingPerson } from '../../review/index.ts'
import type { NoteResult } from '../page-note.ts'
import { readNote } from '../queries.ts'
import { whyNotAnswer } from '../rules.ts'
import { on } from '../tables.ts'

/** What was found and done about a note. Refuses a second answer, an empty one, and what somebody changed meanwhile. */
export async function answerNote(
  ctx: Ctx,
  id: number,
  { result, text, version }: { result: NoteResult; text: string; version: number },
): Promise<void> {
  const person = actingPerson(ctx)
  const note = await readNote(ctx, id)
  insist(whyNotAnswer(note, text, version))
  const answer = { result, answer: text.trim(), answered_on: ctx.today, answered_by: person.id }
  const { numUpdatedRows } = await on(ctx)
    .updateTable('page_note')
    .set({ ...answer, version: sql`version + 1` })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  // Somebody was quicker between the look and the write.
  if (numUpdatedRows === 0n) insist(whyNotAnswer({ ...note, version: version + 1 }, text, version))
  await record(ctx, 'pageNotes.answer', { kind: 'pageNote', id }, { detail: { result, dueOn: note.dueOn } })
}
