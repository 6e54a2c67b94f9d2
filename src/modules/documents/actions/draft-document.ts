import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { holdColumn } from '../../catalogue/index.ts'
import { whyRetired } from '../../catalogue/rules/index.ts'
import { actingPerson } from '../../review/index.ts'
import { whyMarked } from '../../screening/rules/index.ts'
import { firstContent } from '../body.ts'
import type { Changes, Content } from '../document.ts'
import { whyNotState } from '../relations.ts'
import { contentColumns } from '../rows.ts'
import { writtenParts } from '../rules/index.ts'
import { on } from '../tables.ts'

/** Begins a document with its first draft. What is missing may follow: the gate asks for it later. */
export async function draftDocument(
  ctx: Ctx,
  given: Changes & Pick<Content, 'kind' | 'columnId'> & { origin?: string | undefined },
): Promise<{ id: number; no: number; version: number }> {
  const author = actingPerson(ctx)
  insist(whyRetired(await holdColumn(ctx, given.columnId)))
  const content = firstContent(given)
  insist(whyMarked(writtenParts(content)))
  insist(await whyNotState(ctx, null, content.relations))
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
