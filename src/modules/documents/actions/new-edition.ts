import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { actingPerson } from '../../review/index.ts'
import { contentColumns, lockDocument, readEdition } from '../rows.ts'
import { whyNotNewEdition, whyWrittenElsewhere } from '../rules/index.ts'
import { on } from '../tables.ts'

/** Opens a draft that copies the published text; the public keeps seeing the old one. */
export async function newEdition(ctx: Ctx, id: number): Promise<{ no: number; version: number }> {
  const author = actingPerson(ctx)
  const { document, open } = await lockDocument(ctx, id)
  insist(whyWrittenElsewhere(document, undefined))
  insist(whyNotNewEdition(document, open))
  const published = await readEdition(ctx, document, document.publication?.editionNo ?? 0)
  const no = await nextNo(ctx, id)
  await on(ctx)
    .insertInto('edition')
    .values({
      organ_id: ctx.organId,
      document_id: id,
      no,
      state: 'draft',
      author_id: author.id,
      writer_ids: JSON.stringify([author.id]),
      written_at: ctx.now,
      ...contentColumns(published.content),
    })
    .execute()
  await record(ctx, 'documents.newEdition', { kind: 'document', id }, { detail: { editionNo: no } })
  return { no, version: 1 }
}

async function nextNo(ctx: Ctx, documentId: number): Promise<number> {
  const { last } = await on(ctx)
    .selectFrom('edition')
    .select((eb) => eb.fn.max('no').as('last'))
    .where('organ_id', '=', ctx.organId)
    .where('document_id', '=', documentId)
    .executeTakeFirstOrThrow()
  return last + 1
}
