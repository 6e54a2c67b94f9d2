import type { Ctx } from '../../../lib/ctx.ts'
import type { Content, OpenEdition } from '../document.ts'
import { on } from '../tables.ts'

/** Keeps the text that somebody else wrote before it is replaced: nobody's work is lost to a colleague's. */
export async function keepFormerText(
  ctx: Ctx,
  edition: OpenEdition,
  by: { content: Content; writerId: number },
): Promise<void> {
  const { title, bodyHtml } = edition.content
  const isKept = title === by.content.title && bodyHtml === by.content.bodyHtml
  if (edition.lastWriterId === by.writerId || isKept) return
  await on(ctx)
    .insertInto('former_text')
    .values({
      organ_id: ctx.organId,
      document_id: edition.documentId,
      edition_no: edition.no,
      version: edition.version,
      title,
      body_html: bodyHtml,
      written_by: edition.lastWriterId,
      written_at: edition.writtenAt,
      replaced_by: by.writerId,
      replaced_at: ctx.now,
    })
    .execute()
}
