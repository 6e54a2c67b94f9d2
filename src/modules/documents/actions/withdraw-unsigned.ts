import type { Ctx } from '../../../lib/ctx.ts'
import { withdrawReview } from '../../review/index.ts'
import { readDocument, readOpenEdition } from '../rows.ts'

/** Ends what was still to be signed after an urgent publication: the text is gone. The caller holds the document's lock. */
export async function withdrawUnsigned(ctx: Ctx, documentId: number): Promise<void> {
  const open = await readOpenEdition(ctx, await readDocument(ctx, documentId))
  // A review of the next edition goes on; two reviews at once there are not.
  if (open?.state === 'inReview') return
  await withdrawReview(ctx, { kind: 'document', id: documentId }, { why: '紧急发布的文本已撤下' })
}
