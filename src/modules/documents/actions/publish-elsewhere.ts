import type { Ctx } from '../../../lib/ctx.ts'
import { insist } from '../../../lib/refusal.ts'
import { recordPublication } from '../../channels/index.ts'
import { bumpPublicVersion } from '../../organs/index.ts'
import { lockDocument, readShownEdition } from '../rows.ts'
import { whyNotPublishElsewhere, whyTakenDown } from '../rules/index.ts'

/** Records that another channel carried the published edition. Refuses what is not public, and the same twice. */
export async function publishElsewhere(ctx: Ctx, documentId: number, channelId: number): Promise<void> {
  const { document } = await lockDocument(ctx, documentId)
  insist(whyNotPublishElsewhere(document))
  insist(whyTakenDown(await readShownEdition(ctx, document)))
  const editionNo = document.publication?.editionNo ?? 0
  await recordPublication(ctx, { channel: { id: channelId }, documentId, editionNo })
  // The home page counts what the channels carried.
  await bumpPublicVersion(ctx)
}
