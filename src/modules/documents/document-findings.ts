import type { Ctx } from '../../lib/ctx.ts'
import { findingsOf, type PlacedFinding } from '../screening/index.ts'
import type { Content } from './document.ts'
import { listFileTexts } from './file-texts.ts'
import { partsOf, partsOfFiles } from './rules/index.ts'

/** All that screening finds in a content of this document, its attachments' text included, with what was decided. */
export async function findingsIn(ctx: Ctx, documentId: number, content: Content): Promise<PlacedFinding[]> {
  const { attachments } = content
  const texts = await listFileTexts(
    ctx,
    attachments.map(({ hash }) => hash),
  )
  const parts = [...partsOf(content), ...partsOfFiles(attachments, texts)]
  return findingsOf(ctx, { kind: 'document', id: documentId }, parts)
}
