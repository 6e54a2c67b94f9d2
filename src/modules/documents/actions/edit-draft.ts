import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { findColumn } from '../../catalogue/index.ts'
import { actingPerson, withdrawReview } from '../../review/index.ts'
import { whyStale } from '../../review/rules.ts'
import { changedContent } from '../body.ts'
import type { Changes, OpenEdition } from '../document.ts'
import { contentColumns, lockDocument } from '../rows.ts'
import { contentHash, whyNotEdit, whyNotMove, whyWrittenElsewhere } from '../rules/index.ts'
import { on } from '../tables.ts'

/**
 * Changes the open edition; what is left out stays. Changed content under review or approved becomes a draft
 * again and its review ends: it needs new sign-offs. `from` names the ledger that writes, where one does.
 * Answers the new version.
 */
export async function editDraft(
  ctx: Ctx,
  id: number,
  given: Changes & { version: number; from?: string | undefined },
): Promise<{ version: number }> {
  const writer = actingPerson(ctx)
  const { document, open } = await lockDocument(ctx, id)
  insist(whyWrittenElsewhere(document, given.from))
  insist(whyNotEdit(open))
  const edition = open as OpenEdition
  insist(whyStale(edition, given))
  const content = changedContent(edition.content, given)
  insist(whyNotMove(document, content))
  if (content.columnId !== document.columnId) await findColumn(ctx, { id: content.columnId })
  const isSame = contentHash(content) === contentHash(edition.content)
  if (isSame) return { version: edition.version }
  if (edition.state === 'inReview') await withdrawReview(ctx, { kind: 'document', id }, { why: '稿件修改' })
  await on(ctx)
    .updateTable('document')
    .set({ column_id: content.columnId, kind: content.kind, version: sql`version + 1` })
    .where('organ_id', '=', ctx.organId)
    .where('id', '=', id)
    .execute()
  await on(ctx)
    .updateTable('edition')
    .set({
      ...contentColumns(content),
      state: 'draft',
      writer_ids: JSON.stringify([...new Set([...edition.writerIds, writer.id])]),
      written_at: ctx.now,
      version: edition.version + 1,
    })
    .where('organ_id', '=', ctx.organId)
    .where('document_id', '=', id)
    .where('no', '=', edition.no)
    .execute()
  await record(
    ctx,
    'documents.edit',
    { kind: 'document', id },
    { detail: { editionNo: edition.no }, before: edition.content, after: content },
  )
  return { version: edition.version + 1 }
}
