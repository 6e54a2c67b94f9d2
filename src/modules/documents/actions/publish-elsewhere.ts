import type { Ctx } from '../../../lib/ctx.ts'
import { insist, NotFound } from '../../../lib/refusal.ts'
import { findWechatAccount, postEdition, recordPublication } from '../../channels/index.ts'
import { bumpPublicVersion } from '../../organs/index.ts'
import { articleOf } from '../article.ts'
import { lockDocument, readShownEdition } from '../rows.ts'
import { whyNotPublishElsewhere, whyTakenDown } from '../rules/index.ts'

/**
 * Has another channel carry the published edition: a connected account gets it through the outbox, and its publication is
 * recorded when it is there; of any other channel it is recorded that it carried it. Refuses what is not public, and the
 * same twice.
 */
export async function publishElsewhere(
  ctx: Ctx,
  documentId: number,
  channelId: number,
): Promise<{ state: 'recorded' | 'posting' }> {
  const { document } = await lockDocument(ctx, documentId)
  insist(whyNotPublishElsewhere(document))
  const edition = await readShownEdition(ctx, document)
  insist(whyTakenDown(edition))
  if (edition === null) throw new NotFound('这个版次')
  const account = await findWechatAccount(ctx, channelId)
  if (account !== null) {
    const article = await articleOf(ctx, edition, account.author)
    await postEdition(ctx, { channelId, documentId, editionNo: edition.no, article })
    return { state: 'posting' }
  }
  await recordPublication(ctx, { channel: { id: channelId }, documentId, editionNo: edition.no })
  // The home page counts what the channels carried.
  await bumpPublicVersion(ctx)
  return { state: 'recorded' }
}
