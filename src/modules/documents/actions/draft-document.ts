import type { Ctx } from '../../../lib/ctx.ts'
import { record } from '../../audit/index.ts'
import { findColumn } from '../../catalogue/index.ts'
import { actingPerson } from '../../review/index.ts'
import { firstContent } from '../body.ts'
import type { Changes, Content } from '../document.ts'
import { contentColumns } from '../rows.ts'
import { on } from '../tables.ts'

/** Begins a document with its first draft. What is missing may follow: the gate asks for it later. */
export async function draftDocument(
  ctx: Ctx,
  given: Changes & Pick<Content, 'kind' | 'columnId'> & { origin?: string | undefined },
): Promise<{ id: number; no: number; version: number }> {
  const author = actingPerson(ctx)
  await findColumn(ctx, { id: given.columnId })
  const content = firstContent(given)
  const { id } = await on(ctx)
    .insertInto('document')
    .values({
      organ_id: ctx.organId,
      column_id: content.columnId,
      kind: content.kind,
      made_by: author.id,
      made_at: ctx.now,
      origin: given.origin ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await on(ctx)
    .insertInto('edition')
    .values({
      organ_id: ctx.organId,
      document_id: id,
      no: 1,
      state: 'draft',
      author_id: author.id,
      writer_ids: JSON.stringify([author.id]),
      written_at: ctx.now,
      ...contentColumns(content),
    })
    .execute()
  await record(ctx, 'documents.draft', { kind: 'document', id }, { after: content })
  return { id, no: 1, version: 1 }
}
