import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { record } from '../../audit/index.ts'
import { findColumn } from '../../catalogue/index.ts'
import { openReview } from '../../review/index.ts'
import { whyStale } from '../../review/rules.ts'
import type { OpenEdition } from '../document.ts'
import { lockDocument } from '../rows.ts'
import { contentHash, whyIncomplete, whyNotSubmit } from '../rules/index.ts'
import { setEditionState } from './set-edition-state.ts'

/** Puts the draft before a chain, bound to its content as it is now. Refuses an incomplete draft, all gaps at once. */
export async function submitForReview(
  ctx: Ctx,
  id: number,
  given: { version: number; chainName: string },
): Promise<void> {
  const { document, open } = await lockDocument(ctx, id)
  insist(whyNotSubmit(open))
  const edition = open as OpenEdition
  insist(whyStale(edition, given))
  insist(whyIncomplete(edition.content, await findColumn(ctx, { id: document.columnId })))
  await openReview(ctx, {
    subject: { kind: 'document', id, title: edition.content.title },
    chainName: given.chainName,
    authorIds: edition.writerIds,
    contentHash: contentHash(edition.content),
  })
  await setEditionState(ctx, edition, 'inReview')
  await record(
    ctx,
    'documents.submit',
    { kind: 'document', id },
    { detail: { editionNo: edition.no, chain: given.chainName } },
  )
}
