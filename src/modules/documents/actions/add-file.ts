import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { actingPerson } from '../../review/index.ts'
import { whyMarked } from '../../screening/rules/index.ts'
import type { Attachment, FileUse } from '../attachment.ts'
import { keepFileText } from '../file-texts.ts'
import { lockDocument } from '../rows.ts'
import { whyNotEdit, whyWrittenElsewhere } from '../rules/index.ts'
import { on } from '../tables.ts'
import type { TakenFile } from '../taken-files.ts'

/**
 * Adds a kept file to a document, under its next number. It is part of the text only when the draft names it; until
 * then, and until an edition that names it is public, only staff can read it.
 */
export async function addFile(
  ctx: Ctx,
  documentId: number,
  { use, file: { text, marks, ...file } }: { use: FileUse; file: TakenFile },
): Promise<Attachment> {
  const person = actingPerson(ctx)
  insist(whyMarked((marks ?? []).map((text) => ({ text, field: 'file' }))))
  const { document, open } = await lockDocument(ctx, documentId)
  insist(whyWrittenElsewhere(document, undefined))
  insist(whyNotEdit(open))
  const added = { no: await nextNo(ctx, documentId), ...file }
  await on(ctx)
    .insertInto('document_file')
    .values({
      organ_id: ctx.organId,
      document_id: documentId,
      use,
      ...added,
      added_by: person.id,
      added_at: ctx.now,
    })
    .execute()
  if (text !== undefined) await keepFileText(ctx, file.hash, text)
  await record(ctx, 'documents.addFile', { kind: 'document', id: documentId }, { detail: { use, ...added } })
  return added
}

/** The document is locked: two at once get different numbers. */
async function nextNo(ctx: Ctx, documentId: number): Promise<number> {
  const { last } = await on(ctx)
    .selectFrom('document_file')
    .select((eb) => eb.fn.max('no').as('last'))
    .where('organ_id', '=', ctx.organId)
    .where('document_id', '=', documentId)
    .executeTakeFirstOrThrow()
  return ((last as number | null) ?? 0) + 1
}
