import type { Ctx } from '../../lib/ctx.ts'
import { on } from './tables.ts'

/** A text of a draft that somebody else's text replaced. */
export interface FormerText {
  editionNo: number
  version: number
  title: string
  bodyHtml: string
  writtenBy: number
  writtenAt: Date
  replacedBy: number
  replacedAt: Date
}

/** The newest twenty of a document, the last replaced first. */
export async function listFormerTexts(ctx: Ctx, documentId: number): Promise<FormerText[]> {
  return on(ctx)
    .selectFrom('former_text')
    .select(['edition_no as editionNo', 'version', 'title', 'body_html as bodyHtml'])
    .select(['written_by as writtenBy', 'written_at as writtenAt'])
    .select(['replaced_by as replacedBy', 'replaced_at as replacedAt'])
    .where('organ_id', '=', ctx.organId)
    .where('document_id', '=', documentId)
    .orderBy('replaced_at', 'desc')
    .orderBy('version', 'desc')
    .limit(20)
    .execute()
}
