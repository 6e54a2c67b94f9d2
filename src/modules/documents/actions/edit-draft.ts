import { sql } from 'kysely'
import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { holdColumn } from '../../catalogue/index.ts'
import { whyRetired } from '../../catalogue/rules/index.ts'
import { actingPerson, withdrawReview } from '../../review/index.ts'
import { whyStale } from '../../review/rules.ts'
import { whyMarked } from '../../screening/rules/index.ts'
import { changedContent } from '../body.ts'
import type { Changes, OpenEdition } from '../document.ts'
import { attachmentsNamed } from '../files.ts'
import { whyNotState } from '../relations.ts'
import { contentColumns, lockDocument } from '../rows.ts'
import { contentHash, whyNotEdit, whyNotMove, whyWrittenElsewhere, writtenParts } from '../rules/index.ts'
import { on } from '../tables.ts'
import { adoptImages } from './adopt-images.ts'
import { keepFormerText } from './keep-former-text.ts'

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
  const attachments = given.attachments && (await attachmentsNamed(ctx, id, given.attachments))
  const content = await adoptImages(ctx, id, changedContent(edition.content, given, attachments))
  insist(whyMarked(writtenParts(content)))
  insist(whyNotMove(document, content))
  const isRelatedAnew =
    contentHash({ ...content, relations: edition.content.relations }) !== contentHash(content)
  if (isRelatedAnew) insist(await whyNotState(ctx, document, content.relations))
  if (content.columnId !== document.columnId) insist(whyRetired(await holdColumn(ctx, content.columnId)))
  const isSame = contentHash(content) === contentHash(edition.content)
  if (isSame) return { version: edition.version }
  await keepFormerText(ctx, edition, { content, writerId: writer.id })
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
      last_writer_id: writer.id,
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
    {
      detail: {
        editionNo: edition.no,
        ...(isRelatedAnew ? { relations: content.relations } : {}),
      },
      before: edition.content,
      after: content,
    },
  )
  return { version: edition.version + 1 }
}
